import { addressNumber, isForHost, isInSubnet, parseCidr, subnetText, type Cidr } from '../../addresses.ts';
import { fault, type RuleFault } from '../fault.ts';
import type { VchSpec } from '../vch-spec.ts';
import { addressOfRole, hasOwnNetwork, isOnSamePortGroup, ownAddress, ROLE_NAMES, type RoleName } from './roles.ts';
import type { RoleNetwork } from './schema.ts';

/** The networks of public, client and management, each by itself and beside the others. */
export function checkRoles(spec: VchSpec): readonly RuleFault[] {
  const { networks } = spec;
  const missing =
    networks.public.portGroup === null ? [fault('/networks/public/portGroup', 'public-network-missing')] : [];
  const own = ROLE_NAMES.filter((role) => hasOwnNetwork(spec, role));
  return [...missing, ...own.flatMap((role) => checkRole(spec, role)), ...checkAddressesBeside(spec)];
}

function checkRole(spec: VchSpec, role: RoleName): readonly RuleFault[] {
  const { bridge, [role]: network } = spec.networks;
  const shared = isOnSamePortGroup(network, bridge)
    ? [fault(`/networks/${role}/portGroup`, 'bridge-network-shared', { name: bridge.portGroup?.name ?? '' })]
    : [];
  if (network.addressMode === 'dhcp') return shared;
  return [...shared, ...checkAddress(spec, role), ...checkRouting(spec, role)];
}

/** A role that leaves the address to another one has no gateway either: vic-machine refuses one without an address beside it. */
function checkRouting(spec: VchSpec, role: RoleName): readonly RuleFault[] {
  const network = spec.networks[role];
  const leavesAddress = network.address === '' && addressOfRole(spec, role) !== '';
  if (role !== 'public' && leavesAddress && network.gateway !== '')
    return [fault(`/networks/${role}/gateway`, 'gateway-without-address')];
  return [...checkGateway(spec, role), ...checkDestinations(role, network)];
}

/** An address of its own, or that of another role on the same port group. */
function checkAddress(spec: VchSpec, role: RoleName): readonly RuleFault[] {
  const path = `/networks/${role}/address`;
  const { address } = spec.networks[role];
  if (address === '') return addressOfRole(spec, role) === '' ? [fault(path, 'address-missing')] : [];
  const cidr = parseCidr(address);
  if (cidr === null) return [fault(path, 'address-unreadable')];
  if (isForHost(cidr)) return [];
  return [fault(path, 'address-not-for-host', { address: cidr.address, subnet: subnetText(cidr) })];
}

function checkGateway(spec: VchSpec, role: RoleName): readonly RuleFault[] {
  const path = `/networks/${role}/gateway`;
  const { gateway } = spec.networks[role];
  if (gateway === '') return role === 'public' ? [fault(path, 'gateway-missing')] : [];
  const number = addressNumber(gateway);
  if (number === null) return [fault(path, 'gateway-unreadable')];
  const cidr = parseCidr(addressOfRole(spec, role));
  return cidr === null ? [] : checkGatewayInSubnet(path, number, cidr);
}

function checkGatewayInSubnet(path: string, gateway: number, cidr: Cidr): readonly RuleFault[] {
  if (!isInSubnet(gateway, cidr)) return [fault(path, 'gateway-unreachable', { subnet: subnetText(cidr) })];
  return gateway === addressNumber(cidr.address) ? [fault(path, 'gateway-is-address')] : [];
}

/** Public has the default route, so that its destinations do not count. For the others the gateway leads somewhere, and only there. */
function checkDestinations(role: RoleName, { gateway, destinations }: RoleNetwork): readonly RuleFault[] {
  const path = `/networks/${role}/destinations`;
  if (role === 'public') return [];
  const unreadable = destinations.flatMap((destination, index) =>
    parseCidr(destination) === null ? [fault(`${path}/${index}`, 'destination-unreadable')] : [],
  );
  if (unreadable.length > 0) return unreadable;
  if (gateway === '' && destinations.length > 0)
    return [fault(`/networks/${role}/gateway`, 'destinations-without-gateway')];
  return gateway !== '' && destinations.length === 0 ? [fault(path, 'destinations-missing')] : [];
}

/** There is one address on each port group; on the public one it is that of public. */
function checkAddressesBeside(spec: VchSpec): readonly RuleFault[] {
  const { public: open, client, management } = spec.networks;
  const own = (['client', 'management'] as const).filter(
    (role) => hasOwnNetwork(spec, role) && ownAddress(spec.networks[role]) !== '',
  );
  const besidePublic = own
    .filter((role) => isOnSamePortGroup(spec.networks[role], open))
    .map((role) => fault(`/networks/${role}/address`, 'address-beside-public', { name: open.portGroup?.name ?? '' }));
  const isRepeated = own.length === 2 && isOnSamePortGroup(client, management) && !isOnSamePortGroup(client, open);
  const name = client.portGroup?.name ?? '';
  return isRepeated
    ? [...besidePublic, fault('/networks/management/address', 'address-repeated', { name })]
    : besidePublic;
}
