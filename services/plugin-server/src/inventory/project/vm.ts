import type { OverallStatus, PowerState } from '@vic/contract';
import { entityName, field, number, reference, text, type VimValue } from '@vic/vim25';

/** What vCenter says about a VM of VIC's, beside its extraConfig. References are moids of the same vCenter. */
export interface VmFacts {
  readonly vmName: string;
  readonly powerState: PowerState;
  readonly overallStatus: OverallStatus;
  readonly resourcePool: string | null;
  /** type of the pool: `ResourcePool` or `VirtualApp` */
  readonly poolType: string;
  /** null inside a vApp and where it may not be read */
  readonly folder: string | null;
  readonly host: string | null;
  readonly changeVersion: string;
  readonly cpus: number | null;
  readonly memoryMiB: number | null;
}

/** Figures that change all the time; null where vCenter has none. */
export interface Figures {
  readonly cpuMHz: number | null;
  readonly memoryMiB: number | null;
  readonly storageBytes: number | null;
}

/** Properties as read or changed; a path mapped to undefined has no value (any more). */
export type Properties = ReadonlyMap<string, VimValue | undefined>;

/** Cheap properties, live for every VM. */
export const EVERY_VM_PATHS: readonly string[] = [
  'name',
  'parent',
  'parentVApp',
  'resourcePool',
  'runtime.powerState',
  'runtime.connectionState',
  'runtime.host',
  'config.changeVersion',
  'overallStatus',
];

/** Properties of VIC's VMs, without the figures. */
export const VIC_VM_PATHS: readonly string[] = [
  ...EVERY_VM_PATHS,
  'config.extraConfig',
  'config.hardware.memoryMB',
  'config.hardware.numCPU',
];

export const FIGURE_PATHS: readonly string[] = ['summary.quickStats', 'summary.storage.committed'];

export const UNKNOWN_VM: VmFacts = {
  vmName: '',
  powerState: 'unknown',
  overallStatus: 'gray',
  resourcePool: null,
  poolType: 'ResourcePool',
  folder: null,
  host: null,
  changeVersion: '',
  cpus: null,
  memoryMiB: null,
};

/** Applies read or changed properties to what was known; what is not among them stays. */
export function reduceVm(known: VmFacts, properties: Properties): VmFacts {
  const at = <T>(path: string, read: (value: VimValue | undefined) => T, before: T): T =>
    properties.has(path) ? read(properties.get(path)) : before;
  return {
    vmName: at('name', (value) => entityName(text(value) ?? ''), known.vmName),
    powerState: at('runtime.powerState', powerState, known.powerState),
    overallStatus: at('overallStatus', overallStatus, known.overallStatus),
    resourcePool: at('resourcePool', moid, known.resourcePool),
    poolType: at('resourcePool', (value) => reference(value)?.type ?? known.poolType, known.poolType),
    folder: at('parent', moid, known.folder),
    host: at('runtime.host', moid, known.host),
    changeVersion: at('config.changeVersion', (value) => text(value) ?? '', known.changeVersion),
    cpus: at('config.hardware.numCPU', integer, known.cpus),
    memoryMiB: at('config.hardware.memoryMB', integer, known.memoryMiB),
  };
}

/** Reads the figures; a VM that is off uses no CPU and no memory. */
export function readFigures(properties: Properties): Figures {
  const stats = properties.get('summary.quickStats');
  return {
    cpuMHz: amount(field(stats, 'overallCpuUsage')),
    memoryMiB: amount(field(stats, 'guestMemoryUsage')),
    storageBytes: amount(properties.get('summary.storage.committed')),
  };
}

export const NO_FIGURES: Figures = { cpuMHz: null, memoryMiB: null, storageBytes: null };

function moid(value: VimValue | undefined): string | null {
  return reference(value)?.value ?? null;
}

function amount(value: VimValue | undefined): number | null {
  const read = number(value);
  return read === undefined || read < 0 ? null : read;
}

function integer(value: VimValue | undefined): number | null {
  const read = number(value);
  return read === undefined || !Number.isInteger(read) ? null : read;
}

function powerState(value: VimValue | undefined): PowerState {
  switch (value) {
    case 'poweredOn':
    case 'poweredOff':
    case 'suspended':
      return value;
    default:
      return 'unknown';
  }
}

function overallStatus(value: VimValue | undefined): OverallStatus {
  switch (value) {
    case 'green':
    case 'yellow':
    case 'red':
      return value;
    default:
      return 'gray';
  }
}
