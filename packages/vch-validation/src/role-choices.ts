import { addressNumber, parseCidr } from '@vic/contract/addresses';
import { isInSubnet, subnetText } from './addresses.ts';
import type { InventoryFacts } from './facts.ts';
import { refusal, type Fault } from './fault.ts';
import { checkPortGroupChoice } from './networks.ts';
import {
  ROLES_IN_SPECIFICATION,
  type RoleName,
  type RoleSpecification,
  type VchSpecification,
} from './specification.ts';

/** Stage 1: each role that is given names a network and has readable addresses. */
export function checkRoleChoices(network: VchSpecification['network'], facts: InventoryFacts): readonly Fault[] {
  return ROLES_IN_SPECIFICATION.flatMap((role) => {
    const given = network?.[role];
    return given === undefined ? [] : checkRoleChoice(role, given, sharedAddress(network, given), facts);
  });
}

/**
 * The address of another role that names the same port group in the same way: a port group has only one. An answer about a
 * VCH tells it once, with the first role there, and has to be good as a request.
 */
function sharedAddress(network: VchSpecification['network'], { port_group: own }: RoleSpecification): string {
  const others = ROLES_IN_SPECIFICATION.flatMap((role) => network?.[role] ?? []);
  const isSame = ({ port_group: other }: RoleSpecification): boolean =>
    own?.id === undefined ? own?.name !== undefined && own.name === other?.name : own.id === other?.id;
  return others.filter(isSame).find((other) => (other.static ?? '') !== '')?.static ?? '';
}

function checkRoleChoice(
  role: RoleName,
  given: RoleSpecification,
  shared: string,
  facts: InventoryFacts,
): readonly Fault[] {
  return [
    ...checkPortGroupChoice(given.port_group, `${role} network portgroup`, `/network/${role}/port_group`, facts),
    ...checkRoleAddresses(role, given, shared),
  ];
}

function checkRoleAddresses(
  role: RoleName,
  { static: own = '', gateway }: RoleSpecification,
  shared: string,
): readonly Fault[] {
  const path = `/network/${role}`;
  const address = parseCidr(own === '' ? shared : own);
  if (own !== '' && address === null) {
    const message = `Invalid static IP for ${role} network: ${own}`;
    return [refusal('static-address', `${path}/static`, message, 'Give address and prefix length, as 10.1.0.5/24.')];
  }
  if (gateway === undefined) return [];
  if (address === null) {
    const message = `Gateway provided without static IP for ${role} network`;
    return [refusal('gateway-without-address', `${path}/gateway`, message)];
  }
  const unreadable = checkGatewayText(role, gateway);
  if (unreadable !== null) return [unreadable];
  const given = gateway.address ?? '';
  if (isInSubnet(given, address)) return [];
  const message = `${role} gateway with IP ${given} is not reachable from ${subnetText(address)}`;
  return [refusal('gateway-unreachable', `${path}/gateway/address`, message)];
}

function checkGatewayText(role: RoleName, gateway: NonNullable<RoleSpecification['gateway']>): Fault | null {
  const path = `/network/${role}/gateway`;
  const address = gateway.address ?? '';
  if (addressNumber(address) === null) {
    const message = `Invalid ${role} network gateway: ${address === '' ? 'no address is given' : address}`;
    return refusal('gateway-unreadable', `${path}/address`, message);
  }
  const destinations = gateway.routing_destinations ?? [];
  const bad = destinations.findIndex((destination) => parseCidr(destination) === null);
  if (bad < 0) return null;
  const message = `Invalid ${role} network gateway: ${destinations[bad] ?? ''} is no network in CIDR form`;
  return refusal('gateway-unreadable', `${path}/routing_destinations/${bad}`, message);
}
