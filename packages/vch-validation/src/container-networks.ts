import { addressText } from '@vic/contract/addresses';
import { isForContainers } from './bridge.ts';
import type { ComputeTarget } from './compute.ts';
import { checkContainerAddresses, checkPeers, gatewayOf, rangesOf } from './container-addresses.ts';
import type { InventoryFacts, NetworkFacts } from './facts.ts';
import { refusal, type Fault } from './fault.ts';
import { find, type Found } from './find.ts';
import { checkMemberHosts, plannedNetwork } from './networks.ts';
import type { PlannedContainerNetwork } from './plan.ts';
import type { ContainerNetworkSpecification, VchSpecification } from './specification.ts';

const RESERVED_ALIAS = 'bridge';

export interface ResolvedContainerNetwork {
  readonly specification: ContainerNetworkSpecification;
  readonly network: Found<NetworkFacts>;
}

/** The networks that containers are to have, in the order of the specification. */
export function resolveContainerNetworks(
  network: VchSpecification['network'],
  facts: InventoryFacts,
): readonly ResolvedContainerNetwork[] {
  return (network?.container ?? []).map((specification) => ({
    specification,
    network: find(facts.networks, specification.port_group, facts, 'network'),
  }));
}

/** Stage 2: each container network exists, is not the bridge's, and its addresses make sense. */
export function checkContainerNetworks(
  containers: readonly ResolvedContainerNetwork[],
  bridge: Found<NetworkFacts>,
  compute: ComputeTarget | null,
  facts: InventoryFacts,
): readonly Fault[] {
  return containers.flatMap((container, index) => {
    const path = `/network/container/${index}`;
    return [
      ...checkReservedAlias(container, path),
      ...checkContainerPortGroup(container, bridge, compute, facts, `${path}/port_group`),
      ...checkContainerAddresses(container.specification, path),
      ...checkPeers(container.specification, path),
    ];
  });
}

function checkReservedAlias({ specification }: ResolvedContainerNetwork, path: string): readonly Fault[] {
  if (specification.alias !== RESERVED_ALIAS) return [];
  const message = `The alias ${RESERVED_ALIAS} is that of the bridge network; a container network must have another.`;
  return [refusal('alias-reserved', `${path}/alias`, message)];
}

function checkContainerPortGroup(
  { specification: { alias = '' }, network }: ResolvedContainerNetwork,
  bridge: Found<NetworkFacts>,
  compute: ComputeTarget | null,
  facts: InventoryFacts,
  path: string,
): readonly Fault[] {
  const prefix = `Error adding container network "${alias}": `;
  switch (network.kind) {
    case 'unnamed':
      return [refusal('network-missing', path, `${prefix}no network is given`)];
    case 'missing':
      return [refusal('network-unknown', path, `${prefix}network '${network.given}' not found`)];
    case 'ambiguous': {
      const remedy = 'Give its inventory path or its id.';
      return [refusal('network-ambiguous', path, `${prefix}network '${network.given}' is ambiguous`, remedy)];
    }
    case 'found':
      break;
  }
  if (!isForContainers(network.object)) {
    const message = `${prefix}"${network.given}" is not a Distributed Port Group or an Opaque Network`;
    return [refusal('container-network-kind', path, message)];
  }
  const isBridge = bridge.kind === 'found' && bridge.object.ref.value === network.object.ref.value;
  const message = `the bridge network must not be shared with another network role - ${alias} also uses "${network.given}"`;
  return [
    ...(isBridge ? [refusal('container-network-bridge', path, message)] : []),
    ...checkMemberHosts(network.object, network.given, compute, facts, { code: 'container-network-hosts', path }),
  ];
}

/** Container networks in their order, or null if one is not resolved. */
export function planContainerNetworks(
  containers: readonly ResolvedContainerNetwork[],
): readonly PlannedContainerNetwork[] | null {
  const planned = containers.flatMap(({ specification, network }) => {
    if (network.kind !== 'found') return [];
    return [
      {
        alias: specification.alias ?? '',
        portGroup: plannedNetwork(network.object),
        gateway: gatewayOf(specification),
        nameservers: (specification.nameservers ?? []).filter((server) => server !== ''),
        ranges: rangesOf(specification).map(({ first, last }) => ({
          first: addressText(first),
          last: addressText(last),
        })),
        firewall: specification.firewall ?? null,
      },
    ];
  });
  return planned.length === containers.length ? planned : null;
}
