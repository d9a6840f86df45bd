/** Names of entities: what is allowed, and unique among siblings. */
import type { Entity } from './inventory.ts';
import { decodeName } from './soap/escape.ts';
import { duplicateName, invalidName } from './soap/fault.ts';
import type { World } from './world.ts';

const MAX_NAME = 80;

/** Decodes a name from the wire. Throws `InvalidName` or `DuplicateName`. */
export function newName(name: string, siblings: Iterable<string>, world: World, self?: string): string {
  const decoded = decodeName(name);
  if (decoded.trim() === '' || decoded.length > MAX_NAME) throw invalidName(name);
  for (const moid of siblings) {
    const sibling = world.inventory.objects.get(moid);
    if (sibling !== undefined && sibling.moid !== self && sibling.name === decoded) {
      throw duplicateName(name, { type: sibling.type, value: sibling.moid });
    }
  }
  return decoded;
}

/** The same for an entity that is renamed. */
export const checkName = (name: string, entity: Entity, world: World): string =>
  newName(name, siblingsOf(entity, world), world, entity.moid);

function siblingsOf(entity: Entity, world: World): Iterable<string> {
  const parent = world.inventory.objects.get(entity.parent ?? '');
  if (parent === undefined) return [];
  if ('children' in parent) return parent.children;
  return 'pools' in parent ? parent.pools : [];
}
