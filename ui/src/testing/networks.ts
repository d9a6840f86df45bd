/** Networks that a VCH can have, for tests. What comes out is parsed by the real schemas. */
import { NetworkList, NetworkRow } from '@vic/contract/placement';
import type { PortGroupChoice } from '@vic/contract/vch-spec';
import type { Static, TSchema } from 'typebox';
import { Assert } from 'typebox/value';

function parsed<S extends TSchema>(schema: S, value: unknown): Static<S> {
  Assert(schema, value);
  return value;
}

/** A distributed port group on all hosts that nobody uses. `name` also makes its path. */
export function aNetwork(facts: Partial<NetworkRow> = {}): NetworkRow {
  const { name = 'dvs-prod-vm', kind = 'distributed' } = facts;
  return parsed(NetworkRow, {
    moid: 'dvportgroup-1',
    name,
    path: `/Berlin/network/${name}`,
    kind,
    switchName: kind === 'distributed' ? 'dvs-prod' : null,
    vlan: '120',
    missingOn: [],
    usedBy: [],
    bridgeFault: kind === 'standard' ? 'standard-network' : null,
    ...facts,
  });
}

/** What a compute resource sees. */
export function aNetworkList(networks: readonly NetworkRow[], facts: Partial<NetworkList> = {}): NetworkList {
  const nothing = { bridgeRanges: [], addressUses: [] };
  return parsed(NetworkList, { hostCount: 4, networks, ...nothing, isUseKnown: true, ...facts });
}

/** A network as it is chosen. */
export function chosen({ moid, name, path }: NetworkRow): PortGroupChoice {
  return { moid, name, path };
}
