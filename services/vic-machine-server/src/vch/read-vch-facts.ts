import { decodeVch } from '@vic/extraconfig';
import type { VchFacts } from '@vic/vch-validation';
import type { ManagedObjectReference } from '@vic/vim25';
import type { Inventory } from '../inventory/inventory.ts';
import { readTree } from '../inventory/read-inventory.ts';
import type { TargetSession } from '../target/target-session.ts';
import { cidrText } from './address-text.ts';
import { MARKER_PATH, mayBeVch } from './marker.ts';
import { readVchVms, type VchVm } from './vch-vm.ts';
import { bridgeNetworkOf, moidOf } from './vch-networks.ts';

/** By these the bridge network of a VCH is known. */
const BRIDGE_KEYS = [
  'guestinfo.vice./network/bridge_network',
  'guestinfo.vice./network/bridge-ip-range/IP',
  'guestinfo.vice./network/bridge-ip-range/Mask',
  'guestinfo.vice./init/networks',
  'guestinfo.vice./init/networks|bridge/network/Common/id',
];

function vchFacts(vm: VchVm, inventory: Inventory): VchFacts {
  const config = decodeVch(vm.pairs);
  const range = config.network.bridgeIpRange;
  const datacenter = inventory.datacenterOf(vm.folder ?? vm.pool);
  return {
    id: vm.ref.value,
    name: vm.name,
    pool: vm.pool?.value ?? null,
    datacenter: datacenter?.ref.value ?? null,
    bridgeNetwork: moidOf(bridgeNetworkOf(config)),
    bridgeRange: range === null ? null : cidrText(range),
  };
}

/** Every VCH that the session sees, wherever it is: what a new one must not collide with. */
export async function readVchFacts(
  session: TargetSession,
  inventory: Inventory,
  signal?: AbortSignal,
): Promise<VchFacts[]> {
  const call = signal === undefined ? {} : { signal };
  const candidates: ManagedObjectReference[] = [];
  await readTree(
    session,
    [{ type: 'VirtualMachine', pathSet: [MARKER_PATH] }],
    (object) => {
      if (mayBeVch(object)) candidates.push(object.ref);
    },
    call,
  );
  const found = await readVchVms(session.client, candidates, { ...call, keys: BRIDGE_KEYS });
  return found.flatMap((one) => (one.kind === 'vch' ? [vchFacts(one.vm, inventory)] : []));
}
