import type { World } from '../world.ts';
import type { XmlPieces } from '../method.ts';
import type { PropertyCollector } from './property-collector.ts';
import type { Retrieval } from './retrieval.ts';

/** A `RetrieveResult`: the next page, and a token if there is more. Nothing at all if nothing was selected. */
export function retrieveResult(retrieval: Retrieval, collector: PropertyCollector, world: World): XmlPieces {
  const limit = Math.min(retrieval.pageSize ?? Infinity, world.options.maxPageObjects);
  return { kind: 'pieces', pieces: retrieval.isDone ? [] : pieces(retrieval, collector, limit) };
}

function* pieces(retrieval: Retrieval, collector: PropertyCollector, limit: number): Generator<string> {
  yield '<returnval>';
  // The token comes before the objects in the WSDL, so the page's extent is settled first.
  if (retrieval.remaining > limit) yield `<token>${collector.keep(retrieval)}</token>`;
  yield* retrieval.page('objects', limit);
  yield '</returnval>';
}
