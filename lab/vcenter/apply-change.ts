/** Applies changes from outside the API to the state, and tells those who watch. */
import { detachVm, extraConfigOf } from './builders.ts';
import type { InventoryChange } from './change.ts';
import { leaveGroups } from './cluster-groups.ts';
import type { PowerState, VirtualMachine } from './inventory.ts';
import { writePowerOnFiles } from './vm-files.ts';
import type { World } from './world.ts';

/** Does nothing for an object that is not (or no longer) there. */
export function applyChange(world: World, change: InventoryChange): void {
  const moid = 'vm' in change ? change.vm : 'entity' in change ? change.entity : change.cluster;
  const entity = world.inventory.objects.get(moid);
  if (entity === undefined) return;
  if (change.kind === 'status') {
    if (entity.overallStatus === change.status) return;
    entity.overallStatus = change.status;
    world.changed(moid, 'overallStatus');
  } else if (change.kind === 'rename') {
    entity.name = change.name;
    world.changed(moid, 'name');
  } else if (change.kind === 'drs') {
    if (!('drsEnabled' in entity)) return;
    entity.drsEnabled = change.enabled;
    world.changed(moid, 'configuration.drsConfig.enabled', 'configurationEx.drsConfig.enabled');
  } else if (entity.type === 'VirtualMachine') {
    applyToVm(world, entity, change);
  }
}

type VmChange = Exclude<InventoryChange, { kind: 'status' | 'rename' | 'drs' }>;

function applyToVm(world: World, vm: VirtualMachine, change: VmChange): void {
  switch (change.kind) {
    case 'power':
      setPowerState(world, vm, change.state);
      return;
    case 'extraConfig':
      setExtraConfig(world, vm, change.pairs);
      return;
    case 'guest':
      setGuest(world, vm, change);
      return;
    case 'quickStats':
      Object.assign(vm.quickStats, change.stats);
      return;
    case 'connection':
      if (vm.connectionState === change.state) return;
      vm.connectionState = change.state;
      world.changed(vm.moid, 'runtime.connectionState', 'config');
      return;
    case 'remove':
      removeVm(world, vm);
  }
}

/** Power state at once; powering on gives it a boot time, everything else clears what the guest reports. */
export function setPowerState(world: World, vm: VirtualMachine, state: PowerState): void {
  if (vm.powerState === state) return;
  vm.powerState = state;
  const isOn = state === 'poweredOn';
  vm.bootedAt = isOn ? world.now() : null;
  vm.tools = isOn && world.guests.systemOf(vm) === undefined ? 'guestToolsRunning' : 'guestToolsNotRunning';
  if (isOn) writePowerOnFiles(world.inventory, vm, world.now());
  const paths = ['runtime.powerState', 'runtime.bootTime', 'guest.toolsRunningStatus', 'disabledMethod'];
  if (!isOn) paths.push(...clearGuest(vm));
  world.changed(vm.moid, ...paths, 'guest.net');
  world.guests.powered(vm, state);
}

/** Forgets what the guest reported; answers the changed paths. */
export function clearGuest(vm: VirtualMachine): string[] {
  vm.guestIpAddress = null;
  vm.guestHostName = null;
  for (const nic of vm.nics) nic.ipAddresses = [];
  Object.assign(vm.quickStats, {
    overallCpuUsageMHz: 0,
    guestMemoryUsageMiB: 0,
    hostMemoryUsageMiB: 0,
    uptimeSeconds: 0,
  });
  return ['guest.ipAddress', 'guest.hostName', 'guest.net'];
}

/** Pairs that a VM has and its guest and its `.vmx` file show, but that are never read from the API. */
export const HIDDEN_KEYS: ReadonlySet<string> = new Set(['guestinfo.ovfEnv']);

/** Sets pairs; an empty value removes its key. Counts as a reconfiguration. */
export function setExtraConfig(world: World, vm: VirtualMachine, pairs: Iterable<readonly [string, string]>): void {
  const next = new Map(extraConfigOf(vm));
  const paths: string[] = [];
  for (const [key, value] of pairs) {
    if ((next.get(key) ?? '') === value) continue;
    if (value === '') next.delete(key);
    else next.set(key, value);
    if (!HIDDEN_KEYS.has(key)) paths.push(`config.extraConfig["${key}"]`);
  }
  vm.extraConfig = next;
  if (paths.length > 0) world.changed(vm.moid, ...paths, ...countReconfiguration(world, vm));
}

/** A new `config.changeVersion`; answers the changed paths. */
export function countReconfiguration(world: World, vm: VirtualMachine): string[] {
  vm.changes++;
  vm.changedAt = world.now();
  return ['config.changeVersion'];
}

function setGuest(world: World, vm: VirtualMachine, change: Extract<InventoryChange, { kind: 'guest' }>): void {
  const paths: string[] = [];
  if (change.ipAddress !== undefined && change.ipAddress !== vm.guestIpAddress) {
    vm.guestIpAddress = change.ipAddress;
    paths.push('guest.ipAddress');
  }
  if (change.hostName !== undefined && change.hostName !== vm.guestHostName) {
    vm.guestHostName = change.hostName;
    paths.push('guest.hostName');
  }
  if (change.tools !== undefined && change.tools !== vm.tools) {
    vm.tools = change.tools;
    paths.push('guest.toolsRunningStatus', 'guest.net');
  }
  if (change.nicAddresses !== undefined) {
    for (const [position, nic] of vm.nics.entries()) nic.ipAddresses = [...(change.nicAddresses[position] ?? [])];
    paths.push('guest.net');
  }
  if (paths.length > 0) world.changed(vm.moid, ...paths);
}

/** Takes a VM out of the inventory. */
export function removeVm(world: World, vm: VirtualMachine): void {
  world.guests.removed(vm);
  const places = placesOf(vm);
  detachVm(world.inventory, vm);
  for (const cluster of leaveGroups(world.inventory, vm)) world.changed(cluster, 'configurationEx.group');
  world.inventory.objects.delete(vm.moid);
  world.journal.left(vm);
  tellPlaces(world, places);
}

/** What lists a VM: its folder (as `childEntity`) and the others (as `vm`). */
export function placesOf(vm: VirtualMachine): readonly (string | null)[] {
  return [vm.parent, vm.pool, vm.host, ...vm.datastores, ...vm.nics.map((nic) => nic.network)];
}

export function tellPlaces(world: World, places: readonly (string | null)[]): void {
  const [folder, ...others] = places;
  world.changed(folder, 'childEntity');
  for (const place of new Set(others)) world.changed(place, 'vm');
}
