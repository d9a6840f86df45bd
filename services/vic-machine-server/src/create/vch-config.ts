/** The configuration that a new VCH starts with: what its plan says, in the form that its engine reads. */
import { CREATING_VCH, emptyVchConfig, models, zeroOf, type Build, type Url, type VchConfig } from '@vic/extraconfig';
import type { PlannedVolumeStore, VchPlan } from '@vic/vch-validation';
import type { ManagedObjectReference } from '@vic/vim25';
import type { BuildVersion } from '../config/settings.ts';
import { endpointNetworks, vchNetwork } from './vch-networks.ts';
import { vchSessions, type VchSurroundings } from './vch-sessions.ts';

/** What the plan does not say because it is settled elsewhere. */
export interface VchFoundation extends VchSurroundings {
  /** thumbprint by which the VCH knows vCenter; empty: it verifies the chain */
  readonly targetThumbprint: string;
  /** a secret */
  readonly operationsPassword: string;
  readonly build: BuildVersion;
  /** the VCH's own pool, or the one it shares without DRS */
  readonly pool: ManagedObjectReference;
  readonly certificates: VchCertificateTexts;
}

/** PEM texts. */
export interface VchCertificateTexts {
  /** null: the Docker API is served without TLS */
  readonly server: { readonly certificate: string; readonly privateKey: string } | null;
  /** who signs the certificates of clients; empty: clients need none */
  readonly clientAuthorities: readonly string[];
}

/** The endpoint VM once it exists. */
export interface MadeVm {
  readonly moid: string;
  /** `[datastore] folder/file` of the image that containers boot from */
  readonly bootstrapIso: string;
}

/** Version of the form of the configuration: engines of this line migrate older ones to it. */
export const DATA_VERSION = 10;
const GRANTED = 'ADD';

/**
 * The configuration of a new VCH.
 * @param made null for the configuration that the VM is created with: marked as half-made, without components
 */
export function vchConfig(plan: VchPlan, foundation: VchFoundation, made: MadeVm | null): VchConfig {
  const empty = emptyVchConfig();
  const { compute, endpoint, registry, storage } = plan;
  return {
    ...empty,
    init: {
      ...empty.init,
      common: {
        ...empty.init.common,
        id: made === null ? CREATING_VCH : `VirtualMachine:${made.moid}`,
        name: plan.name,
      },
      diagnostics: {
        ...empty.init.diagnostics,
        debugLevel: plan.debug,
        syslog: plan.syslog === null ? null : { network: plan.syslog.network, remoteAddress: plan.syslog.address },
      },
      sessions: made === null ? empty.init.sessions : vchSessions(plan, foundation),
      networks: endpointNetworks(plan),
      version: buildOf(foundation.build),
    },
    connection: {
      ...empty.connection,
      target: foundation.targetUrl,
      targetThumbprint: foundation.targetThumbprint,
      username: endpoint.operationsUser,
      // A half-made VM holds no secrets: it has no key to keep them under.
      token: made === null ? null : foundation.operationsPassword,
    },
    certificate: certificateOf(foundation.certificates, registry.authorities, made !== null),
    storage: {
      ...empty.storage,
      imageStores: [datastoreUrl(storage.imageStore.datastore.name, storage.imageStore.path || plan.name)],
      volumeLocations: new Map([...storage.volumeStores].map(([label, store]) => [label, volumeUrl(store)])),
      scratchSizeKiB: BigInt(storage.baseImageSizeKB),
    },
    network: vchNetwork(plan),
    container: {
      ...empty.container,
      computeResources: [{ type: foundation.pool.type, value: foundation.pool.value }],
      bootstrapImagePath: made?.bootstrapIso ?? '',
      containerNameConvention: plan.containerNameConvention ?? '',
      usesVmGroup: compute.vmGroup !== null,
      vmGroupName: compute.vmGroup ?? '',
    },
    registry: { ...empty.registry, whitelist: registry.whitelist, insecure: registry.insecure },
    grantPermissions: endpoint.grantPermissions ? GRANTED : '',
  };
}

/** A build as a VCH records what made it. */
export function buildOf(build: BuildVersion): Build {
  return {
    version: build.version,
    gitCommit: build.commit,
    buildDate: build.buildDate,
    buildNumber: build.buildNumber,
    state: '',
    pluginVersion: DATA_VERSION,
  };
}

const pemBytes = (pems: readonly string[]): Uint8Array | null =>
  pems.length === 0 ? null : new Uint8Array(Buffer.from(pems.map((pem) => `${pem.trimEnd()}\n`).join('')));

function certificateOf(
  texts: VchCertificateTexts,
  registryAuthorities: readonly string[],
  withKey: boolean,
): VchConfig['certificate'] {
  const { server } = texts;
  return {
    ...emptyVchConfig().certificate,
    hostCertificate:
      server === null
        ? null
        : { cert: pemBytes([server.certificate]), key: withKey ? pemBytes([server.privateKey]) : null },
    certificateAuthorities: pemBytes(texts.clientAuthorities),
    registryCertificateAuthorities: pemBytes(registryAuthorities),
  };
}

const datastoreUrl = (datastore: string, path: string): Url => ({
  ...zeroOf(models.url),
  scheme: 'ds',
  host: datastore,
  path,
});

/** Where volumes are: for a datastore its own notation, which the engine expects in the path. */
function volumeUrl(store: PlannedVolumeStore): Url {
  if (store.kind === 'datastore') {
    const { name } = store.datastore;
    return datastoreUrl(name, `[${name}] ${store.path}`);
  }
  return { ...zeroOf(models.url), scheme: 'nfs', host: store.host, path: store.path, rawQuery: store.query };
}
