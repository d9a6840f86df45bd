import { reference, text, type ManagedObjectReference, type ObjectContent, type TraversalSpec } from '@vic/vim25';
import type { ReadObjects } from './read-from.ts';

/** More holders than any inventory has: a circle of parents must end. */
const MAX_DEPTH = 64;

/** Goes from an object up to the root folder; further ways may begin at each holder. */
export function wayUp(next: NonNullable<TraversalSpec['selectSet']> = []): TraversalSpec {
  return { name: 'up', type: 'ManagedEntity', path: 'parent', skip: false, selectSet: [{ name: 'up' }, ...next] };
}

/** The object and all that holds it, from the outermost down to itself; only as far up as the session sees. */
export function holdersOf(moid: string, objects: ReadObjects): ObjectContent[] {
  const holders: ObjectContent[] = [];
  let next = objects.get(moid);
  while (next && holders.length < MAX_DEPTH) {
    holders.unshift(next);
    next = objects.get(reference(next.props.get('parent'))?.value ?? '');
  }
  return holders;
}

/** Inventory path from the root folder, such as `/DC0/host/Cluster`; names as vSphere stores them (`%2f` for a slash). */
export function inventoryPath(moid: string, objects: ReadObjects, rootFolder: ManagedObjectReference): string {
  return holdersOf(moid, objects)
    .filter(({ ref }) => ref.value !== rootFolder.value)
    .map(({ props }) => `/${text(props.get('name')) ?? ''}`)
    .join('');
}
