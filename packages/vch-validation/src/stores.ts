import type { DatastoreFacts, InventoryFacts } from './facts.ts';
import { findByName, plainName, type Found } from './find.ts';
import { forbiddenInStore } from './characters.ts';
import type { PlannedFolder } from './plan.ts';

/** A text that says where to store something, taken apart but not looked up. */
export type StoreText =
  | { readonly kind: 'datastore'; readonly datastore: string; readonly folder: string }
  | { readonly kind: 'nfs'; readonly host: string; readonly path: string; readonly query: string }
  | {
      readonly kind: 'unreadable';
      readonly problem: 'characters' | 'path' | 'scheme' | 'query';
      readonly detail: string;
    };

const SCHEME = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/is;

/**
 * Takes `datastore`, `datastore/folder`, `ds://datastore/folder` or `nfs://host/path?query` apart. In `ds://…` percent-encoding is undone, since
 * that is how such texts come back from the API.
 */
export function readStore(text: string): StoreText {
  const plain = plainStore(text);
  const [, scheme = 'ds', rest = plain] = SCHEME.exec(plain) ?? [];
  switch (scheme.toLowerCase()) {
    case 'nfs':
      return readNfs(rest);
    case 'ds':
      return readDatastore(rest);
    default:
      return { kind: 'unreadable', problem: 'scheme', detail: scheme };
  }
}

function readDatastore(text: string): StoreText {
  const question = text.indexOf('?');
  if (question >= 0 && text.includes('=', question)) {
    return { kind: 'unreadable', problem: 'query', detail: text.slice(question) };
  }
  const character = forbiddenInStore(text);
  if (character !== null) return { kind: 'unreadable', problem: 'characters', detail: character };
  const [datastore = '', ...folders] = text.split('/');
  const step = folders.find((folder) => folder === '.' || folder === '..');
  if (step !== undefined) return { kind: 'unreadable', problem: 'path', detail: step };
  return { kind: 'datastore', datastore, folder: folders.filter((folder) => folder !== '').join('/') };
}

function readNfs(text: string): StoreText {
  const [location = '', ...query] = text.split('?');
  const slash = location.indexOf('/');
  return {
    kind: 'nfs',
    host: slash < 0 ? location : location.slice(0, slash),
    path: slash < 0 ? '' : location.slice(slash),
    query: query.join('?'),
  };
}

/** The text without the percent-encoding of `ds://…`; others are as they are. */
export function plainStore(text: string): string {
  if (!text.toLowerCase().startsWith('ds://')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Finds a datastore by name; with no name, the only one in scope. */
export function resolveDatastore(name: string, facts: InventoryFacts): Found<DatastoreFacts> {
  if (name !== '') return findByName(facts.datastores, name, facts, 'datastore');
  const scope = facts.datacenters.find(({ ref }) => ref.value === facts.datacenter)?.path;
  const inScope = facts.datastores.filter(({ path }) => scope !== undefined && path.startsWith(`${scope}/`));
  const [datastore] = inScope;
  if (datastore === undefined || inScope.length > 1) return { kind: 'unnamed', given: '' };
  return { kind: 'found', object: datastore, given: plainName(datastore.name) };
}

/** Of a datastore what creation needs, with the folder in it. */
export function plannedFolder({ ref, name, path }: DatastoreFacts, folder: string): PlannedFolder {
  return { datastore: { ref, name, path }, path: folder };
}
