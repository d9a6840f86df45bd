import { projectContainer } from '../../src/inventory/project/container.ts';
import { projectVch } from '../../src/inventory/project/vch.ts';
import { UNKNOWN_VM, type VmFacts } from '../../src/inventory/project/vm.ts';
import { VcenterStore } from '../../src/inventory/store.ts';
import type { VicVm } from '../../src/inventory/vic-vm.ts';
import { containerPairs, vchPairs, type ContainerPairs, type VchPairs } from './pairs.ts';

const PLACED: Partial<VmFacts> = { powerState: 'poweredOn', resourcePool: 'resgroup-1', folder: 'group-v2' };

export function aContainer(moid: string, pairs: ContainerPairs = {}, vm: Partial<VmFacts> = {}): VicVm {
  const config = projectContainer(new Map(Object.entries(containerPairs(pairs))));
  return { moid, vm: { ...UNKNOWN_VM, vmName: moid, ...PLACED, ...vm }, config };
}

export function aVch(moid: string, pairs: Partial<VchPairs> = {}, vm: Partial<VmFacts> = {}): VicVm {
  const config = projectVch(new Map(Object.entries(vchPairs({ moid, ...pairs }))));
  return { moid, vm: { ...UNKNOWN_VM, vmName: moid, ...PLACED, ...vm }, config };
}

export function aStore(...vms: VicVm[]): VcenterStore {
  const store = new VcenterStore('vc-1', 'vc1.example.com');
  for (const vm of vms) store.put(vm);
  return store;
}
