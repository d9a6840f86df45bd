/** What all builders are made of: objects by id. */
import { createHash } from 'node:crypto';
import type { Entity, Inventory } from '../inventory.ts';

/** Enters an object into the inventory. */
export function add<T extends Entity>(inventory: Inventory, entity: T): T {
  inventory.objects.set(entity.moid, entity);
  return entity;
}

/** The next free managed object id with a prefix, as `vm-12`. */
export function nextMoid(inventory: Inventory, prefix: string): string {
  const number = inventory.nextId;
  inventory.nextId = number + 1;
  return /-[a-z]$/.test(prefix) ? `${prefix}${number}` : `${prefix}-${number}`;
}

/** A UUID that is the same at every start of the same scenario. */
export function stableUuid(inventory: Inventory, name: string): string {
  const hex = createHash('sha256').update(`${inventory.about.instanceUuid} ${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

type EntityOf<T extends Entity['type'], E = Entity> = E extends { type: infer U } ? (T extends U ? E : never) : never;

/** The entity of that moid; throws if it is of another type (a mistake in the scenario). */
export function entityOfType<T extends Entity['type']>(inventory: Inventory, moid: string, type: T): EntityOf<T> {
  const entity = inventory.objects.get(moid);
  if (!isOfType(entity, type)) throw new Error(`${moid} is no ${type}`);
  return entity;
}

/** Narrows an entity to a type; the shapes that share one interface count as one. */
export function isOfType<T extends Entity['type']>(
  entity: Entity | undefined,
  type: T,
): entity is EntityOf<T> & Entity {
  return entity?.type === type;
}
