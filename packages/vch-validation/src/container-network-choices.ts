import { addressNumber, parseCidr, parseRange } from '@vic/contract/addresses';
import { forbiddenInName } from './characters.ts';
import type { InventoryFacts } from './facts.ts';
import { refusal, type Fault } from './fault.ts';
import { checkPortGroupChoice } from './networks.ts';
import type { ContainerNetworkSpecification, VchSpecification } from './specification.ts';

/** Stage 1: each container network is named and has readable addresses. */
export function checkContainerNetworkChoices(
  network: VchSpecification['network'],
  facts: InventoryFacts,
): readonly Fault[] {
  const networks = network?.container ?? [];
  const firstOfAlias = new Map(networks.map(({ alias }, index) => [alias, index] as const).reverse());
  return networks.flatMap((container, index) => {
    const path = `/network/container/${index}`;
    const alias = container.alias ?? '';
    return [
      ...checkAlias(alias, firstOfAlias.get(container.alias) !== index, path),
      ...checkPortGroupChoice(
        container.port_group,
        `container network ${alias} portgroup`,
        `${path}/port_group`,
        facts,
      ),
      ...checkContainerGateway(container, path),
      ...checkRangeTexts(container, path),
      ...checkContainerNameservers(container, path),
    ];
  });
}

function checkAlias(alias: string, isRepeated: boolean, path: string): readonly Fault[] {
  if (alias === '') return [refusal('alias-missing', `${path}/alias`, 'Each container network must have an alias.')];
  const character = forbiddenInName(alias);
  if (character !== null) {
    const message = `unsupported character "${character}" in the alias "${alias}" of a container network`;
    return [refusal('alias-characters', `${path}/alias`, message)];
  }
  if (!isRepeated) return [];
  return [
    refusal('alias-repeated', `${path}/alias`, `The alias ${alias} is given to more than one container network.`),
  ];
}

function checkContainerGateway({ alias = '', gateway }: ContainerNetworkSpecification, path: string): readonly Fault[] {
  if (gateway === undefined) return [];
  const address = gateway.address ?? '';
  if (addressNumber(address) === null) {
    const message = `error parsing gateway IP ${address} for container network ${alias}`;
    return [refusal('container-gateway', `${path}/gateway/address`, message)];
  }
  const destinations = gateway.routing_destinations ?? [];
  const [only = ''] = destinations;
  const mask = `error parsing network mask for container network ${alias}: `;
  const at = `${path}/gateway/routing_destinations`;
  if (destinations.length !== 1) {
    const remedy = 'Give the network of the gateway in CIDR form, as 10.2.0.0/24.';
    return [refusal('container-subnet', at, `${mask}exactly one subnet must be specified`, remedy)];
  }
  return parseCidr(only) === null ? [refusal('container-subnet', `${at}/0`, `${mask}${only} is no subnet`)] : [];
}

function checkRangeTexts(
  { alias = '', ip_ranges: ranges = [] }: ContainerNetworkSpecification,
  path: string,
): readonly Fault[] {
  return ranges.flatMap((text, index) => {
    const range = parseRange(text);
    if (typeof range === 'object') return [];
    const reason = range === 'reversed' ? 'its first address is after its last' : 'it is no CIDR block or first-last';
    const message = `error parsing IP range ${text} for container network ${alias}: ${reason}`;
    return [refusal('container-range', `${path}/ip_ranges/${index}`, message)];
  });
}

function checkContainerNameservers(
  { alias = '', nameservers = [] }: ContainerNetworkSpecification,
  path: string,
): readonly Fault[] {
  return nameservers.flatMap((server, index) => {
    if (server === '' || addressNumber(server) !== null) return [];
    const message = `error parsing DNS server ${server} for container network ${alias}`;
    return [refusal('nameserver-unreadable', `${path}/nameservers/${index}`, message)];
  });
}
