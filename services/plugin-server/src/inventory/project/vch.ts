import type { PowerState, Vch, VchNetwork, VchState } from '@vic/contract';
import {
  addressText,
  decodeVch,
  prefixLength,
  startResult,
  UPDATE_IN_PROGRESS_KEY,
  versionText,
  type ExtraConfig,
  type NetworkEndpoint,
  type SessionConfig,
  type VchConfig,
} from '@vic/extraconfig';
import { hostInUrl, isBrokenAddress } from './address.ts';
import { nameServers, present } from './container.ts';
import { formatLocation } from './location.ts';
import { BRIDGE, cidrText, moidOf, networkAddresses, type NetworkAddresses } from './network-addresses.ts';
import { listedNames } from './pairs.ts';

/** What an endpoint VM's extraConfig says about its VCH. */
export interface VchFacts {
  readonly kind: 'vch';
  readonly name: string;
  readonly isUpdating: boolean;
  readonly components: Vch['components'];
  readonly version: string | null;
  readonly address: string | null;
  readonly dockerHost: string | null;
  readonly usesTls: boolean;
  readonly adminPortal: string | null;
  readonly networks: readonly VchNetwork[];
  readonly containerNetworks: readonly string[];
  readonly imageStore: string | null;
  readonly volumeStores: Vch['volumeStores'];
  /** moid of the pool in which it makes containerVMs: the last of its compute resources */
  readonly containerPool: string | null;
  /** port groups that it is configured with: by role, container networks as `container` */
  readonly portGroups: readonly PortGroupUse[];
  /** what its bridge networks are cut from, such as `172.16.0.0/12` */
  readonly bridgeRange: string | null;
  /** static addresses of the endpoint VM, and what containers are given */
  readonly addresses: readonly NetworkAddresses[];
  readonly isIncomplete: boolean;
}

/** A port group in the hands of a VCH. */
export interface PortGroupUse {
  readonly role: string;
  readonly moid: string;
}

const ADMIN_PORT = 2378;
const TLS_PORT = 2376;
const PLAIN_PORT = 2375;

/** Reads an endpoint VM's pairs. Never throws: what is absent or broken marks the facts incomplete. */
export function projectVch(pairs: ExtraConfig): VchFacts {
  const config = decodeVch(pairs);
  const { init, storage, network, container } = config;
  const roles = present(init.networks);
  const sessions = present(init.sessions);
  const address = addressText(init.networks.get('client')?.assigned.ip ?? null);
  const port = dockerPort(config);
  const imageStore = storage.imageStores[0];
  return {
    kind: 'vch',
    name: init.common.name,
    isUpdating: pairs.get(UPDATE_IN_PROGRESS_KEY) === 'true',
    components: sessions.map(componentOf),
    version: versionText(init.version),
    address,
    dockerHost: address === null ? null : `tcp://${hostInUrl(address)}:${port}`,
    usesTls: port !== PLAIN_PORT,
    adminPortal: address === null ? null : `https://${hostInUrl(address)}:${ADMIN_PORT}`,
    networks: roles.map(networkOf),
    containerNetworks: [...network.containerNetworks.keys()],
    imageStore: imageStore ? formatLocation(imageStore) : null,
    volumeStores: present(storage.volumeLocations).map(([label, url]) => ({ label, location: formatLocation(url) })),
    containerPool: emptyToNull(container.computeResources.at(-1)?.value),
    portGroups: portGroupsOf(config),
    bridgeRange: network.bridgeIpRange === null ? null : cidrText(network.bridgeIpRange),
    addresses: networkAddresses(config),
    isIncomplete:
      init.version === null ||
      sessions.length === 0 ||
      container.computeResources.length === 0 ||
      sessions.length < listedNames(pairs, 'guestinfo.vice./init/sessions') ||
      roles.length < listedNames(pairs, 'guestinfo.vice./init/networks') ||
      roles.some(([, endpoint]) => isBrokenAddress(endpoint.assigned.ip)),
  };
}

/** What a VCH does, from its power state and the start results of its components. */
export function stateOfVch(powerState: PowerState, { isUpdating, components }: VchFacts): VchState {
  if (isUpdating) return 'updating';
  if (powerState === 'suspended' || powerState === 'unknown') return powerState;
  if (powerState === 'poweredOff') return 'stopped';
  if (components.length === 0) return 'unknown';
  if (components.some(({ state }) => state === 'failed')) return 'failed';
  return components.every(({ state }) => state === 'started') ? 'running' : 'starting';
}

function emptyToNull(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}

function portGroupsOf({ init, network }: VchConfig): PortGroupUse[] {
  const bridge = network.bridgeNetwork === '' ? BRIDGE : network.bridgeNetwork;
  const roles = present(init.networks).map(([role, endpoint]): [string, string] => [role, endpoint.network.common.id]);
  const containers = present(network.containerNetworks).map(([alias, { common }]): [string, string] => [
    alias === bridge || alias === BRIDGE ? BRIDGE : 'container',
    common.id,
  ]);
  const uses = [...roles, ...containers].flatMap(([role, id]) => {
    const moid = moidOf(id);
    return moid === '' ? [] : [{ role, moid }];
  });
  return uses.filter(
    (use, index) => uses.findIndex(({ role, moid }) => role === use.role && moid === use.moid) === index,
  );
}

function componentOf([name, session]: [string, SessionConfig]): Vch['components'][number] {
  const result = startResult(session);
  return { name, state: result.state, reason: result.state === 'failed' ? result.reason : null };
}

function networkOf([role, { assigned, network }]: [string, NetworkEndpoint]): VchNetwork {
  const address = addressText(assigned.ip);
  return {
    role,
    address,
    prefixLength: address === null ? null : prefixLength(assigned.mask),
    gateway: addressText(network.gateway.ip) ?? addressText(network.assigned.gateway.ip),
    nameServers: nameServers(network),
  };
}

/** The engine's own argument says on which port Docker listens; without it the host certificate tells TLS. */
function dockerPort({ init, certificate }: VchConfig): number {
  const args = init.sessions.get('docker-personality')?.cmd.args ?? [];
  const named = args.map((arg) => /^--?port=(\d{1,5})$/.exec(arg)?.[1]).find(Boolean);
  if (named !== undefined) return Number(named);
  return certificate.hostCertificate?.cert ? TLS_PORT : PLAIN_PORT;
}
