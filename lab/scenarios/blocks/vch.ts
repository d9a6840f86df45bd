/** A VCH: its endpoint VM and the configuration that the engine keeps in it. */
import { createHash } from 'node:crypto';
import {
  CREATING_VCH,
  encodeVch,
  emptyVchConfig,
  maskBytes,
  models,
  zeroOf,
  type Build,
  type NetworkEndpoint,
  type SessionConfig,
  type Url,
  type VchConfig,
} from '@vic/extraconfig';
import {
  addUser,
  addVm,
  grant,
  type Datastore,
  type Folder,
  type HostSystem,
  type Inventory,
  type PowerState,
  type ResourcePool,
  type VirtualMachine,
} from '../../vcenter/inventory.ts';
import { LAB_PASSWORD, OPERATIONS_USER } from '../../accounts.ts';
import { ROLE_READ_ONLY } from '../../vcenter/standard-accounts.ts';
import { stubIso } from '../../vic-machine/stub-iso.ts';
import { CLIENT_CA_PEM, HOST_CERTIFICATE_PEM, privateKeyOf } from './certificates.ts';
import { withForeignPairs } from './foreign-pairs.ts';
import { ipNetOf, networkRecord, withoutMask, type NetworkFacts, type PortGroup } from './network-records.ts';

export type Role = 'bridge' | 'client' | 'management' | 'public';
export type Component = 'docker-personality' | 'port-layer' | 'vicadmin';

const ROLES: readonly Role[] = ['bridge', 'client', 'management', 'public'];
const COMPONENTS: readonly Component[] = ['docker-personality', 'port-layer', 'vicadmin'];
/** PCI slots of a VM's NICs in their order. */
export const NIC_SLOTS = ['160', '192', '224', '1184', '1216', '1248'] as const;
const BRIDGE_RANGE = '172.16.0.0/12';
const BRIDGE_ADDRESS = '172.16.0.1/16';

export const ENGINE_BUILD: Build = {
  version: 'v1.5.6',
  gitCommit: '2ca8b3e',
  buildDate: '2020/10/14@08:12:31',
  buildNumber: '21205',
  state: '',
  pluginVersion: 10,
};

export const OLDER_ENGINE_BUILD: Build = {
  version: 'v1.5.4',
  gitCommit: '93ff2b5',
  buildDate: '2019/08/29@16:05:12',
  buildNumber: '21070',
  state: '',
  pluginVersion: 10,
};

/** Where a VCH and its containers are. */
export interface VchPlace {
  /** the pool of its containers: its own with DRS, else the cluster's */
  readonly pool: ResourcePool;
  readonly folder: Folder;
  readonly hosts: readonly [HostSystem, ...HostSystem[]];
  readonly datastore: Datastore;
  readonly portGroups: Readonly<Record<Role, PortGroup>>;
}

export interface VchContainerNetwork extends NetworkFacts {
  readonly portGroup: PortGroup;
}

export interface VchSpec {
  readonly name: string;
  readonly place: VchPlace;
  /** default: powered on */
  readonly powerState?: PowerState;
  /** `192.0.2.7/24` by role; a role without one has no address yet */
  readonly addresses?: Partial<Record<Role, string>>;
  /** roles whose address was given, not leased */
  readonly staticRoles?: readonly Role[];
  readonly gateway?: string;
  readonly nameServers?: readonly string[];
  /** default: true */
  readonly hasTls?: boolean;
  /** default: all started; a component without a word is not started yet */
  readonly started?: Partial<Record<Component, string>>;
  /** by alias, beside the bridge */
  readonly containerNetworks?: Readonly<Record<string, VchContainerNetwork>>;
  /** folder on the VCH's datastore by label */
  readonly volumeStores?: Readonly<Record<string, string>>;
  readonly build?: Build;
  readonly createdAt: Date;
  readonly bootedAt?: Date;
  readonly debugLevel?: number;
  readonly syslog?: { readonly network: string; readonly remoteAddress: string };
  readonly whitelist?: readonly string[];
  readonly insecureRegistries?: readonly string[];
  readonly containerLimit?: number;
  readonly storageQuotaGiB?: number;
  readonly httpProxy?: string;
  readonly isUpdating?: boolean;
  /** still without its own reference, as before the first reconfiguration */
  readonly isBeingCreated?: boolean;
  readonly overallStatus?: VirtualMachine['overallStatus'];
}

/** A VCH of an inventory. */
export interface Vch {
  readonly spec: VchSpec;
  readonly vm: VirtualMachine;
}

const seconds = (date: Date): bigint => BigInt(Math.floor(date.getTime() / 1000));

function componentSession(spec: VchSpec, name: Component): SessionConfig {
  const empty = zeroOf(models.sessionConfig);
  const started = spec.started === undefined ? 'true' : (spec.started[name] ?? '');
  const proxies = spec.httpProxy === undefined ? [] : [`HTTP_PROXY=${spec.httpProxy}`, `HTTPS_PROXY=${spec.httpProxy}`];
  const commands: Record<Component, { args: readonly string[]; env: readonly string[] }> = {
    'docker-personality': {
      args: ['/sbin/docker-engine-server', `-port=${spec.hasTls === false ? 2375 : 2376}`, '-port-layer-port=2377'],
      env: proxies,
    },
    'port-layer': {
      args: ['/sbin/port-layer-server', '--host=localhost', '--port=2377'],
      env: [`POOL_PATH=${spec.place.pool.name}`, `DS_PATH=${spec.place.datastore.name}`],
    },
    vicadmin: {
      args: ['/sbin/vicadmin', `--pool=${spec.place.pool.name}`],
      env: proxies.map((proxy) => `VICADMIN_${proxy}`),
    },
  };
  const { args, env } = commands[name];
  return {
    ...empty,
    common: { ...empty.common, id: name, name },
    cmd: { path: args[0] ?? '', args, env, workingDirectory: '' },
    active: true,
    restart: true,
    started,
    user: name === 'vicadmin' ? 'vicadmin' : '',
    detail: { ...empty.detail, startTime: started === 'true' ? seconds(spec.bootedAt ?? spec.createdAt) : 0n },
  };
}

/** Port groups of the endpoint VM's NICs: roles on one port group share a NIC. */
const portGroupsOf = (spec: VchSpec): readonly PortGroup[] => [
  ...new Set(ROLES.map((role) => spec.place.portGroups[role])),
];

/** The bridge's address is the engine's own choice; the others are there once leased. */
const addressOf = (spec: VchSpec, role: Role): string | undefined =>
  role === 'bridge' ? BRIDGE_ADDRESS : spec.addresses?.[role];

/** A gateway is given with a static address on the public network; other roles have what the network hands out. */
function routesOf({ gateway, nameServers, staticRoles = [] }: VchSpec, role: Role): NetworkFacts {
  if (role === 'bridge') return { type: 'bridge' };
  const servers = nameServers !== undefined && { assignedNameServers: nameServers };
  if (!staticRoles.includes(role)) return { ...(gateway !== undefined && { assignedGateway: gateway }), ...servers };
  return {
    ...servers,
    ...(role === 'public' && gateway !== undefined && { gateway }),
    ...(role === 'public' && nameServers !== undefined && { nameServers }),
  };
}

function endpoint(spec: VchSpec, role: Role): NetworkEndpoint {
  const empty = zeroOf(models.networkEndpoint);
  const portGroup = spec.place.portGroups[role];
  const isStatic = spec.staticRoles?.includes(role) === true;
  const address = addressOf(spec, role);
  const record = networkRecord(role, portGroup, { isDefault: role === 'public', ...routesOf(spec, role) });
  return {
    ...empty,
    common: { ...empty.common, id: NIC_SLOTS[portGroupsOf(spec).indexOf(portGroup)] ?? '', name: role },
    isStatic,
    ip: isStatic && address !== undefined ? ipNetOf(address) : null,
    assigned: ipNetOf(address),
    network: record,
  };
}

function datastoreUrl(datastore: string, path: string): Url {
  return { ...zeroOf(models.url), scheme: 'ds', host: datastore, path };
}

/** The configuration of a VCH whose endpoint VM has this moid. */
export function vchConfig(spec: VchSpec, moid: string): VchConfig {
  const empty = emptyVchConfig();
  const { place } = spec;
  const pem = (text: string) => new Uint8Array(Buffer.from(text));
  const hasTls = spec.hasTls !== false;
  const containerNetworks = Object.entries(spec.containerNetworks ?? {}).map(
    ([alias, { portGroup, ...facts }]) =>
      [alias, networkRecord(alias, portGroup, { type: 'external', ...facts })] as const,
  );
  return {
    ...empty,
    init: {
      ...empty.init,
      common: {
        ...empty.init.common,
        id: spec.isBeingCreated === true ? CREATING_VCH : `VirtualMachine:${moid}`,
        name: spec.name,
      },
      createTime: seconds(spec.createdAt),
      diagnostics: {
        ...empty.init.diagnostics,
        debugLevel: spec.debugLevel ?? 0,
        syslog: spec.syslog ?? null,
      },
      sessions: new Map(COMPONENTS.map((name) => [name, componentSession(spec, name)])),
      networks: new Map(ROLES.map((role) => [role, endpoint(spec, role)])),
      version: spec.build ?? ENGINE_BUILD,
      hostname: spec.name,
    },
    connection: { ...empty.connection, username: OPERATIONS_USER, token: LAB_PASSWORD, keepalive: 0n },
    certificate: {
      ...empty.certificate,
      hostCertificate: hasTls ? { key: pem(HOST_KEY_PEM), cert: pem(HOST_CERTIFICATE_PEM) } : null,
      certificateAuthorities: hasTls ? pem(CLIENT_CA_PEM) : null,
    },
    storage: {
      imageStores: [datastoreUrl(place.datastore.name, `/${spec.name}`)],
      storageQuota: BigInt(spec.storageQuotaGiB ?? 0) * 1024n ** 3n,
      volumeLocations: new Map(
        Object.entries(spec.volumeStores ?? {}).map(([label, folder]) => [
          label,
          datastoreUrl(place.datastore.name, `[${place.datastore.name}] ${folder}`),
        ]),
      ),
      scratchSizeKiB: 8_000_000n,
    },
    network: {
      bridgeNetwork: 'bridge',
      containerNetworks: new Map([
        [
          'bridge',
          networkRecord('bridge', place.portGroups.bridge, {
            type: 'bridge',
            gateway: BRIDGE_ADDRESS,
            isDefault: true,
          }),
        ],
        ...containerNetworks,
      ]),
      bridgeIpRange: ipNetOf(BRIDGE_RANGE),
      bridgeNetworkWidth: maskBytes(16),
    },
    container: {
      ...empty.container,
      computeResources: [{ type: place.pool.type, value: place.pool.moid }],
      bootstrapImagePath: isoPath(spec, 'bootstrap'),
      containerNameConvention: '{name}-{id}',
      containerLimit: spec.containerLimit ?? 0,
    },
    registry: { whitelist: spec.whitelist ?? [], insecure: spec.insecureRegistries ?? [] },
  };
}

const HOST_KEY_PEM = privateKeyOf('vch.lab.local');

/** The key that seals a VCH's secrets: the same at each start. */
const secretKeyOf = (moid: string): string => createHash('sha256').update(`secrets of ${moid}`).digest('base64');

/** The account of the VCHs, where there is none yet. */
function addOperationsUser(inventory: Inventory): void {
  if (inventory.users.some(({ name }) => name === OPERATIONS_USER)) return;
  addUser(inventory, { name: OPERATIONS_USER, password: LAB_PASSWORD, fullName: 'Operations of VCHs', groups: [] });
  grant(inventory, inventory.rootFolder, OPERATIONS_USER, ROLE_READ_ONLY);
}

/** The endpoint VM's pairs, other owners' among them. */
export function vchPairs(spec: VchSpec, moid: string): ReadonlyMap<string, string> {
  const pairs = encodeVch(vchConfig(spec, moid), { secretKey: secretKeyOf(moid) });
  if (spec.isUpdating === true) pairs.set('UpdateInProgress', 'true');
  return withForeignPairs(pairs);
}

/** Both images of every VCH are the same bytes, once in memory. */
const ISOS = { appliance: stubIso('VIC_APPLIANCE'), bootstrap: stubIso('VIC_BOOTSTRAP') } as const;

/** `<version>-appliance.iso` in the VCH's folder, as the engine names it. */
function isoName(
  { build: { version, buildNumber, gitCommit } = ENGINE_BUILD }: VchSpec,
  kind: keyof typeof ISOS,
): string {
  return `${version}-${buildNumber}-${gitCommit}-${kind}.iso`;
}

const isoPath = (spec: VchSpec, kind: keyof typeof ISOS): string =>
  `[${spec.place.datastore.name}] ${spec.name}/${isoName(spec, kind)}`;

/** Adds a VCH: its endpoint VM, in its pool and folder, with its configuration. */
export function addVch(inventory: Inventory, spec: VchSpec): Vch {
  addOperationsUser(inventory);
  const { place, powerState = 'poweredOn' } = spec;
  const isOn = powerState === 'poweredOn';
  const client = spec.addresses?.client;
  const nics = portGroupsOf(spec).map((network) => {
    const roles = ROLES.filter((role) => place.portGroups[role] === network);
    const addresses = roles.map((role) => addressOf(spec, role)).filter((address) => address !== undefined);
    return { network, ipAddresses: isOn ? [...new Set(addresses.map(withoutMask))] : [] };
  });
  const vm = addVm(inventory, {
    name: spec.name,
    folder: place.folder,
    pool: place.pool,
    host: place.hosts[0],
    datastore: place.datastore,
    powerState,
    numCpu: 1,
    memoryMiB: 2048,
    createdAt: spec.createdAt,
    bootedAt: isOn ? (spec.bootedAt ?? spec.createdAt) : null,
    overallStatus: spec.overallStatus ?? 'green',
    guestIpAddress: isOn && client !== undefined ? withoutMask(client) : null,
    guestHostName: isOn ? spec.name : null,
    storageCommitted: 2_684_354_560,
    quickStats: isOn
      ? { overallCpuUsageMHz: 74, guestMemoryUsageMiB: 620, hostMemoryUsageMiB: 1380, uptimeSeconds: 864_000 }
      : { overallCpuUsageMHz: 0, guestMemoryUsageMiB: 0, hostMemoryUsageMiB: 0, uptimeSeconds: 0 },
    nics,
    diskGiB: 0,
  });
  for (const kind of ['appliance', 'bootstrap'] as const) {
    place.datastore.files.set(`${spec.name}/${isoName(spec, kind)}`, ISOS[kind]);
  }
  vm.devices.push({
    kind: 'cdrom',
    key: 3000,
    controllerKey: 200,
    unitNumber: 0,
    isoPath: isoPath(spec, 'appliance'),
    startConnected: true,
  });
  vm.extraConfig = () => vchPairs(spec, vm.moid);
  return { spec, vm };
}
