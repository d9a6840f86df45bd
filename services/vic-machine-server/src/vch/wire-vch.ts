import { versionText, type VchConfig } from '@vic/extraconfig';
import type { Schemas } from '@vic/vic-machine-api';
import type { ManagedObjectReference } from '@vic/vim25';
import { pemBlocks } from './pem-blocks.ts';
import { STANDARD_SHARES, type Allocation, type PoolAllocations } from './pool-allocation.ts';
import { storeUrl } from './store-url.ts';
import { wireNetworks } from './wire-networks.ts';

type Wire = Schemas['VCH'];
type Part<K extends keyof Wire> = NonNullable<Wire[K]>;

/** What is known of a VCH, from its configuration and from vSphere. */
export interface VchState {
  /** of the endpoint VM, as people write it */
  readonly vmName: string;
  readonly config: VchConfig;
  /** of the endpoint VM */
  readonly memoryMiB: number;
  readonly cpus: number;
  /** the pool of the VCH; null: unknown */
  readonly pool: ManagedObjectReference | null;
  /** of that pool */
  readonly allocations: PoolAllocations;
  readonly runtime: Part<'runtime'>;
}

/** The pool that containers of a VCH go to: the last one counts. */
export function poolOf(config: VchConfig, vmPool: ManagedObjectReference | null): ManagedObjectReference | null {
  const named = config.container.computeResources.at(-1);
  return named === undefined || named.value === '' ? vmPool : { type: named.type, value: named.value };
}

function wireShares(
  { shares }: Allocation,
  standard: Readonly<Record<'low' | 'normal' | 'high', number>>,
): { shares?: Schemas['Shares'] } {
  if (shares === null) return {};
  const { level } = shares;
  const isTold = level === 'custom' || (shares.number !== 0 && shares.number !== standard[level]);
  return { shares: { level, ...(isTold ? { number: shares.number } : {}) } };
}

function wireAllocation<U extends 'MHz' | 'MiB'>(
  allocation: Allocation | null,
  units: U,
): {
  limit?: { value: number; units: U };
  reservation?: { value: number; units: U };
  shares?: Schemas['Shares'];
} {
  if (allocation === null) return {};
  const { limit, reservation } = allocation;
  const standard = units === 'MHz' ? STANDARD_SHARES.cpu : STANDARD_SHARES.memory;
  return {
    ...(limit === null || limit === 0 ? {} : { limit: { value: limit, units } }),
    ...(reservation === 0 ? {} : { reservation: { value: reservation, units } }),
    ...wireShares(allocation, standard),
  };
}

function wireCompute({ config, pool, allocations }: VchState): Part<'compute'> {
  return {
    cpu: wireAllocation(allocations.cpu, 'MHz'),
    memory: wireAllocation(allocations.memory, 'MiB'),
    ...(pool === null ? {} : { resource: { id: pool.value } }),
    affinity: config.container.usesVmGroup ? { use_vm_group: true } : {},
  };
}

function wireStorage({ config: { storage } }: VchState): Part<'storage'> {
  const size = Number(storage.scratchSizeKiB);
  return {
    ...(size === 0 ? {} : { base_image_size: { value: size, units: 'KB' } }),
    image_stores: storage.imageStores.map(storeUrl),
    volume_stores: Array.from(storage.volumeLocations, ([label, url]) => ({ datastore: storeUrl(url), label })),
  };
}

const wirePems = (blocks: readonly string[]): Schemas['X509_Data'][] => blocks.map((pem) => ({ pem }));

function wireAuth({ config: { certificate } }: VchState): Part<'auth'> {
  const server = pemBlocks(certificate.hostCertificate?.cert ?? null).join('');
  return {
    client: { certificate_authorities: wirePems(pemBlocks(certificate.certificateAuthorities)) },
    ...(server === '' ? {} : { server: { certificate: { pem: server } } }),
  };
}

function wireEndpoint({ config, memoryMiB, cpus }: VchState): Part<'endpoint'> {
  const { username } = config.connection;
  return {
    ...(memoryMiB === 0 ? {} : { memory: { value: memoryMiB, units: 'MiB' } }),
    cpu: cpus === 0 ? {} : { sockets: cpus },
    operations_credentials: username === '' ? {} : { user: username },
  };
}

/** A variable of the component that fetches images; null if it is not set. */
function variable({ init }: VchConfig, name: string): string | null {
  const { cmd } = init.sessions.get('docker-personality') ?? {};
  const setting = cmd?.env.find((entry) => entry.startsWith(`${name}=`));
  const value = setting?.slice(name.length + 1) ?? '';
  return value === '' ? null : value;
}

function wireProxy(config: VchConfig): Pick<Part<'registry'>, 'image_fetch_proxy'> {
  const http = variable(config, 'HTTP_PROXY');
  const https = variable(config, 'HTTPS_PROXY');
  const none = variable(config, 'NO_PROXY');
  if (http === null && https === null && none === null) return {};
  return {
    image_fetch_proxy: {
      ...(http === null ? {} : { http }),
      ...(https === null ? {} : { https }),
      ...(none === null ? {} : { no_proxy: none.split(',') }),
    },
  };
}

function wireRegistry({ config }: VchState): Part<'registry'> {
  return {
    insecure: [...config.registry.insecure],
    whitelist: [...config.registry.whitelist],
    certificate_authorities: wirePems(pemBlocks(config.certificate.registryCertificateAuthorities)),
    ...wireProxy(config),
  };
}

/**
 * A VCH as the API tells it. Empty texts, zeros and `false` are left out, empty lists are not; what the configuration lacks
 * is left out too, so that a half-made VCH can be shown.
 */
export function wireVch(state: VchState): Wire {
  const { init, container } = state.config;
  const version = versionText(init.version);
  const { debugLevel, syslog } = init.diagnostics;
  const convention = container.containerNameConvention;
  return {
    ...(version === null ? {} : { version }),
    name: init.common.name === '' ? state.vmName : init.common.name,
    ...(debugLevel === 0 ? {} : { debug: debugLevel }),
    compute: wireCompute(state),
    network: wireNetworks(state.config),
    storage: wireStorage(state),
    auth: wireAuth(state),
    endpoint: wireEndpoint(state),
    registry: wireRegistry(state),
    runtime: state.runtime,
    ...(syslog === null || syslog.remoteAddress === ''
      ? {}
      : { syslog_addr: `${syslog.network}://${syslog.remoteAddress}` }),
    container: convention === '' ? {} : { name_convention: convention },
  };
}
