/** One-time reads of properties: all at once, or page by page. */
import type { ManagedObject } from '../model/managed-object.ts';
import { isEntity } from '../model/managed-object.ts';
import type { Session } from '../sessions.ts';
import { escapeAttribute, escapeXml } from '../soap/escape.ts';
import { managedObjectNotFound } from '../soap/fault.ts';
import type { Ref, RequestElement } from '../soap/request-element.ts';
import { elementXml } from '../soap/value.ts';
import type { World } from '../world.ts';
import { PropertyPlan, writePaths } from './property-plan.ts';
import { select, selectionsOf } from './selection.ts';

interface Planned {
  readonly target: ManagedObject;
  readonly plan: PropertyPlan;
}

/** The objects of a retrieval that are still to be sent. */
export class Retrieval {
  readonly #world: World;
  readonly #session: Session | null;
  readonly #queue: (Planned | Ref)[] = [];
  /** Objects per page, as asked for at the start. */
  readonly pageSize: number | undefined;
  #position = 0;

  constructor(specSets: readonly RequestElement[], world: World, session: Session | null, pageSize?: number) {
    this.pageSize = pageSize;
    this.#world = world;
    this.#session = session;
    for (const spec of specSets) {
      const plan = new PropertyPlan(spec.all('propSet'));
      const report = spec.boolean('reportMissingObjectsInResults') ? (ref: Ref) => this.#queue.push(ref) : undefined;
      const targets = select(selectionsOf(spec.all('objectSet')), world, session, report);
      for (const target of targets.values()) {
        if (plan.of(target.type) !== null) this.#queue.push({ target, plan });
      }
    }
  }

  get isDone(): boolean {
    return this.remaining <= 0;
  }

  /** Objects that have not been sent. */
  get remaining(): number {
    return this.#queue.length - this.#position;
  }

  /** The next objects as `ObjectContent` elements of that name, in pieces of about 64 KiB. */
  *page(element: string, maxObjects: number): Generator<string> {
    let xml = '';
    const end = Math.min(this.#queue.length, this.#position + maxObjects);
    while (this.#position < end) {
      const next = this.#queue[this.#position++];
      if (next !== undefined) xml += 'plan' in next ? this.#content(element, next) : missingContent(element, next);
      if (xml.length > 65_536) {
        yield xml;
        xml = '';
      }
    }
    yield xml;
  }

  #content(element: string, { target, plan }: Planned): string {
    if (isEntity(target) && !this.#world.inventory.objects.has(target.moid)) return '';
    const paths = plan.of(target.type) ?? [];
    const values = writePaths(target, paths, this.#world, this.#session, propSetXml);
    return `<${element}><obj type="${target.type}">${escapeXml(target.moid)}</obj>${values}</${element}>`;
  }
}

const propSetXml = (xmlPath: string, val: string): string =>
  val === '' ? '' : `<propSet><name>${xmlPath}</name>${val}</propSet>`;

function missingContent(element: string, ref: Ref): string {
  const fault = elementXml('fault', managedObjectNotFound(ref).localized(), false);
  return `<${element}><obj type="${escapeAttribute(ref.type)}">${escapeXml(ref.value)}</obj><missingSet><path></path>${fault}</missingSet></${element}>`;
}
