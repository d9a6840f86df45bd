/** What a scenario's VMs say of themselves, read as the product reads it. */
import {
  containerState,
  decodeContainerVm,
  decodeVch,
  kindOf,
  type ContainerConfig,
  type ContainerState,
  type VchConfig,
} from '@vic/extraconfig';
import { extraConfigOf, type Inventory, type VirtualMachine } from '../../vcenter/inventory.ts';

export interface VchVm {
  readonly vm: VirtualMachine;
  readonly config: VchConfig;
}

export interface ContainerVm {
  readonly vm: VirtualMachine;
  readonly config: ContainerConfig;
  readonly state: ContainerState;
}

export interface VicVms {
  readonly all: readonly VirtualMachine[];
  readonly vchs: readonly VchVm[];
  readonly containers: readonly ContainerVm[];
}

export const virtualMachinesOf = (inventory: Inventory): readonly VirtualMachine[] =>
  [...inventory.objects.values()].filter((entity) => entity.type === 'VirtualMachine');

export function vicVmsOf(inventory: Inventory): VicVms {
  const all = virtualMachinesOf(inventory);
  const vchs: VchVm[] = [];
  const containers: ContainerVm[] = [];
  for (const vm of all) {
    const pairs = extraConfigOf(vm);
    const kind = kindOf(pairs, vm.moid);
    if (kind === 'vch') vchs.push({ vm, config: decodeVch(pairs) });
    if (kind === 'container') {
      const config = decodeContainerVm(pairs);
      containers.push({ vm, config, state: containerState(config, vm.powerState) });
    }
  }
  return { all, vchs, containers };
}

/**
 * Tells which VCH owns a container: the last of its compute resources is the container's pool and the folders are the
 * same; in a datacenter's root VM folder the pool alone decides, if one VCH only has it. Null: unknown.
 */
export function owners(inventory: Inventory, vchs: readonly VchVm[]): (container: ContainerVm) => VchVm | null {
  const rootFolders = new Set<string | null>(
    [...inventory.objects.values()].flatMap((entity) => (entity.type === 'Datacenter' ? [entity.vmFolder] : [])),
  );
  const byPool = Map.groupBy(vchs, ({ config }) => config.container.computeResources.at(-1)?.value ?? '');
  return ({ vm: { pool, parent } }) => {
    const ofPool = byPool.get(pool ?? '') ?? [];
    const candidates = rootFolders.has(parent) ? ofPool : ofPool.filter(({ vm }) => vm.parent === parent);
    return candidates.length === 1 ? (candidates[0] ?? null) : null;
  };
}

/** How many containers each VCH has, by name; those without known owner count as `unknown`. */
export function containersPerVch(inventory: Inventory, { vchs, containers }: VicVms): Record<string, number> {
  const ownerOf = owners(inventory, vchs);
  return countBy(containers, (container) => ownerOf(container)?.vm.name ?? 'unknown');
}

/** How many there are of each. */
export function countBy<T>(items: readonly T[], nameOf: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[nameOf(item)] = (counts[nameOf(item)] ?? 0) + 1;
  return counts;
}
