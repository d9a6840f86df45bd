import type { Schemas } from '../index.ts';
import { address, cidrBlock } from './address.ts';
import { distinctCertificates, pemBlocks } from './pem.ts';
import { toBytes, toMHz, toMiB } from './quantity.ts';
import { askedStore, type StoreLocation } from './store-location.ts';
import {
  by,
  containerNetwork,
  distinct,
  endpointGateway,
  present,
  toShares,
  type ContainerNetwork,
  type EndpointNetwork,
  type VchSettings,
} from './vch.ts';

/** A part of something, at any depth; what is undefined is open. Lists are whole. */
export type Expected<T> = T extends readonly (infer Item)[]
  ? readonly Expected<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Expected<T[Key]> | undefined }
    : T;

const DEFAULT_IMAGE_BYTES = 8e9;
const DEFAULT_MEMORY_MIB = 2048;
const DEFAULT_NAMESERVERS = ['8.8.8.8', '8.8.4.4'];
const WHOLE_DATASTORE = 'VIC';

/**
 * What a VCH should be set to after this specification was carried out, defaults filled in. Undefined is what the
 * specification leaves to the server, or what an answer cannot tell: objects asked for by name, generated certificates,
 * the caller as operations user, the VM's folder as image store. Never throws.
 */
export function fromSpecification(specification: Schemas['VCH']): Expected<VchSettings> {
  const { compute, network, storage, endpoint, registry } = specification;
  const roles = rolesOf(network);
  return {
    name: specification.name ?? '',
    debugLevel: specification.debug ?? 0,
    cpuMHz: {
      limit: limit(toMHz(compute?.cpu?.limit)),
      reservation: toMHz(compute?.cpu?.reservation) ?? 0,
      shares: toShares(compute?.cpu?.shares),
    },
    memoryMiB: {
      limit: limit(toMiB(compute?.memory?.limit)),
      reservation: toMiB(compute?.memory?.reservation) ?? 0,
      shares: toShares(compute?.memory?.shares),
    },
    usesVmGroup: compute?.affinity?.use_vm_group ?? false,
    bridge: { range: cidrBlock(network?.bridge?.ip_range), portgroupId: network?.bridge?.port_group?.id },
    client: role(roles.client),
    management: role(roles.management),
    public: role(roles.public),
    nameservers: nameservers(roles),
    containerNetworks: (network?.container ?? []).map(askedContainerNetwork).sort(by((entry) => entry.alias ?? '')),
    imageStore: imageStore(storage?.image_stores?.[0]),
    volumeStores: volumeStores(storage?.volume_stores ?? []),
    baseImageBytes: toBytes(storage?.base_image_size) ?? DEFAULT_IMAGE_BYTES,
    tls: tls(specification.auth),
    endpoint: {
      memoryMiB: toMiB(endpoint?.memory) ?? DEFAULT_MEMORY_MIB,
      sockets: endpoint?.cpu?.sockets ?? 1,
      operationsUser: present(endpoint?.operations_credentials?.user) ?? undefined,
    },
    registry: {
      insecure: distinct(registry?.insecure),
      whitelist: whitelist(registry),
      authorities: distinctCertificates(registry?.certificate_authorities),
      httpProxy: present(registry?.image_fetch_proxy?.http),
      httpsProxy: present(registry?.image_fetch_proxy?.https),
      noProxy: distinct(registry?.image_fetch_proxy?.no_proxy),
    },
    syslog: present(specification.syslog_addr),
    containerNameConvention: present(specification.container?.name_convention),
  };
}

type Roles = Readonly<Record<'client' | 'management' | 'public', Schemas['Network'] | undefined>>;

/** A missing client network is the public one, a missing management network the client's. */
function rolesOf(network: Schemas['VCH']['network']): Roles {
  const shared = (other: Schemas['Network'] | undefined): Schemas['Network'] | undefined =>
    other === undefined ? undefined : { port_group: other.port_group };
  const client = network?.client ?? shared(network?.public);
  return { client, management: network?.management ?? shared(client), public: network?.public };
}

function role(network: Schemas['Network'] | undefined): Expected<EndpointNetwork> {
  return { portgroupId: network?.port_group?.id, gateway: endpointGateway(network?.gateway) };
}

function nameservers(roles: Roles): string[] {
  const given = (roles.public?.nameservers ?? []).filter((server) => address(server) !== null);
  const isAllStatic = Object.values(roles).every((network) => cidrBlock(network?.static) !== null);
  return given.length === 0 && isAllStatic ? DEFAULT_NAMESERVERS : given;
}

function askedContainerNetwork(network: Schemas['Container_Network']): Expected<ContainerNetwork> {
  return { ...containerNetwork(network), portgroupId: network.port_group?.id };
}

function imageStore(text: string | undefined): Expected<StoreLocation> | undefined {
  const store = askedStore(text);
  return store === null ? undefined : { ...store, path: present(store.path) ?? undefined };
}

/** Of a repeated label the last wins; a whole datastore is its folder `VIC`. */
function volumeStores(stores: readonly { label?: string | undefined; datastore?: string | undefined }[]) {
  const byLabel = new Map(stores.map(({ label = '', datastore }) => [label, askedStore(datastore)]));
  return [...byLabel]
    .map(([label, store]) => ({ label, location: store?.path === '' ? { ...store, path: wholePath(store) } : store }))
    .sort(by((store) => store.label));
}

function wholePath(store: StoreLocation): string {
  return store.scheme === 'ds' ? WHOLE_DATASTORE : '';
}

/** `no_tls` wins over `generate` and is ignored beside a given certificate; without `server` there is no TLS. */
function tls(auth: Schemas['VCH']['auth']): Expected<VchSettings['tls']> {
  const given = pemBlocks(auth?.server?.certificate?.pem)[0];
  const isGenerated = given === undefined && auth?.server?.generate !== undefined && auth.no_tls !== true;
  const hasOwnAuthority = isGenerated && auth.client?.no_tls_verify !== true;
  return {
    isOn: given !== undefined || isGenerated,
    certificate: given ?? (isGenerated ? undefined : null),
    clientAuthorities: hasOwnAuthority ? undefined : distinctCertificates(auth?.client?.certificate_authorities),
  };
}

/** A whitelist that was given includes the insecure registries. */
function whitelist(registry: Schemas['VCH']['registry']): string[] {
  const given = registry?.whitelist ?? [];
  return given.length === 0 ? [] : distinct([...given, ...(registry?.insecure ?? [])]);
}

/** A limit of 0 is unlimited. */
function limit(value: number | null): number | null {
  return value === 0 ? null : value;
}
