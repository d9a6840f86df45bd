/** `ObjectSpec`: which objects a filter is about, found by walking the given traversals. */
import type { ManagedObject } from '../model/managed-object.ts';
import { isEntity } from '../model/managed-object.ts';
import { isKindOf } from '../model/managed-types.ts';
import { readPath } from '../properties/registry.ts';
import type { Session } from '../sessions.ts';
import { invalidArgument, managedObjectNotFound } from '../soap/fault.ts';
import type { Ref, RequestElement } from '../soap/request-element.ts';
import type { Value } from '../soap/value.ts';
import { isView } from '../views.ts';
import type { World } from '../world.ts';

interface Traversal {
  readonly type: string;
  readonly path: string;
  readonly skip: boolean;
  /** Indexes into the traversals of the same object spec. */
  readonly next: readonly number[];
}

export interface ObjectSelection {
  readonly start: Ref;
  readonly skip: boolean;
  readonly traversals: readonly Traversal[];
  /** The traversals that begin at the start object. */
  readonly first: readonly number[];
}

/** Reads the object specs of a filter. Unknown selection names are an `InvalidArgument`. */
export function selectionsOf(objectSets: readonly RequestElement[]): ObjectSelection[] {
  return objectSets.map((set) => {
    const traversals: (Omit<Traversal, 'next'> & { next: number[] })[] = [];
    const byName = new Map<string, number>();
    const links: { from: number[]; element: RequestElement }[] = [];
    const first: number[] = [];
    const read = (element: RequestElement, from: number[]) => {
      if (element.xsiType !== 'TraversalSpec') {
        links.push({ from, element });
        return;
      }
      const index = traversals.length;
      const next: number[] = [];
      traversals.push({
        type: element.string('type'),
        path: element.string('path'),
        skip: element.boolean('skip'),
        next,
      });
      const name = element.optionalString('name');
      if (name !== undefined && name !== '') byName.set(name, index);
      from.push(index);
      for (const child of element.all('selectSet')) read(child, next);
    };
    for (const child of set.all('selectSet')) read(child, first);
    for (const { from, element } of links) {
      const index = byName.get(element.optionalString('name') ?? '');
      if (index === undefined) throw invalidArgument('specSet.objectSet.selectSet.name');
      from.push(index);
    }
    return { start: set.ref('obj'), skip: set.boolean('skip'), traversals, first };
  });
}

/** True if the members are the objects of views and objects named directly: then changes of membership are told by the views. */
export function isFollowable(selection: ObjectSelection): boolean {
  if (selection.traversals.length === 0) return true;
  return isViewSelection(selection);
}

/** The start is a view, its members are what is selected, and nothing beyond them. */
export function isViewSelection({ start, skip, traversals }: ObjectSelection): boolean {
  return (
    skip &&
    isKindOf(start.type, 'View') &&
    traversals.every(({ path, next, skip: skipMembers }) => path === 'view' && next.length === 0 && !skipMembers)
  );
}

/**
 * The selected objects, each once.
 * @param missing called for a start object that is not there; without it that is a `ManagedObjectNotFound`
 */
export function select(
  selections: readonly ObjectSelection[],
  world: World,
  session: Session | null,
  missing?: (ref: Ref) => void,
): Map<string, ManagedObject> {
  const found = new Map<string, ManagedObject>();
  for (const selection of selections) {
    const start = world.find(selection.start, session);
    if (start !== undefined) walk(selection, start, found, world, session);
    else if (missing) missing(selection.start);
    else throw managedObjectNotFound(selection.start);
  }
  return found;
}

function walk(
  selection: ObjectSelection,
  start: ManagedObject,
  found: Map<string, ManagedObject>,
  world: World,
  session: Session | null,
): void {
  if (!selection.skip) found.set(start.moid, start);
  const seen = selection.traversals.map(() => new Set<string>());
  const pending: [target: ManagedObject, next: readonly number[]][] = [[start, selection.first]];
  for (let step = pending.pop(); step !== undefined; step = pending.pop()) {
    const [target, next] = step;
    for (const index of next) {
      const traversal = selection.traversals[index];
      if (traversal === undefined || !isKindOf(target.type, traversal.type) || seen[index]?.has(target.moid) === true)
        continue;
      seen[index]?.add(target.moid);
      for (const child of childrenAt(target, traversal.path, world, session)) {
        if (!traversal.skip) found.set(child.moid, child);
        if (traversal.next.length > 0) pending.push([child, traversal.next]);
      }
    }
  }
}

function childrenAt(target: ManagedObject, path: string, world: World, session: Session | null): ManagedObject[] {
  if (path === 'view' && isView(target)) return viewMembers(target.list(), world, session);
  const value = readPath(target, path, { world, session });
  return referencesIn(value).flatMap((ref) => {
    const child = world.find(ref, session);
    return child === undefined || (isEntity(child) && !world.canView(session, child.moid)) ? [] : [child];
  });
}

function viewMembers(moids: Iterable<string>, world: World, session: Session | null): ManagedObject[] {
  const members: ManagedObject[] = [];
  for (const moid of moids) {
    const member = world.inventory.objects.get(moid) ?? world.findOther(moid, session);
    if (member !== undefined) members.push(member);
  }
  return members;
}

function referencesIn(value: Value | undefined): Ref[] {
  if (value?.kind === 'reference') return [value];
  if (value?.kind !== 'array') return [];
  return value.items.filter((item) => item.kind === 'reference');
}
