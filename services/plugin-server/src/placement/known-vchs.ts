import type { AddressUse, BridgeRangeUse, NetworkUse } from '@vic/contract/placement';
import type { VcenterStore } from '../inventory/store.ts';

/** What the VCHs of a vCenter have in hand, as far as the user sees them. */
export interface KnownVchs {
  /** moids of the pools in which they make containerVMs */
  readonly pools: ReadonlySet<string>;
  /** by moid of the network */
  readonly networkUses: ReadonlyMap<string, readonly NetworkUse[]>;
  readonly bridgeRanges: readonly BridgeRangeUse[];
  readonly addressUses: readonly AddressUse[];
}

/** Gathers it from a user's live inventory. */
export function knownVchs(store: VcenterStore): KnownVchs {
  const pools = new Set<string>();
  const networkUses = new Map<string, NetworkUse[]>();
  const bridgeRanges: BridgeRangeUse[] = [];
  const addressUses: AddressUse[] = [];
  for (const { vm } of store.rows('vch')) {
    const { config } = vm;
    if (config.kind !== 'vch') continue;
    const vchName = config.name === '' ? vm.vm.vmName : config.name;
    if (config.containerPool !== null) pools.add(config.containerPool);
    for (const { role, moid } of config.portGroups) {
      networkUses.set(moid, [...(networkUses.get(moid) ?? []), { vchName, role }]);
    }
    for (const { moid, kind, addresses } of config.addresses) {
      addressUses.push({ vchName, networkMoid: moid, kind, addresses });
    }
    const bridge = config.portGroups.find(({ role }) => role === 'bridge');
    if (config.bridgeRange !== null) {
      bridgeRanges.push({ vchName, networkMoid: bridge?.moid ?? null, range: config.bridgeRange });
    }
  }
  return { pools, networkUses, bridgeRanges, addressUses };
}
