import type { NetworkFacts } from './facts.ts';
import type { InventoryObject } from './reference.ts';

/** Limits of a resource pool. CPU in MHz, memory in MiB. */
export interface PlannedAllocation {
  /** null: unlimited */
  readonly limit: number | null;
  /** null: not given */
  readonly reservation: number | null;
  /** null: not given. With a number and no level vSphere's level is `custom` */
  readonly shares: { readonly level: 'high' | 'normal' | 'low' | null; readonly number: number | null } | null;
}

export interface PlannedCompute {
  /** the cluster, or the compute resource of a standalone host */
  readonly resource: InventoryObject;
  /** null: a standalone host */
  readonly cluster: InventoryObject | null;
  /** the pool in which the VCH's own is made; the VCH's pool itself if none is made */
  readonly parentPool: InventoryObject;
  /** all hosts of `resource` */
  readonly hosts: readonly InventoryObject[];
  /** false: a cluster without DRS, where the VCH shares `parentPool` and all pool settings are dropped */
  readonly makesPool: boolean;
  readonly cpu: PlannedAllocation;
  readonly memory: PlannedAllocation;
  /** DRS group for the VMs of the VCH; null: none wanted */
  readonly vmGroup: string | null;
}

/** An address and the length of its network's prefix. */
export interface PlannedAddress {
  readonly address: string;
  readonly prefix: number;
}

export interface PlannedNetwork extends InventoryObject {
  readonly kind: NetworkFacts['kind'];
  /** moid of its distributed switch */
  readonly distributedSwitch: string | null;
}

/** The endpoint VM on one of its networks. */
export interface PlannedRole {
  readonly portGroup: PlannedNetwork;
  /** own address, or that of the role whose port group it shares; null: DHCP */
  readonly static: PlannedAddress | null;
  readonly gateway: { readonly address: string; readonly destinations: readonly PlannedAddress[] } | null;
}

export type TrustLevel = 'closed' | 'outbound' | 'peers' | 'published' | 'open';

export interface PlannedContainerNetwork {
  readonly alias: string;
  readonly portGroup: PlannedNetwork;
  /** the gateway's address with the prefix of its network */
  readonly gateway: PlannedAddress | null;
  readonly nameservers: readonly string[];
  /** first and last address of each, both included */
  readonly ranges: readonly { readonly first: string; readonly last: string }[];
  /** null: not given */
  readonly firewall: TrustLevel | null;
}

/** A folder on a datastore. */
export interface PlannedFolder {
  readonly datastore: InventoryObject;
  /** without leading or trailing slash; empty: none given */
  readonly path: string;
}

export type PlannedVolumeStore =
  /** `path` of a whole datastore is `VIC` */
  | ({ readonly kind: 'datastore' } & PlannedFolder)
  /** `path` with leading slash, `query` without question mark */
  | { readonly kind: 'nfs'; readonly host: string; readonly path: string; readonly query: string };

export interface PlannedAuth {
  /** whether the Docker API is served with TLS (port 2376) */
  readonly usesTls: boolean;
  readonly noTls: boolean;
  /** clients need no certificate */
  readonly noTlsVerify: boolean;
  /** PEM texts; null without TLS and where a certificate is to be generated */
  readonly serverCertificate: string | null;
  readonly serverKey: string | null;
  /** PEM texts, each once */
  readonly clientAuthorities: readonly string[];
  readonly generate: {
    readonly commonName: string;
    readonly organizations: readonly string[];
    /** bits */
    readonly keySize: number;
  } | null;
}

/** A specification with everything resolved and defaulted: what creation and reconfiguration work from. */
export interface VchPlan {
  readonly name: string;
  readonly debug: number;
  readonly compute: PlannedCompute;
  readonly networks: {
    readonly bridge: {
      readonly portGroup: PlannedNetwork;
      readonly range: PlannedAddress;
      /** prefix length of each bridge network cut from the range */
      readonly width: number;
    };
    readonly client: PlannedRole;
    readonly management: PlannedRole;
    readonly public: PlannedRole;
    readonly nameservers: readonly string[];
    readonly container: readonly PlannedContainerNetwork[];
  };
  readonly storage: {
    readonly imageStore: PlannedFolder;
    readonly volumeStores: ReadonlyMap<string, PlannedVolumeStore>;
    /** 1 KB = 1000 bytes */
    readonly baseImageSizeKB: number;
  };
  readonly auth: PlannedAuth;
  readonly endpoint: {
    readonly memoryMiB: number;
    readonly sockets: number;
    readonly operationsUser: string;
    /** null: the caller's own, which only the caller's session knows */
    readonly operationsPassword: string | null;
    readonly grantPermissions: boolean;
  };
  readonly registry: {
    readonly insecure: readonly string[];
    /** the insecure ones are among them if there is any */
    readonly whitelist: readonly string[];
    /** PEM texts, each once */
    readonly authorities: readonly string[];
    readonly httpProxy: string | null;
    readonly httpsProxy: string | null;
    readonly noProxy: readonly string[];
  };
  /** null: none. `address` is host and port */
  readonly syslog: { readonly network: 'tcp' | 'udp'; readonly address: string } | null;
  readonly containerNameConvention: string | null;
}
