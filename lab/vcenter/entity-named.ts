import { entityOfType, type Entity, type Inventory } from './inventory.ts';

/** The object of this type and name; throws if there is none. */
export function entityNamed<T extends Entity['type']>(
  inventory: Inventory,
  type: T,
  name: string,
): ReturnType<typeof entityOfType<T>> {
  const found = [...inventory.objects.values()].find((entity) => entity.type === type && entity.name === name);
  if (found === undefined) throw new Error(`There is no ${type} "${name}".`);
  return entityOfType(inventory, found.moid, type);
}
