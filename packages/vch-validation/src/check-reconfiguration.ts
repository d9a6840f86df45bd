import { isDeepStrictEqual } from 'node:util';
import type { Fault } from './fault.ts';
import { subnetText } from './addresses.ts';
import type { PlannedAddress, PlannedContainerNetwork, PlannedRole, PlannedVolumeStore, VchPlan } from './plan.ts';
import type { Reference } from './reference.ts';
import { ROLES_IN_SPECIFICATION } from './specification.ts';

type ExistingRole = Omit<PlannedRole, 'portGroup'> & { readonly portGroup: { readonly ref: Reference } };

type ExistingContainerNetwork = Omit<PlannedContainerNetwork, 'portGroup'> & {
  readonly portGroup: { readonly ref: Reference };
};

type ExistingVolumeStore =
  | { readonly kind: 'datastore'; readonly datastore: { readonly name: string }; readonly path: string }
  | Extract<PlannedVolumeStore, { kind: 'nfs' }>;

/** What an existing VCH has of the parts that cannot change. */
export interface ExistingVch {
  readonly name: string;
  /** moid of the pool that its containers go to */
  readonly pool: string;
  /** moid of the pool around it; null where the VCH has no pool of its own */
  readonly parentPool: string | null;
  readonly networks: {
    readonly bridge: {
      readonly portGroup: { readonly ref: Reference };
      readonly range: PlannedAddress;
      readonly width: number;
    };
    readonly client: ExistingRole;
    readonly management: ExistingRole;
    readonly public: ExistingRole;
    readonly container: readonly ExistingContainerNetwork[];
  };
  readonly storage: {
    /** datastore's name, and folder without leading or trailing slash */
    readonly imageStore: { readonly datastore: { readonly name: string }; readonly path: string };
    readonly volumeStores: ReadonlyMap<string, ExistingVolumeStore>;
    readonly baseImageSizeKB: number;
  };
  readonly usesTls: boolean;
  readonly endpoint: { readonly memoryMiB: number; readonly sockets: number };
  readonly registry: { readonly insecure: readonly string[]; readonly whitelist: readonly string[] };
}

/**
 * What a reconfiguration may not change: one fault of status 409 for each such field that differs. Volume stores and container networks may be
 * added, but those that exist must be there unchanged.
 *
 * @param wanted by `planVch` from the whole specification
 */
export function checkReconfiguration(existing: ExistingVch, wanted: VchPlan): readonly Fault[] {
  return [
    ...checkPlace(existing, wanted),
    ...checkNetworks(existing, wanted),
    ...checkStorage(existing, wanted),
    ...checkTls(existing, wanted),
    ...checkEndpoint(existing, wanted),
    ...checkRegistries(existing, wanted),
  ];
}

function fixed(path: string, what: string, isSame: boolean): readonly Fault[] {
  return isSame ? [] : [unchangeable(path, `The ${what} of a VCH cannot be changed.`)];
}

function unchangeable(path: string, message: string): Fault {
  return { code: 'unchangeable', path, message, severity: 'error', status: 409 };
}

function checkPlace(existing: ExistingVch, wanted: VchPlan): readonly Fault[] {
  const pool = wanted.compute.parentPool.ref.value;
  return [
    ...fixed('/name', 'name', wanted.name === existing.name),
    ...fixed('/compute/resource', 'compute resource', pool === existing.pool || pool === existing.parentPool),
  ];
}

function checkNetworks({ networks: is }: ExistingVch, { networks: shall }: VchPlan): readonly Fault[] {
  const { bridge } = is;
  return [
    ...fixed('/network/bridge/port_group', 'bridge network', isSameNetwork(bridge, shall.bridge)),
    ...fixed(
      '/network/bridge/ip_range',
      'range of the bridge network',
      subnetText(bridge.range) === subnetText(shall.bridge.range),
    ),
    ...fixed('/network/bridge/network_width', 'width of the bridge network', bridge.width === shall.bridge.width),
    ...ROLES_IN_SPECIFICATION.flatMap((role) => checkRole(role, is[role], shall[role])),
    ...is.container.flatMap((network) => checkContainerNetwork(network, shall.container)),
  ];
}

interface OnNetwork {
  readonly portGroup: { readonly ref: Reference };
}

function isSameNetwork(one: OnNetwork, other: OnNetwork): boolean {
  return one.portGroup.ref.value === other.portGroup.ref.value;
}

function checkRole(role: string, is: ExistingRole, shall: PlannedRole): readonly Fault[] {
  const path = `/network/${role}`;
  return [
    ...fixed(`${path}/port_group`, `${role} network`, isSameNetwork(is, shall)),
    ...fixed(`${path}/static`, `${role} network's address`, isDeepStrictEqual(is.static, shall.static)),
    ...fixed(`${path}/gateway`, `${role} network's gateway`, isDeepStrictEqual(is.gateway, shall.gateway)),
  ];
}

function checkContainerNetwork(
  is: ExistingContainerNetwork,
  shall: readonly PlannedContainerNetwork[],
): readonly Fault[] {
  const index = shall.findIndex(({ alias }) => alias === is.alias);
  const same = shall[index];
  if (same === undefined) {
    return [unchangeable('/network/container', `The container network "${is.alias}" of a VCH cannot be removed.`)];
  }
  return fixed(
    `/network/container/${index}`,
    `container network "${is.alias}"`,
    isDeepStrictEqual(withReference(is), withReference(same)),
  );
}

/** What counts of a container network, in a form in which equal ones are equal. */
function withReference({ alias, portGroup, gateway, nameservers, ranges, firewall }: ExistingContainerNetwork) {
  return { alias, network: portGroup.ref.value, gateway, nameservers, ranges, firewall };
}

function checkStorage({ storage: is }: ExistingVch, { storage: shall }: VchPlan): readonly Fault[] {
  const path = shall.imageStore.path === '' ? is.imageStore.path : shall.imageStore.path;
  const isSameStore = is.imageStore.datastore.name === shall.imageStore.datastore.name && is.imageStore.path === path;
  return [
    ...fixed('/storage/image_stores', 'image store', isSameStore),
    ...fixed('/storage/base_image_size', 'base image size', is.baseImageSizeKB === shall.baseImageSizeKB),
    ...[...is.volumeStores].flatMap(([label, store]) => checkVolumeStore(label, store, shall.volumeStores.get(label))),
  ];
}

function checkVolumeStore(
  label: string,
  is: ExistingVolumeStore,
  shall: PlannedVolumeStore | undefined,
): readonly Fault[] {
  const path = '/storage/volume_stores';
  if (shall === undefined) return [unchangeable(path, `The volume store "${label}" of a VCH cannot be removed.`)];
  return fixed(path, `volume store "${label}"`, isDeepStrictEqual(withDatastoreName(is), withDatastoreName(shall)));
}

function withDatastoreName(store: ExistingVolumeStore) {
  if (store.kind === 'nfs') return { host: store.host, path: store.path, query: store.query };
  return { host: store.datastore.name, path: store.path };
}

/** TLS can be added, with a certificate, but not taken away. */
function checkTls({ usesTls }: ExistingVch, { auth }: VchPlan): readonly Fault[] {
  if (!usesTls || auth.usesTls) return [];
  return [unchangeable('/auth/server', 'The server certificate of a VCH can be replaced but not taken away.')];
}

function checkEndpoint({ endpoint: is }: ExistingVch, { endpoint: shall }: VchPlan): readonly Fault[] {
  return [
    ...fixed('/endpoint/memory', 'memory', is.memoryMiB === shall.memoryMiB),
    ...fixed('/endpoint/cpu/sockets', 'number of CPUs', is.sockets === shall.sockets),
  ];
}

function checkRegistries({ registry: is }: ExistingVch, { registry: shall }: VchPlan): readonly Fault[] {
  return [
    ...fixed('/registry/insecure', 'list of insecure registries', isSameSet(is.insecure, shall.insecure)),
    ...fixed('/registry/whitelist', 'whitelist of registries', isSameSet(is.whitelist, shall.whitelist)),
  ];
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return isDeepStrictEqual(new Set(one), new Set(other));
}
