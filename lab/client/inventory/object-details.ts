import { boolean, field, number, text, type VimValue } from '@vic/vim25';
import type { Details } from '../browser/wire.ts';

type Props = ReadonlyMap<string, VimValue>;
type Row = readonly [label: string, value: (props: Props) => string | undefined];

interface DetailSheet {
  readonly paths: readonly string[];
  readonly rows: readonly Row[];
}

const at =
  (path: string) =>
  (props: Props): string | undefined =>
    text(props.get(path));

const words: Readonly<Record<string, string>> = {
  poweredOn: 'Powered on',
  poweredOff: 'Powered off',
  suspended: 'Suspended',
  connected: 'Connected',
  disconnected: 'Disconnected',
  notResponding: 'Not responding',
  guestToolsRunning: 'Running',
  guestToolsNotRunning: 'Not running',
  green: 'Normal',
  yellow: 'Warning',
  red: 'Alert',
  gray: 'Unknown',
};

const word =
  (path: string) =>
  (props: Props): string | undefined => {
    const value = text(props.get(path));
    return value === undefined ? undefined : (words[value] ?? value);
  };

const onOff =
  (path: string) =>
  (props: Props): string | undefined => {
    const value = boolean(props.get(path));
    return value === undefined ? undefined : value ? 'On' : 'Off';
  };

const inside = (path: string, name: string, props: Props): VimValue | undefined => field(props.get(path), name);

function size(bytes: number | undefined): string | undefined {
  if (bytes === undefined) return undefined;
  const gib = bytes / 2 ** 30;
  return gib >= 1 ? `${Math.round(gib * 10) / 10} GB` : `${Math.round(bytes / 2 ** 20)} MB`;
}

function megahertz(value: number | undefined): string | undefined {
  if (value === undefined) return undefined;
  return value >= 1000 ? `${Math.round(value / 100) / 10} GHz` : `${value} MHz`;
}

function scaled(value: number | undefined, factor: number): number | undefined {
  return value === undefined ? undefined : value * factor;
}

const STATUS: Row = ['Status', word('overallStatus')];

const SHEETS: Readonly<Record<string, DetailSheet>> = {
  VirtualMachine: {
    paths: [
      'runtime.powerState',
      'config.guestFullName',
      'guest.ipAddress',
      'guest.hostName',
      'guest.toolsRunningStatus',
      'config.hardware.numCPU',
      'config.hardware.memoryMB',
      'config.annotation',
      'overallStatus',
    ],
    rows: [
      ['Power state', word('runtime.powerState')],
      STATUS,
      ['Guest OS', at('config.guestFullName')],
      ['IP address', at('guest.ipAddress')],
      ['DNS name', at('guest.hostName')],
      ['Guest tools', word('guest.toolsRunningStatus')],
      ['CPUs', at('config.hardware.numCPU')],
      ['Memory', (props) => size(scaled(number(props.get('config.hardware.memoryMB')), 2 ** 20))],
      ['Notes', at('config.annotation')],
    ],
  },
  HostSystem: {
    paths: [
      'runtime.connectionState',
      'runtime.inMaintenanceMode',
      'overallStatus',
      'summary.hardware',
      'summary.config.product.version',
    ],
    rows: [
      ['Connection', word('runtime.connectionState')],
      ['Maintenance mode', onOff('runtime.inMaintenanceMode')],
      STATUS,
      ['ESXi version', at('summary.config.product.version')],
      ['Model', (props) => text(inside('summary.hardware', 'model', props))],
      ['Processor', (props) => text(inside('summary.hardware', 'cpuModel', props))],
      ['CPU cores', (props) => text(inside('summary.hardware', 'numCpuCores', props))],
      ['Memory', (props) => size(number(inside('summary.hardware', 'memorySize', props)))],
    ],
  },
  ClusterComputeResource: {
    paths: ['overallStatus', 'configurationEx.drsConfig.enabled', 'configurationEx.dasConfig.enabled', 'summary'],
    rows: [
      STATUS,
      ['vSphere DRS', onOff('configurationEx.drsConfig.enabled')],
      ['vSphere HA', onOff('configurationEx.dasConfig.enabled')],
      ['Hosts', (props) => text(inside('summary', 'numHosts', props))],
      ['Total CPU', (props) => megahertz(number(inside('summary', 'totalCpu', props)))],
      ['Total memory', (props) => size(number(inside('summary', 'totalMemory', props)))],
    ],
  },
  ResourcePool: {
    paths: ['overallStatus', 'config.cpuAllocation', 'config.memoryAllocation'],
    rows: [
      STATUS,
      ['CPU reservation', (props) => megahertz(number(inside('config.cpuAllocation', 'reservation', props)))],
      ['CPU limit', (props) => limit(inside('config.cpuAllocation', 'limit', props), megahertz)],
      [
        'Memory reservation',
        (props) => size(scaled(number(inside('config.memoryAllocation', 'reservation', props)), 2 ** 20)),
      ],
      [
        'Memory limit',
        (props) => limit(inside('config.memoryAllocation', 'limit', props), (mib) => size(scaled(mib, 2 ** 20))),
      ],
    ],
  },
};

const PLAIN: DetailSheet = { paths: ['overallStatus'], rows: [STATUS] };

function limit(
  value: VimValue | undefined,
  show: (value: number | undefined) => string | undefined,
): string | undefined {
  const amount = number(value);
  return amount === undefined || amount < 0 ? 'Unlimited' : show(amount);
}

/** The property paths to read for an object's details. */
export function detailPaths(type: string): string[] {
  return [...sheetOf(type).paths];
}

/** Label and value pairs for people, of those properties that have a value. */
export function detailRows(type: string, props: Props): Details['rows'] {
  return sheetOf(type).rows.flatMap(([label, valueOf]) => {
    const value = valueOf(props);
    return value === undefined || value === '' ? [] : [{ label, value }];
  });
}

function sheetOf(type: string): DetailSheet {
  return SHEETS[type === 'VirtualApp' ? 'ResourcePool' : type] ?? PLAIN;
}
