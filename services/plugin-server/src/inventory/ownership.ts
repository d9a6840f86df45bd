import { ownerOf, type OwnerCandidate } from './owner.ts';
import { stateOfContainer } from './project/container.ts';
import { isRootFolder, type TreeNode } from './tree.ts';
import type { VicVm } from './vic-vm.ts';

/** Who owns whom among the VMs of one vCenter that one user sees. */
export interface Ownership {
  /** moid of the owner by moid of the container; containers without a known owner are not in it */
  readonly owners: ReadonlyMap<string, string>;
  readonly counts: ReadonlyMap<string, ContainerCounts>;
}

export interface ContainerCounts {
  readonly containers: number;
  readonly running: number;
}

export const NO_CONTAINERS: ContainerCounts = { containers: 0, running: 0 };

/** Applies the owner rule to all containers. */
export function determineOwnership(vms: Iterable<VicVm>, nodes: ReadonlyMap<string, TreeNode>): Ownership {
  const all = [...vms];
  const candidates = candidatesByPool(all);
  const isRoot = (folder: string) => isRootFolder(nodes.get(folder));
  const owners = new Map<string, string>();
  const counts = new Map<string, ContainerCounts>();
  for (const { moid, vm, config } of all) {
    if (config.kind !== 'container' || vm.resourcePool === null) continue;
    const owner = ownerOf(vm, candidates.get(vm.resourcePool) ?? [], isRoot);
    if (owner === null) continue;
    owners.set(moid, owner);
    const { containers, running } = counts.get(owner) ?? NO_CONTAINERS;
    const isRunning = stateOfContainer(vm.powerState, config) === 'running';
    counts.set(owner, { containers: containers + 1, running: running + (isRunning ? 1 : 0) });
  }
  return { owners, counts };
}

function candidatesByPool(vms: readonly VicVm[]): Map<string, OwnerCandidate[]> {
  const byPool = new Map<string, OwnerCandidate[]>();
  for (const { moid, vm, config } of vms) {
    if (config.kind !== 'vch' || config.containerPool === null) continue;
    const candidate = { moid, containerPool: config.containerPool, folder: vm.folder };
    const list = byPool.get(config.containerPool);
    if (list) list.push(candidate);
    else byPool.set(config.containerPool, [candidate]);
  }
  return byPool;
}
