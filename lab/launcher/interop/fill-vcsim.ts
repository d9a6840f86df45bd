import { decodeVch, encodeVch } from '@vic/extraconfig';
import { findByInventoryPath, powerOn, waitForTask, type ManagedObjectReference, type VimClient } from '@vic/vim25';
import { createVm } from '../../../packages/vim25/interop/vic-inventory.ts';
import { build } from '../../scenarios/default.ts';
import type { ExtraConfigPairs, VirtualMachine } from '../../vcenter/inventory.ts';

/** VCH of the default scenario that is put into vcsim with everything it owns. */
export const VCH_NAME = 'vch-production';

const DEFAULT_SHARE = {
  reservation: 0,
  expandableReservation: true,
  limit: -1,
  shares: { shares: 0, level: 'normal' },
};

/** Makes one VCH of the default scenario and its containerVMs in vcsim. Gives how many containerVMs it made. */
export async function fillVcsim(client: VimClient): Promise<number> {
  const pool = await client.invoke('CreateResourcePool', await required(client, 'DC0/host/DC0_C0/Resources'), {
    name: VCH_NAME,
    spec: { cpuAllocation: DEFAULT_SHARE, memoryAllocation: DEFAULT_SHARE },
  });
  const folder = await client.invoke('CreateFolder', await required(client, 'DC0/vm'), { name: VCH_NAME });
  const vms = [...build(1).objects.values()].filter((entity) => entity.type === 'VirtualMachine');
  const endpoint = vms.find(({ name }) => name === VCH_NAME);
  if (!endpoint) throw new Error(`The default scenario has no ${VCH_NAME}.`);
  const containers = vms.filter(({ moid, pool: itsPool }) => itsPool === endpoint.pool && moid !== endpoint.moid);
  const endpointVm = await create(client, endpoint, { folder, pool });
  await client.invoke('ReconfigVM_Task', endpointVm, { spec: { extraConfig: identity(endpoint, endpointVm, pool) } });
  await waitForTask(client, await powerOn(client, endpointVm));
  for (const container of containers) await create(client, container, { folder, pool });
  return containers.length;
}

async function required(client: VimClient, path: string): Promise<ManagedObjectReference> {
  const found = await findByInventoryPath(client, path);
  if (found === null) throw new Error(`vcsim has no ${path}.`);
  return found;
}

function create(
  client: VimClient,
  vm: VirtualMachine,
  place: { readonly folder: ManagedObjectReference; readonly pool: ManagedObjectReference },
): Promise<ManagedObjectReference> {
  return createVm(client, place, vm.name, Object.fromEntries(pairsOf(vm)));
}

function pairsOf({ extraConfig }: VirtualMachine): ExtraConfigPairs {
  return typeof extraConfig === 'function' ? extraConfig() : extraConfig;
}

/** The pairs that say who the endpoint VM is and where its containers live, for the references that vcsim gave. */
function identity(vm: VirtualMachine, self: ManagedObjectReference, pool: ManagedObjectReference) {
  const config = decodeVch(pairsOf(vm));
  const reference = (object: ManagedObjectReference) => `${object.type}:${object.value}`;
  const pairs = encodeVch({
    ...config,
    init: { ...config.init, common: { ...config.init.common, id: reference(self) } },
    container: { ...config.container, computeResources: [{ type: pool.type, value: pool.value }] },
  });
  return [...pairs]
    .filter(([key]) => key.includes('ComputeResources') || key.endsWith('/common/id'))
    .map(([key, value]) => ({ key, value }));
}
