import type { InventoryObject, Reference } from './reference.ts';

/**
 * Something the target was asked for: its value, or why it could not be read (a refused privilege, a host that does not answer).
 * A check that needs what is unread reports that it was skipped; it never takes it for "no".
 */
export type Fact<T> = { readonly value: T } | { readonly unread: string };

/** A host, its own ability to run VCHs included. */
export interface HostFacts extends InventoryObject {
  /** moid of the cluster, or of the compute resource that stands for a standalone host */
  readonly computeResource: string;
  readonly connection: 'connected' | 'disconnected' | 'notResponding';
  readonly isInMaintenanceMode: boolean;
  readonly firewall: Fact<FirewallFacts>;
  /** keys of the features of the host's licence, such as `serialuri` and `dvs`; empty: no licence says any */
  readonly licenceFeatures: Fact<readonly string[]>;
}

export interface FirewallFacts {
  /** false: the firewall is off, or lets out whatever no ruleset names */
  readonly blocksOutgoing: boolean;
  readonly rulesets: readonly RulesetFacts[];
}

export interface RulesetFacts {
  readonly key: string;
  readonly isEnabled: boolean;
  /** the only addresses and networks (CIDR) that the ruleset applies to; null: all */
  readonly allowedAddresses: readonly string[] | null;
  readonly rules: readonly FirewallRule[];
}

export interface FirewallRule {
  readonly direction: 'inbound' | 'outbound';
  /** lower case, such as `tcp` */
  readonly protocol: string;
  /** first port */
  readonly port: number;
  /** last port; null: only the first */
  readonly endPort: number | null;
}

/** A cluster, or the compute resource that stands for a standalone host (`ref.type` tells). */
export interface ComputeResourceFacts extends InventoryObject {
  /** moid of its root resource pool */
  readonly rootPool: string;
  /** moids of its hosts */
  readonly hosts: readonly string[];
  /** of a cluster; a standalone host has none, whatever stands here */
  readonly isDrsEnabled: Fact<boolean>;
  /** names of the DRS groups, those of VMs and those of hosts */
  readonly drsGroups: Fact<readonly string[]>;
}

/** A resource pool or vApp, the root pools included. */
export interface PoolFacts extends InventoryObject {
  /** moid of the compute resource it belongs to */
  readonly computeResource: string;
  /** moid of the pool it is in; null: a root pool */
  readonly parent: string | null;
}

export interface DatastoreFacts extends InventoryObject {
  /** as vSphere says, such as `VMFS`, `NFS`, `vsan` */
  readonly kind: string;
  readonly isAccessible: boolean;
  /** moids of the hosts that have it mounted and can reach it */
  readonly hosts: readonly string[];
  readonly freeBytes: number;
  readonly capacityBytes: number;
}

export interface NetworkFacts extends InventoryObject {
  /** `uplink`: a port group of a distributed switch that only the switch itself uses */
  readonly kind: 'standard' | 'distributed' | 'opaque' | 'uplink';
  /** moid of its distributed switch; null: it has none, or it may not be seen */
  readonly distributedSwitch: string | null;
  /** moids of the hosts it is on */
  readonly hosts: readonly string[];
}

export interface SwitchFacts extends InventoryObject {
  /** moids of its member hosts */
  readonly hosts: Fact<readonly string[]>;
}

/** A VCH that exists. */
export interface VchFacts {
  /** moid of the endpoint VM */
  readonly id: string;
  readonly name: string;
  /** moid of its own resource pool, or of the one it is in where DRS is off; null: unknown */
  readonly pool: string | null;
  /** moid of the datacenter */
  readonly datacenter: string | null;
  /** moid of the bridge network; null: unknown */
  readonly bridgeNetwork: string | null;
  /** CIDR; null: unknown */
  readonly bridgeRange: string | null;
}

/** What lies in the VM folder of the datacenter in scope. */
export interface VmFolderEntry {
  readonly name: string;
  /** `deeper-folder`: not directly in it; of these only some may be told, but all that are named like the VCH */
  readonly kind: 'folder' | 'vm' | 'vapp' | 'deeper-folder';
  /** of a folder */
  readonly isEmpty: boolean;
}

/** Why the target lets a user not in. */
export interface LoginFault {
  /** `no-permission`: name and password are right, but no permission lets the user see anything */
  readonly kind: 'refused' | 'no-permission';
  /** for people; of a refusal the target's own words */
  readonly text: string;
}

/** What was found out about the user that the VCH is to work as. */
export interface OperationsUserFacts {
  /** whose name was tried */
  readonly user: string;
  /** null: the log-in was accepted, or was not to be tried */
  readonly loginFault: LoginFault | null;
  /** whether the user has an administrator's role at the root folder or on the datacenter */
  readonly isAdministrator: Fact<boolean>;
}

/**
 * What the checks need to know about the target: plain data, read once. Holds every datacenter that the caller sees; what is outside `datacenter` is
 * only found by moid or by a full path.
 */
export interface InventoryFacts {
  /** when it was read, ISO 8601 */
  readonly readAt: string;
  readonly target: {
    /** false: a lone ESXi host */
    readonly isVcenter: boolean;
    readonly version: string;
  };
  readonly datacenters: readonly InventoryObject[];
  /** moid of the datacenter in scope; null: there are several and none was chosen */
  readonly datacenter: string | null;
  readonly computeResources: readonly ComputeResourceFacts[];
  readonly pools: readonly PoolFacts[];
  readonly hosts: readonly HostFacts[];
  readonly datastores: readonly DatastoreFacts[];
  readonly networks: readonly NetworkFacts[];
  readonly switches: readonly SwitchFacts[];
  readonly vchs: Fact<readonly VchFacts[]>;
  readonly vmFolder: Fact<readonly VmFolderEntry[]>;
  /**
   * The vCenter setting `config.vpxd.SerialPort.PersistNetworkBacking`; null: not set. A caller that sets it itself states what it will be.
   */
  readonly persistsSerialPortBacking: Fact<boolean | null>;
  /** null: not tried */
  readonly operationsUser: OperationsUserFacts | null;
}

/** Who asks. The pure functions never see the caller's password. */
export interface Caller {
  /** `ticket`: with a session ticket, so there is no password that a VCH could use */
  readonly credentials: 'password' | 'ticket';
  readonly userName: string;
  /** true: the operations user's password comes later, with the creation, so that it is no fault that it is missing */
  readonly withholdsPassword?: boolean;
}

export type { Reference };
