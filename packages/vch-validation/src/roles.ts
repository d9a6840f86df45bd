import { parseCidr } from '@vic/contract/addresses';
import type { ComputeTarget } from './compute.ts';
import type { InventoryFacts, NetworkFacts } from './facts.ts';
import { refusal, warning, type Fault } from './fault.ts';
import { find, type Found } from './find.ts';
import { missingHosts, plannedNetwork } from './networks.ts';
import type { PlannedAddress, PlannedRole } from './plan.ts';
import { ROLES_ON_TARGET, type RoleName, type RoleSpecification, type VchSpecification } from './specification.ts';

/** A role with the specification that holds for it: its own, or that of the role it defaults to. */
interface ResolvedRole {
  readonly role: RoleName;
  readonly source: RoleName;
  readonly specification: RoleSpecification | undefined;
  readonly network: Found<NetworkFacts>;
}

export type ResolvedRoles = Readonly<Record<RoleName, ResolvedRole>>;

/** Client defaults to public, management to client. */
export function resolveRoles(network: VchSpecification['network'], facts: InventoryFacts): ResolvedRoles {
  const resolved = (role: RoleName, source: RoleName): ResolvedRole => {
    const specification = network?.[source];
    return { role, source, specification, network: find(facts.networks, specification?.port_group, facts, 'network') };
  };
  const client = network?.client === undefined ? 'public' : 'client';
  return {
    public: resolved('public', 'public'),
    client: resolved('client', client),
    management: resolved('management', network?.management === undefined ? client : 'management'),
  };
}

/** moid of the role's network, if it is known. */
export function networkId({ network }: ResolvedRole): string | null {
  return network.kind === 'found' ? network.object.ref.value : null;
}

/** Stage 2: each network exists and can be used as the specification says. */
export function checkRoles(
  roles: ResolvedRoles,
  compute: ComputeTarget | null,
  facts: InventoryFacts,
): readonly Fault[] {
  return [
    ...ROLES_ON_TARGET.flatMap((role) => checkRoleNetwork(roles[role])),
    ...ROLES_ON_TARGET.flatMap((role) => checkRoleRouting(roles[role], roles.public)),
    ...checkAddressSharing(roles),
    ...ROLES_ON_TARGET.flatMap((role) => checkRoleHosts(roles[role], compute, facts)),
  ];
}

function checkRoleNetwork({ role, source, network }: ResolvedRole): readonly Fault[] {
  const prefix = `Error checking network for --${role}-network: `;
  const path = `/network/${source}/port_group`;
  switch (network.kind) {
    case 'unnamed':
      return role === source ? [refusal('network-missing', path, `${prefix}no network is given`)] : [];
    case 'missing':
      return [refusal('network-unknown', path, `${prefix}network '${network.given}' not found`)];
    case 'ambiguous': {
      const remedy = 'Give its inventory path or its id.';
      return [refusal('network-ambiguous', path, `${prefix}network '${network.given}' is ambiguous`, remedy)];
    }
    case 'found': {
      if (network.object.kind !== 'uplink') return [];
      const message = `${prefix}'${network.given}' carries the uplinks of a distributed switch; no VM can join it`;
      return [refusal('network-uplink', path, message)];
    }
  }
}

function checkRoleRouting(resolved: ResolvedRole, open: ResolvedRole): readonly Fault[] {
  const { role, source, specification } = resolved;
  const { gateway } = specification ?? {};
  const destinations = gateway?.routing_destinations ?? [];
  const path = `/network/${source}/gateway`;
  if (role === 'public') return checkPublicRouting(specification, destinations);
  const isOnPublic = networkId(resolved) !== null && networkId(resolved) === networkId(open);
  if (gateway === undefined || destinations.length > 0 || isOnPublic || source === 'public') return [];
  const message = `${role} network gateway specified without at least one routing destination`;
  return [refusal('gateway-without-destination', path, message)];
}

function checkPublicRouting(
  specification: RoleSpecification | undefined,
  destinations: readonly string[],
): readonly Fault[] {
  const faults: Fault[] = [];
  if ((specification?.static ?? '') !== '' && specification?.gateway === undefined) {
    const message = 'public network must have both static IP and gateway specified';
    faults.push(refusal('public-without-gateway', '/network/public/gateway', message));
  }
  if (destinations.length > 0) {
    const message = 'public network has the default route and must not have routing destinations specified';
    faults.push(refusal('public-destinations', '/network/public/gateway/routing_destinations', message));
  }
  return faults;
}

/** One address on each port group; on the public one that of public. */
function checkAddressSharing({ public: open, client, management }: ResolvedRoles): readonly Fault[] {
  const faults: Fault[] = [];
  const own = [client, management].filter(
    ({ role, source, specification }) => role === source && (specification?.static ?? '') !== '',
  );
  for (const { role, network } of own.filter((one) => isSameNetwork(one, open))) {
    const message = `${role} network shares "${network.given}" with the public network, so only the public network may have a static IP there`;
    faults.push(refusal('address-beside-public', `/network/${role}/static`, message));
  }
  if (own.length === 2 && isSameNetwork(client, management) && !isSameNetwork(client, open)) {
    const message = `client and management network share "${client.network.given}", so only one of them may have a static IP`;
    faults.push(refusal('address-repeated', '/network/management/static', message));
  }
  return faults;
}

function isSameNetwork(one: ResolvedRole, other: ResolvedRole): boolean {
  return networkId(one) !== null && networkId(one) === networkId(other);
}

function checkRoleHosts(
  { role, source, network }: ResolvedRole,
  compute: ComputeTarget | null,
  facts: InventoryFacts,
): readonly Fault[] {
  if (role !== source || network.kind !== 'found' || compute === null) return [];
  const missing = missingHosts(network.object.hosts, compute, facts);
  if (missing.length === 0) return [];
  const path = `/network/${role}/port_group`;
  const on = `network "${network.given}" is not on`;
  if (missing.length === compute.resource.hosts.length) {
    return [refusal('network-hosts', path, `The ${role} ${on} any host of "${compute.resource.name}"`)];
  }
  const message = `The ${role} ${on} every host of "${compute.resource.name}": ${missing.join(', ')}`;
  return [warning('network-hosts', path, message, 'The endpoint VM can run and move only where its networks are.')];
}

/** The networks of the endpoint VM, or null if one is not resolved. Roles on one port group share its address. */
export function planRoles(roles: ResolvedRoles): Readonly<Record<RoleName, PlannedRole>> | null {
  const open = planRole(roles.public, roles);
  const client = planRole(roles.client, roles);
  const management = planRole(roles.management, roles);
  return open === null || client === null || management === null ? null : { public: open, client, management };
}

function planRole(resolved: ResolvedRole, roles: ResolvedRoles): PlannedRole | null {
  const { role, source, specification, network } = resolved;
  if (network.kind !== 'found') return null;
  const sharing = [resolved, ...ROLES_ON_TARGET.map((name) => roles[name])].filter((one) =>
    isSameNetwork(one, resolved),
  );
  const own = role === 'public' || source !== 'public' ? specification?.gateway : undefined;
  return {
    portGroup: plannedNetwork(network.object),
    static: sharing.map((one) => parseCidr(one.specification?.static ?? '')).find((one) => one !== null) ?? null,
    gateway: own === undefined ? null : { address: own.address ?? '', destinations: destinationsOf(own) },
  };
}

function destinationsOf(gateway: NonNullable<RoleSpecification['gateway']>): readonly PlannedAddress[] {
  return (gateway.routing_destinations ?? []).map(parseCidr).filter((destination) => destination !== null);
}
