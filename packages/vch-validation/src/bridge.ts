import { parseCidr, addressText } from '@vic/contract/addresses';
import { subnetOf } from './addresses.ts';
import type { ComputeTarget } from './compute.ts';
import type { InventoryFacts, NetworkFacts } from './facts.ts';
import { refusal, warning, type Fault } from './fault.ts';
import { find, type Found } from './find.ts';
import { checkMemberHosts, checkPortGroupChoice, plannedNetwork } from './networks.ts';
import type { VchPlan } from './plan.ts';
import { networkId, type ResolvedRoles } from './roles.ts';
import { ROLES_ON_TARGET, type VchSpecification } from './specification.ts';

const DEFAULT_WIDTH = 16;
const PATH = '/network/bridge';

/** Stage 1: port group, range and width of the bridge network, if it is given. */
export function checkBridgeChoice(network: VchSpecification['network'], facts: InventoryFacts): readonly Fault[] {
  const bridge = network?.bridge;
  if (bridge === undefined) return [];
  return [...checkBridgePortGroup(bridge.port_group, facts), ...checkBridgeRange(bridge)];
}

type BridgeSpecification = NonNullable<NonNullable<VchSpecification['network']>['bridge']>;

function checkBridgePortGroup(choice: BridgeSpecification['port_group'], facts: InventoryFacts): readonly Fault[] {
  const path = `${PATH}/port_group`;
  const [fault] = checkPortGroupChoice(choice, 'bridge network portgroup', path, facts);
  if (fault === undefined) return [];
  if (fault.code === 'network-missing') return [fault];
  const message = `error finding bridge network: Unable to locate "${choice?.id ?? ''}" as any of [Network]`;
  return [{ ...fault, message }];
}

function checkBridgeRange({ ip_range: range = '', network_width: width }: BridgeSpecification): readonly Fault[] {
  const cidr = parseCidr(range);
  if (cidr === null) {
    const message = `Error parsing bridge network ip range: invalid CIDR address: ${range}. Range must be in CIDR format, e.g., 172.16.0.0/12`;
    return [refusal('bridge-range', `${PATH}/ip_range`, message)];
  }
  const effective = bridgeWidth(width);
  if (effective >= cidr.prefix) return [];
  const message = `Error specifying bridge network width: ${effective}. Width must be larger than prefix of bridge network ip range.`;
  const remedy =
    width === undefined ? `Give a width of ${cidr.prefix} or more: without one it is ${DEFAULT_WIDTH}.` : undefined;
  return [refusal('bridge-width', `${PATH}/network_width`, message, remedy)];
}

function bridgeWidth(width: number | undefined): number {
  return width === undefined || width === 0 ? DEFAULT_WIDTH : width;
}

/** The network that the specification means by its bridge. */
export function resolveBridge(network: VchSpecification['network'], facts: InventoryFacts): Found<NetworkFacts> {
  return find(facts.networks, network?.bridge?.port_group, facts, 'network');
}

/** Stage 2: a network that containers can have for themselves, there for every host. */
export function checkBridge(
  bridge: Found<NetworkFacts>,
  roles: ResolvedRoles,
  compute: ComputeTarget | null,
  facts: InventoryFacts,
): readonly Fault[] {
  const unfit = unfitForBridge(bridge);
  if (unfit !== null) {
    const message = `An existing distributed port group or opaque network must be specified for bridge network on vCenter: ${unfit}`;
    return [refusal(bridge.kind === 'found' ? 'bridge-kind' : codeOf(bridge.kind), `${PATH}/port_group`, message)];
  }
  if (bridge.kind !== 'found') return [];
  return [
    ...checkSharing(bridge, roles),
    ...checkMemberHosts(bridge.object, bridge.given, compute, facts, {
      code: 'bridge-hosts',
      path: `${PATH}/port_group`,
    }),
  ];
}

function codeOf(kind: 'missing' | 'ambiguous' | 'unnamed') {
  return ({ missing: 'network-unknown', ambiguous: 'network-ambiguous', unnamed: 'network-missing' } as const)[kind];
}

function unfitForBridge(bridge: Found<NetworkFacts>): string | null {
  switch (bridge.kind) {
    case 'unnamed':
      return 'no network is given';
    case 'missing':
      return `network '${bridge.given}' not found`;
    case 'ambiguous':
      return `network '${bridge.given}' is ambiguous; give its inventory path or its id`;
    case 'found':
      return isForContainers(bridge.object)
        ? null
        : `"${bridge.given}" is not a Distributed Port Group or an Opaque Network`;
  }
}

/** Whether containers can be attached to a network directly. */
export function isForContainers({ kind }: NetworkFacts): boolean {
  return kind === 'distributed' || kind === 'opaque';
}

/** Compares what the networks are, not how they are called as the original does. */
function checkSharing(bridge: Extract<Found<NetworkFacts>, { kind: 'found' }>, roles: ResolvedRoles): readonly Fault[] {
  return ROLES_ON_TARGET.filter((role) => networkId(roles[role]) === bridge.object.ref.value).map((role) => {
    const message = `the bridge network must not be shared with another network role - ${role} also uses "${roles[role].network.given}"`;
    return refusal('bridge-shared', `/network/${roles[role].source}/port_group`, message);
  });
}

/** Warns of another VCH on the same bridge network: their containers may get the same addresses. */
export function checkBridgeInUse(
  bridge: Found<NetworkFacts>,
  network: VchSpecification['network'],
  facts: InventoryFacts,
  ownId: string | null,
): readonly Fault[] {
  if (bridge.kind !== 'found' || 'unread' in facts.vchs) return [];
  const range = network?.bridge?.ip_range ?? '';
  const others = facts.vchs.value.filter(
    (vch) => vch.id !== ownId && vch.bridgeNetwork === bridge.object.ref.value && rangesMeet(range, vch.bridgeRange),
  );
  if (others.length === 0) return [];
  const names = others.map(({ name }) => `"${name}"`).join(', ');
  const message = `The bridge network "${bridge.given}" is also that of ${names}; containers may get the same addresses.`;
  return [warning('bridge-in-use', `${PATH}/port_group`, message, 'Give each VCH a bridge network of its own.')];
}

function rangesMeet(one: string, other: string | null): boolean {
  const mine = parseCidr(one);
  const theirs = other === null ? null : parseCidr(other);
  const [a, b] = [mine === null ? null : subnetOf(mine), theirs === null ? null : subnetOf(theirs)];
  return a === null || b === null || (a.first <= b.last && b.first <= a.last);
}

/**
 * Network, range and width of the bridge; null while network or range are not known. The range begins at its first
 * address.
 */
export function planBridge(
  bridge: Found<NetworkFacts>,
  network: VchSpecification['network'],
): VchPlan['networks']['bridge'] | null {
  const range = parseCidr(network?.bridge?.ip_range ?? '');
  const subnet = range === null ? null : subnetOf(range);
  if (bridge.kind !== 'found' || range === null || subnet === null) return null;
  return {
    portGroup: plannedNetwork(bridge.object),
    range: { address: addressText(subnet.first), prefix: range.prefix },
    width: bridgeWidth(network?.bridge?.network_width),
  };
}
