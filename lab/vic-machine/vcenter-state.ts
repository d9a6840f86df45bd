/** What tests look at in a simulated vCenter. */
import { extraConfigOf } from '../vcenter/builders.ts';
import type { Inventory, VirtualMachine } from '../vcenter/inventory.ts';
import type { Vcenter } from '../vcenter/vcenter.ts';

/** Everything that work on VCHs could leave, one line each, sorted: for comparing before and after. */
export function stateOf({ world }: Vcenter): string[] {
  const { inventory } = world;
  const lines: string[] = [];
  for (const entity of inventory.objects.values()) {
    lines.push(`${entity.type} ${entity.name}`);
    if (entity.type === 'Datastore') lines.push(...[...entity.files.keys()].map((file) => `[${entity.name}] ${file}`));
    if (entity.type === 'VirtualMachine') lines.push(`${entity.name}: ${[...extraConfigOf(entity)].length} pairs`);
    if ('groups' in entity) lines.push(...entity.groups.map((group) => `group ${group.name}`));
  }
  lines.push(...inventory.roles.map(({ name }) => `role ${name}`));
  // The lab keeps permissions on what is gone; nobody can see them.
  const present = inventory.permissions.filter(({ entity }) => inventory.objects.has(entity));
  lines.push(...present.map(({ entity, principal, roleId }) => `${principal} has ${roleId} on ${entity}`));
  return lines.sort();
}

/** The VM of that name, if there is one. */
export function findVm(inventory: Inventory, name: string): VirtualMachine | undefined {
  for (const entity of inventory.objects.values()) {
    if (entity.type === 'VirtualMachine' && entity.name === name) return entity;
  }
  return undefined;
}
