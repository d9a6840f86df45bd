/** Bodies of the engine's answers, as a VCH gives them. */

/** Docker API of the engine in a VCH, and the lowest that it takes. */
export const API_VERSION = '1.25';
export const LOWEST_API_VERSION = '1.19';

export interface EngineFacts {
  /** name of the VCH */
  readonly name: string;
  /** `v1.5.8-21343-9489f63e` */
  readonly version: string;
  readonly gitCommit: string;
  /** `2022/06/10@13:26:47` */
  readonly buildDate: string;
  readonly containers: { readonly running: number; readonly paused: number; readonly stopped: number };
  readonly cpus: number;
  readonly memoryBytes: number;
  /** of the VCH's volume stores */
  readonly volumeStores: readonly string[];
  /** of the VCH's container networks, the bridge among them */
  readonly networks: readonly string[];
  readonly insecureRegistries: readonly string[];
  readonly vcenterVersion: string;
  readonly now: Date;
}

/** `GET /version`. */
export function versionOf(facts: EngineFacts): object {
  return {
    Version: facts.version,
    ApiVersion: API_VERSION,
    MinAPIVersion: LOWEST_API_VERSION,
    GitCommit: facts.gitCommit,
    GoVersion: 'go1.8.3',
    Os: 'linux',
    Arch: 'amd64',
    BuildTime: facts.buildDate,
    Experimental: false,
  };
}

/** `GET /info`. */
export function infoOf(facts: EngineFacts): object {
  const product = `vSphere Integrated Containers ${facts.version} Backend Engine`;
  const { running, paused, stopped } = facts.containers;
  return {
    ID: 'vSphere Integrated Containers',
    Name: facts.name,
    Containers: running + paused + stopped,
    ContainersRunning: running,
    ContainersPaused: paused,
    ContainersStopped: stopped,
    Images: 0,
    Driver: product,
    DriverStatus: null,
    SystemStatus: [
      ['VolumeStores', facts.volumeStores.join(' ')],
      [product, 'RUNNING'],
      [' VMware Product', 'VMware vCenter Server'],
      [' VMware OS', 'linux-x64'],
      [' VMware OS version', facts.vcenterVersion],
    ],
    Plugins: { Volume: ['vsphere'], Network: facts.networks, Authorization: [], Log: [] },
    MemoryLimit: true,
    SwapLimit: false,
    KernelMemory: false,
    CpuCfsPeriod: true,
    CpuCfsQuota: true,
    CPUShares: true,
    CPUSet: false,
    IPv4Forwarding: true,
    BridgeNfIptables: false,
    BridgeNfIp6tables: false,
    Debug: false,
    OomKillDisable: false,
    ExperimentalBuild: false,
    LoggingDriver: '',
    CgroupDriver: '',
    Isolation: '',
    SystemTime: facts.now.toISOString(),
    KernelVersion: '',
    OperatingSystem: 'linux-x64',
    OSType: 'linux-x64',
    Architecture: 'x86_64',
    NCPU: facts.cpus,
    MemTotal: facts.memoryBytes,
    DockerRootDir: '',
    HttpProxy: '',
    HttpsProxy: '',
    NoProxy: '',
    Labels: [],
    ServerVersion: facts.version,
    ClusterStore: '',
    ClusterAdvertise: '',
    IndexServerAddress: 'https://index.docker.io/v1/',
    RegistryConfig: {
      InsecureRegistryCIDRs: [],
      IndexConfigs: Object.fromEntries(
        facts.insecureRegistries.map((name) => [name, { Name: name, Mirrors: [], Secure: false, Official: false }]),
      ),
      Mirrors: [],
    },
    DefaultRuntime: '',
    Runtimes: null,
    SecurityOptions: [],
    LiveRestoreEnabled: false,
    Swarm: {
      NodeID: '',
      NodeAddr: '',
      LocalNodeState: 'inactive',
      ControlAvailable: false,
      Error: '',
      RemoteManagers: null,
    },
  };
}
