import type { InventoryFacts } from './facts.ts';
import { matchesPattern } from './name-pattern.ts';
import type { InventoryObject } from './reference.ts';

/** What became of a name or id. `given` is what it was, for messages; `unnamed`: neither name nor id. */
export type Found<T> =
  | { readonly kind: 'found'; readonly object: T; readonly given: string }
  | { readonly kind: 'missing' | 'ambiguous' | 'unnamed'; readonly given: string };

/** A choice as the API has it: the id wins; the name may be a path. */
export interface Choice {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
}

/** Where names are looked for. */
type FindScope = Pick<InventoryFacts, 'datacenters' | 'datacenter'>;

/** Whether neither id nor name says anything. */
export function isUnnamed(choice: Choice | undefined): boolean {
  return (choice?.id ?? '') === '' && (choice?.name ?? '') === '';
}

/** Finds what a choice means among objects of one kind, whose part of each datacenter is `folder`. */
export function find<T extends InventoryObject>(
  objects: readonly T[],
  choice: Choice | undefined,
  facts: FindScope,
  folder: 'host' | 'network' | 'datastore',
): Found<T> {
  const id = choice?.id ?? '';
  const name = choice?.name ?? '';
  if (id !== '') {
    const object = findById(objects, id);
    return object === null ? { kind: 'missing', given: id } : { kind: 'found', object, given: name || object.name };
  }
  return name === '' ? { kind: 'unnamed', given: '' } : findByName(objects, name, facts, folder);
}

/** By managed object id, wherever it is. */
export function findById<T extends InventoryObject>(objects: readonly T[], id: string): T | null {
  return objects.find(({ ref }) => ref.value === id) ?? null;
}

/**
 * Finds by bare name (anywhere in the datacenter in scope), path from its folder, or path from the root. Parts may hold wildcards; an exact match
 * goes before them. Names may be given as vSphere stores them or plainly (`a%2fb` or, without slash, as shown).
 */
export function findByName<T extends InventoryObject>(
  objects: readonly T[],
  name: string,
  facts: FindScope,
  folder: string,
): Found<T> {
  const parts = name.split('/').filter((part) => part !== '');
  const last = parts.at(-1);
  const scope = facts.datacenters.find(({ ref }) => ref.value === facts.datacenter)?.path;
  if (last === undefined) return { kind: 'missing', given: name };
  if (name.startsWith('/')) return only(pathMatches(objects, parts), name);
  if (scope === undefined) return { kind: 'missing', given: name };
  const folderParts = [...scope.split('/').filter((part) => part !== ''), folder];
  if (parts.length > 1) return only(pathMatches(objects, [...folderParts, ...parts]), name);
  const inScope = objects.filter(({ path }) => path.startsWith(`${scope}/`));
  return only(
    preferExact(inScope, (object, matches) => matches(last, object.name)),
    name,
  );
}

type Match = (pattern: string, name: string) => boolean;

function pathMatches<T extends InventoryObject>(objects: readonly T[], parts: readonly string[]): readonly T[] {
  return preferExact(objects, ({ path }, matches) => {
    const own = path.split('/').filter((part) => part !== '');
    return own.length === parts.length && own.every((part, index) => matches(parts[index] ?? '', part));
  });
}

function preferExact<T>(objects: readonly T[], accepts: (object: T, matches: Match) => boolean): readonly T[] {
  const exact = objects.filter((object) => accepts(object, isSameName));
  return exact.length > 0 ? exact : objects.filter((object) => accepts(object, isLikeName));
}

function isSameName(given: string, stored: string): boolean {
  return given === stored || given === plainName(stored);
}

function isLikeName(pattern: string, stored: string): boolean {
  return matchesPattern(pattern, stored) || matchesPattern(pattern, plainName(stored));
}

/** A stored name as people see it. */
export function plainName(stored: string): string {
  return stored.replaceAll(/%2f/gi, '/').replaceAll(/%5c/gi, '\\').replaceAll('%25', '%');
}

function only<T>(matches: readonly T[], given: string): Found<T> {
  const [object] = matches;
  if (object === undefined) return { kind: 'missing', given };
  return matches.length > 1 ? { kind: 'ambiguous', given } : { kind: 'found', object, given };
}
