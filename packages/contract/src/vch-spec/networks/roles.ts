import { addressNumber } from '../../addresses.ts';
import type { VchSpec } from '../vch-spec.ts';
import type { RoleNetwork } from './schema.ts';

/** What the endpoint VM uses a network for, besides the bridge. */
export type RoleName = 'public' | 'client' | 'management';
export const ROLE_NAMES = ['public', 'client', 'management'] as const satisfies readonly RoleName[];

/** The network that a role really has. */
interface EffectiveRole {
  readonly role: RoleName;
  /** whose settings hold: the role's own, or those of the one that it falls back to */
  readonly source: RoleName;
  readonly network: RoleNetwork;
}

/** Client falls back to the public network, management to that of client. */
export function networkOfRole({ networks }: Pick<VchSpec, 'networks'>, role: RoleName): EffectiveRole {
  const source = sourceOf(networks, role);
  return { role, source, network: networks[source] };
}

function sourceOf(networks: VchSpec['networks'], role: RoleName): RoleName {
  if (role === 'public' || networks[role].portGroup !== null) return role;
  return role === 'client' ? 'public' : sourceOf(networks, 'client');
}

/** Whether a role has settings of its own, rather than those of another. */
export function hasOwnNetwork(spec: Pick<VchSpec, 'networks'>, role: RoleName): boolean {
  return networkOfRole(spec, role).source === role;
}

/** Whether both have a port group, and the same. */
export function isOnSamePortGroup(one: Pick<RoleNetwork, 'portGroup'>, other: Pick<RoleNetwork, 'portGroup'>): boolean {
  return one.portGroup !== null && one.portGroup.moid === other.portGroup?.moid;
}

/** The static address that a role is given itself, as CIDR; empty: none. */
export function ownAddress({ addressMode, address }: RoleNetwork): string {
  return addressMode === 'static' ? address : '';
}

/** The static address of a role as CIDR: its own, or that of another role on the same port group. Empty: DHCP. */
export function addressOfRole(spec: Pick<VchSpec, 'networks'>, role: RoleName): string {
  const addresses = settingsOfRole(spec, role).map(ownAddress);
  return addresses.find((address) => address !== '') ?? '';
}

/** What holds for a role: its own settings, and those of other roles on the same port group. */
function settingsOfRole(spec: Pick<VchSpec, 'networks'>, role: RoleName): readonly RoleNetwork[] {
  const { network } = networkOfRole(spec, role);
  const others = ROLE_NAMES.filter((name) => hasOwnNetwork(spec, name)).map((name) => spec.networks[name]);
  return [network, ...others.filter((other) => isOnSamePortGroup(other, network))];
}

const WELL_KNOWN_NAME_SERVERS = ['8.8.8.8', '8.8.4.4'];

/**
 * The name servers that the endpoint VM will use; empty: those that DHCP tells. Without DHCP anywhere there are well-known ones. A static
 * address that is still being entered is none of DHCP's.
 */
export function effectiveNameServers(spec: Pick<VchSpec, 'networks'>): readonly string[] {
  const given = spec.networks.nameServers.filter((server) => addressNumber(server) !== null);
  const hasDhcp = ROLE_NAMES.some((role) =>
    settingsOfRole(spec, role).every(({ addressMode }) => addressMode === 'dhcp'),
  );
  return given.length > 0 || hasDhcp ? given : WELL_KNOWN_NAME_SERVERS;
}
