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

/** What is needed to know which pool and which bridge network a VCH has. */
function isWanted(key: string): boolean {
  return /(?:^|\/)init\/common\/|\/(?:container|network)\/|init\/networks\|bridge\/network\//.test(key);
}

function vchFacts(vm: VchVm, inventory: Inventory): VchFacts {
  const config = decodeVch(vm.pairs);
  const range = config.network.bridgeIpRange;
  const pool = config.container.computeResources.at(-1)?.value ?? vm.pool?.value ?? null;
  const datacenter = inventory.datacenterOf(vm.folder ?? vm.pool);
  return {
    id: vm.ref.value,
    name: vm.name,
    pool,
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
  const found = await readVchVms(session.client, candidates, { ...call, keep: isWanted });
  return found.flatMap((one) => (one.kind === 'vch' ? [vchFacts(one.vm, inventory)] : []));
}
