import type { Schemas } from '../index.ts';
import { address, cidrBlock, prefixLength, rangeBlock } from './address.ts';
import { distinctCertificates, pemBlocks } from './pem.ts';
import { toBytes, toMHz, toMiB } from './quantity.ts';
import { answeredStore, type StoreLocation } from './store-location.ts';

/** Share of a pool; `number` only with `custom`. */
export interface Shares {
  readonly level: 'high' | 'normal' | 'low' | 'custom';
  readonly number: number | null;
}

/** Part of CPU (MHz) or memory (MiB) that a VCH may use; `limit` null: unlimited. NaN: units that nobody knows. */
export interface Allocation {
  readonly limit: number | null;
  readonly reservation: number;
  readonly shares: Shares;
}

/** Network of the endpoint VM in one of its roles. */
export interface EndpointNetwork {
  /** moid */
  readonly portgroupId: string | null;
  readonly gateway: { readonly address: string; readonly destinations: readonly string[] } | null;
}

/** Network that containers can join directly. */
export interface ContainerNetwork {
  readonly alias: string;
  /** moid */
  readonly portgroupId: string | null;
  /** null: the VCH's default */
  readonly firewall: string | null;
  readonly gateway: { readonly address: string; readonly prefixLength: number | null } | null;
  readonly nameservers: readonly string[];
  /** sorted; null for a range that is no CIDR block, which the server does not tell */
  readonly ranges: readonly (string | null)[];
}

export interface VolumeStore {
  readonly label: string;
  readonly location: StoreLocation | null;
}

/**
 * What a VCH is set to, in one form whether it was asked for or answered: units in the names, lists without order sorted,
 * URLs decoded, certificates one by one, `<nil>` and empty texts as null.
 */
export interface VchSettings {
  readonly name: string;
  readonly debugLevel: number;
  readonly cpuMHz: Allocation;
  readonly memoryMiB: Allocation;
  readonly usesVmGroup: boolean;
  readonly bridge: { readonly range: string | null; readonly portgroupId: string | null };
  readonly client: EndpointNetwork;
  readonly management: EndpointNetwork;
  readonly public: EndpointNetwork;
  /** in their order */
  readonly nameservers: readonly string[];
  /** by alias */
  readonly containerNetworks: readonly ContainerNetwork[];
  readonly imageStore: StoreLocation | null;
  /** by label */
  readonly volumeStores: readonly VolumeStore[];
  readonly baseImageBytes: number;
  readonly tls: {
    readonly isOn: boolean;
    /** PEM, first block */
    readonly certificate: string | null;
    /** PEM, one each */
    readonly clientAuthorities: readonly string[];
  };
  readonly endpoint: { readonly memoryMiB: number; readonly sockets: number; readonly operationsUser: string | null };
  readonly registry: {
    readonly insecure: readonly string[];
    readonly whitelist: readonly string[];
    /** PEM, one each */
    readonly authorities: readonly string[];
    readonly httpProxy: string | null;
    readonly httpsProxy: string | null;
    readonly noProxy: readonly string[];
  };
  readonly syslog: string | null;
  readonly containerNameConvention: string | null;
}

/** A VCH as a server describes it. */
export interface Vch {
  readonly settings: VchSettings;
  readonly version: string | null;
  /** moid of the VCH's own resource pool */
  readonly poolId: string | null;
  readonly powerState: Schemas['Power_State'] | null;
  readonly upgradeStatus: string | null;
  /** `https://address:2378` */
  readonly adminPortal: string | null;
  /** `address:port` */
  readonly dockerHost: string | null;
}

/** The VCH that an answer describes. Never throws: what is missing or unreadable becomes null, zero or empty. */
export function toVch(wire: Schemas['VCH']): Vch {
  return {
    settings: settingsOf(wire),
    version: present(wire.version),
    poolId: present(wire.compute?.resource?.id),
    powerState: wire.runtime?.power_state ?? null,
    upgradeStatus: present(wire.runtime?.upgrade_status),
    adminPortal: present(wire.runtime?.admin_portal),
    dockerHost: present(wire.runtime?.docker_host),
  };
}

function settingsOf(wire: Schemas['VCH']): VchSettings {
  const { compute, network, storage, auth, endpoint, registry } = wire;
  const certificate = auth?.server?.certificate?.pem;
  return {
    name: wire.name ?? '',
    debugLevel: wire.debug ?? 0,
    cpuMHz: {
      limit: toMHz(compute?.cpu?.limit),
      reservation: toMHz(compute?.cpu?.reservation) ?? 0,
      shares: toShares(compute?.cpu?.shares),
    },
    memoryMiB: {
      limit: toMiB(compute?.memory?.limit),
      reservation: toMiB(compute?.memory?.reservation) ?? 0,
      shares: toShares(compute?.memory?.shares),
    },
    usesVmGroup: compute?.affinity?.use_vm_group ?? false,
    bridge: {
      range: cidrBlock(network?.bridge?.ip_range),
      portgroupId: present(network?.bridge?.port_group?.id),
    },
    client: endpointNetwork(network?.client),
    management: endpointNetwork(network?.management),
    public: endpointNetwork(network?.public),
    nameservers: (network?.public?.nameservers ?? []).filter((server) => address(server) !== null),
    containerNetworks: (network?.container ?? []).map(containerNetwork).sort(by((entry) => entry.alias)),
    imageStore: answeredStore(storage?.image_stores?.[0]),
    volumeStores: (storage?.volume_stores ?? [])
      .map(({ label = '', datastore }) => ({ label, location: answeredStore(datastore) }))
      .sort(by((store) => store.label)),
    baseImageBytes: toBytes(storage?.base_image_size) ?? 0,
    tls: {
      isOn: auth?.server !== undefined,
      certificate: pemBlocks(certificate)[0] ?? null,
      clientAuthorities: distinctCertificates(auth?.client?.certificate_authorities),
    },
    endpoint: {
      memoryMiB: toMiB(endpoint?.memory) ?? 0,
      sockets: endpoint?.cpu?.sockets ?? 0,
      operationsUser: present(endpoint?.operations_credentials?.user),
    },
    registry: {
      insecure: distinct(registry?.insecure),
      whitelist: distinct(registry?.whitelist),
      authorities: distinctCertificates(registry?.certificate_authorities),
      httpProxy: present(registry?.image_fetch_proxy?.http),
      httpsProxy: present(registry?.image_fetch_proxy?.https),
      noProxy: distinct(registry?.image_fetch_proxy?.no_proxy),
    },
    syslog: present(wire.syslog_addr),
    containerNameConvention: present(wire.container?.name_convention),
  };
}

/** A level wins over a number; neither is the pool's default. */
export function toShares(shares: Schemas['Shares'] | undefined): Shares {
  const { level, number = null } = shares ?? {};
  if (level === undefined) return number === null ? { level: 'normal', number } : { level: 'custom', number };
  return { level, number: level === 'custom' ? number : null };
}

function endpointNetwork(network: Schemas['Network'] | undefined): EndpointNetwork {
  return { portgroupId: present(network?.port_group?.id), gateway: endpointGateway(network?.gateway) };
}

/** The gateway of a role; null where there is none. */
export function endpointGateway(gateway: Schemas['Gateway'] | undefined): EndpointNetwork['gateway'] {
  const at = address(gateway?.address);
  if (at === null) return null;
  const destinations = (gateway?.routing_destinations ?? []).flatMap((text) => cidrBlock(text) ?? []).sort();
  return { address: at, destinations };
}

/** A container network of an answer or of a specification; both say the same in their own way. */
export function containerNetwork(network: Schemas['Container_Network']): ContainerNetwork {
  const gateway = address(network.gateway?.address);
  return {
    alias: network.alias ?? '',
    portgroupId: present(network.port_group?.id),
    firewall: network.firewall ?? null,
    gateway:
      gateway === null
        ? null
        : { address: gateway, prefixLength: prefixLength(network.gateway?.routing_destinations?.[0]) },
    nameservers: (network.nameservers ?? []).filter((server) => address(server) !== null),
    ranges: (network.ip_ranges ?? []).map(rangeBlock).sort(by((range) => range ?? '')),
  };
}

/** Each entry once, sorted. */
export function distinct(list: readonly string[] | undefined): string[] {
  return [...new Set(list)].sort();
}

/** Null for an empty text. */
export function present(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}

/** Order by a text, the same everywhere. */
export function by<T>(key: (entry: T) => string): (one: T, other: T) => number {
  return (one, other) => (key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0);
}
