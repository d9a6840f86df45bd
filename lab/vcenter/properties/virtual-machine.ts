/** Properties of a virtual machine. */
import { HIDDEN_KEYS } from '../apply-change.ts';
import { extraConfigOf } from '../builders.ts';
import type { VirtualMachine } from '../inventory.ts';
import type { Composite, Properties, ReadContext } from '../model/property.ts';
import { encodeName } from '../soap/escape.ts';
import type { Value } from '../soap/value.ts';
import {
  any,
  array,
  boolean,
  dateTime,
  enumeration,
  int,
  long,
  object,
  reference,
  text,
  texts,
} from '../soap/value.ts';
import { managedEntity, refTo, refsTo } from './entity.ts';
import { devicesOf } from './vm-devices.ts';
import { snapshotInfo } from './vm-snapshots.ts';

type Vm = VirtualMachine;

/** What vCenter shows for the guest ids of the lab. */
const GUEST_NAMES: Readonly<Record<string, string>> = {
  otherGuest64: 'Other (64-bit)',
  other3xLinux64Guest: 'Other 3.x or later Linux (64-bit)',
  other4xLinux64Guest: 'Other 4.x or later Linux (64-bit)',
  vmwarePhoton64Guest: 'VMware Photon OS (64-bit)',
  ubuntu64Guest: 'Ubuntu Linux (64-bit)',
  debian12_64Guest: 'Debian GNU/Linux 12 (64-bit)',
  windows2019srv_64Guest: 'Microsoft Windows Server 2019 (64-bit)',
};

const guestFullName = (vm: Vm): Value =>
  text(vm.alternateGuestName === '' ? (GUEST_NAMES[vm.guestId] ?? vm.guestId) : vm.alternateGuestName);
const toolsStatus = (vm: Vm): Value =>
  enumeration('VirtualMachineToolsStatus', vm.tools === 'guestToolsNotRunning' ? 'toolsNotRunning' : 'toolsOk');
const runningStatus = (vm: Vm): Value => text(vm.tools);
const ipAddress = (vm: Vm): Value | undefined => (vm.guestIpAddress === null ? undefined : text(vm.guestIpAddress));
const hostName = (vm: Vm): Value | undefined => (vm.guestHostName === null ? undefined : text(vm.guestHostName));

/** A VM whose host cannot read its files has no `config`. */
const hasConfig = (vm: Vm): boolean => vm.connectionState === 'connected' || vm.connectionState === 'disconnected';

const managedBy = (vm: Vm): Value | undefined =>
  vm.managedBy === null
    ? undefined
    : object('ManagedByInfo', { extensionKey: text(vm.managedBy.extensionKey), type: text(vm.managedBy.type) });

/** `config.changeVersion`: opaque, different after every reconfiguration. */
export const changeVersionOf = (vm: Vm): string => `${vm.changedAt.toISOString()}#${vm.changes}`;

const runtime: Composite<Vm> = {
  type: 'VirtualMachineRuntimeInfo',
  fields: {
    host: (vm, context) => refTo(vm.host, context),
    connectionState: (vm) => enumeration('VirtualMachineConnectionState', vm.connectionState),
    powerState: (vm) => enumeration('VirtualMachinePowerState', vm.powerState),
    faultToleranceState: () => enumeration('VirtualMachineFaultToleranceState', 'notConfigured'),
    toolsInstallerMounted: () => boolean(false),
    bootTime: (vm) => (vm.bootedAt === null ? undefined : dateTime(vm.bootedAt)),
    maxCpuUsage: (vm, { world }) => {
      const host = world.inventory.objects.get(vm.host);
      return host?.type === 'HostSystem' ? int(vm.numCpu * host.cpuMHz) : undefined;
    },
    maxMemoryUsage: (vm) => int(vm.memoryMiB),
    numMksConnections: () => int(0),
    recordReplayState: () => enumeration('VirtualMachineRecordReplayState', 'inactive'),
    consolidationNeeded: () => boolean(false),
  },
};

const optionValue = (key: string, value: string): Value =>
  object('OptionValue', { key: text(key), value: any(text(value)) });

const config: Composite<Vm> = {
  type: 'VirtualMachineConfigInfo',
  when: hasConfig,
  fields: {
    changeVersion: (vm) => text(changeVersionOf(vm)),
    modified: (vm) => dateTime(vm.changedAt),
    name: (vm) => text(encodeName(vm.name)),
    guestFullName,
    version: () => text('vmx-21'),
    uuid: (vm) => text(vm.uuid),
    createDate: (vm) => dateTime(vm.createdAt),
    instanceUuid: (vm) => text(vm.instanceUuid),
    template: (vm) => boolean(vm.template),
    guestId: (vm) => text(vm.guestId),
    alternateGuestName: (vm) => text(vm.alternateGuestName),
    annotation: (vm) => text(vm.annotation),
    files: {
      type: 'VirtualMachineFileInfo',
      fields: {
        vmPathName: (vm) => text(vm.vmPathName),
        snapshotDirectory: (vm) => text(directoryOf(vm)),
        suspendDirectory: (vm) => text(directoryOf(vm)),
        logDirectory: (vm) => text(directoryOf(vm)),
      },
    },
    flags: {
      type: 'VirtualMachineFlagInfo',
      fields: { disableAcceleration: () => boolean(false), enableLogging: () => boolean(true) },
    },
    defaultPowerOps: {
      type: 'VirtualMachineDefaultPowerOpInfo',
      fields: {
        powerOffType: () => text('preset'),
        suspendType: () => text('preset'),
        resetType: () => text('preset'),
      },
    },
    hardware: {
      type: 'VirtualHardware',
      fields: {
        numCPU: (vm) => int(vm.numCpu),
        numCoresPerSocket: () => int(1),
        memoryMB: (vm) => int(vm.memoryMiB),
        virtualICH7MPresent: () => boolean(false),
        virtualSMCPresent: () => boolean(false),
        device: devicesOf,
      },
    },
    extraConfig: {
      all: (vm) => {
        const items: Value[] = [];
        for (const [key, value] of extraConfigOf(vm)) if (!HIDDEN_KEYS.has(key)) items.push(optionValue(key, value));
        return array('OptionValue', items);
      },
      element: (vm, key) => {
        const value = HIDDEN_KEYS.has(key) ? undefined : extraConfigOf(vm).get(key);
        return value === undefined ? undefined : optionValue(key, value);
      },
    },
    firmware: () => text('bios'),
    managedBy,
  },
};

const guest: Composite<Vm> = {
  type: 'GuestInfo',
  fields: {
    toolsStatus,
    toolsVersionStatus: () => text('guestToolsUnmanaged'),
    toolsVersionStatus2: () => text('guestToolsUnmanaged'),
    toolsRunningStatus: runningStatus,
    toolsVersion: () => text('12389'),
    guestId: (vm) => (vm.tools === 'guestToolsRunning' ? text(vm.guestId) : undefined),
    guestFamily: (vm) => (vm.tools === 'guestToolsRunning' ? text('linuxGuest') : undefined),
    guestFullName: (vm) => (vm.tools === 'guestToolsRunning' ? guestFullName(vm) : undefined),
    hostName,
    ipAddress,
    net: (vm, context) => array('GuestNicInfo', vm.tools === 'guestToolsRunning' ? guestNics(vm, context) : []),
    guestState: (vm) => text(vm.tools === 'guestToolsRunning' ? 'running' : 'notRunning'),
    guestOperationsReady: (vm) => boolean(vm.tools === 'guestToolsRunning'),
    interactiveGuestOperationsReady: () => boolean(false),
    guestStateChangeSupported: (vm) => boolean(vm.tools === 'guestToolsRunning'),
  },
};

const summary: Composite<Vm> = {
  type: 'VirtualMachineSummary',
  fields: {
    vm: (vm) => reference('VirtualMachine', vm.moid),
    runtime,
    guest: {
      type: 'VirtualMachineGuestSummary',
      fields: {
        guestId: (vm) => (vm.tools === 'guestToolsRunning' ? text(vm.guestId) : undefined),
        guestFullName: (vm) => (vm.tools === 'guestToolsRunning' ? guestFullName(vm) : undefined),
        toolsStatus,
        toolsVersionStatus: () => text('guestToolsUnmanaged'),
        toolsVersionStatus2: () => text('guestToolsUnmanaged'),
        toolsRunningStatus: runningStatus,
        hostName,
        ipAddress,
      },
    },
    config: {
      type: 'VirtualMachineConfigSummary',
      fields: {
        name: (vm) => text(encodeName(vm.name)),
        template: (vm) => boolean(vm.template),
        vmPathName: (vm) => text(vm.vmPathName),
        memorySizeMB: (vm) => int(vm.memoryMiB),
        cpuReservation: () => int(0),
        memoryReservation: () => int(0),
        numCpu: (vm) => int(vm.numCpu),
        numEthernetCards: (vm) => int(vm.nics.length),
        numVirtualDisks: (vm) => int(vm.disks.length),
        uuid: (vm) => text(vm.uuid),
        instanceUuid: (vm) => text(vm.instanceUuid),
        guestId: (vm) => text(vm.guestId),
        guestFullName,
        annotation: (vm) => text(vm.annotation),
        installBootRequired: () => boolean(false),
        managedBy,
        hwVersion: () => text('vmx-21'),
      },
    },
    storage: {
      type: 'VirtualMachineStorageSummary',
      fields: {
        committed: (vm) => long(vm.storageCommitted),
        uncommitted: (vm) => long(vm.storageUncommitted),
        unshared: (vm) => long(vm.storageCommitted),
        timestamp: (vm) => dateTime(vm.changedAt),
      },
    },
    quickStats: {
      type: 'VirtualMachineQuickStats',
      fields: {
        overallCpuUsage: (vm) => int(vm.quickStats.overallCpuUsageMHz),
        overallCpuDemand: (vm) => int(vm.quickStats.overallCpuUsageMHz),
        guestMemoryUsage: (vm) => int(vm.quickStats.guestMemoryUsageMiB),
        hostMemoryUsage: (vm) => int(vm.quickStats.hostMemoryUsageMiB),
        guestHeartbeatStatus: (vm) => enumeration('ManagedEntityStatus', heartbeat(vm)),
        distributedCpuEntitlement: (vm) => int(vm.quickStats.overallCpuUsageMHz),
        distributedMemoryEntitlement: (vm) => int(vm.quickStats.hostMemoryUsageMiB),
        grantedMemory: (vm) => int(vm.quickStats.hostMemoryUsageMiB),
        privateMemory: (vm) => int(vm.quickStats.hostMemoryUsageMiB),
        sharedMemory: () => int(0),
        swappedMemory: () => int(0),
        balloonedMemory: () => int(0),
        consumedOverheadMemory: () => int(0),
        compressedMemory: () => long(0),
        uptimeSeconds: (vm) => int(vm.quickStats.uptimeSeconds),
      },
    },
    overallStatus: (vm) => enumeration('ManagedEntityStatus', vm.overallStatus),
  },
};

export const virtualMachine: Properties<Vm> = {
  ...managedEntity,
  config,
  resourcePool: (vm, context) => refTo(vm.pool, context),
  parentVApp: (vm, context) => refTo(vm.parentVApp, context),
  runtime,
  guest,
  summary,
  datastore: (vm, context) => refsTo(vm.datastores, context),
  network: (vm, context) => refsTo(new Set(vm.nics.map((nic) => nic.network)), context),
  snapshot: snapshotInfo,
  rootSnapshot: (vm) =>
    array(
      'ManagedObjectReference',
      vm.snapshots.map((each) => reference('VirtualMachineSnapshot', each.moid)),
    ),
  guestHeartbeatStatus: (vm) => enumeration('ManagedEntityStatus', heartbeat(vm)),
};

const heartbeat = (vm: Vm): string => (vm.tools === 'guestToolsRunning' ? 'green' : 'gray');
const directoryOf = (vm: Vm): string => vm.vmPathName.slice(0, vm.vmPathName.lastIndexOf('/') + 1);

function guestNics(vm: Vm, { world }: ReadContext): Value[] {
  return vm.nics.map((nic) =>
    object('GuestNicInfo', {
      network: text(world.inventory.objects.get(nic.network)?.name ?? ''),
      ipAddress: texts(nic.ipAddresses),
      macAddress: text(nic.macAddress),
      connected: boolean(nic.connected),
      deviceConfigId: int(nic.key),
    }),
  );
}
