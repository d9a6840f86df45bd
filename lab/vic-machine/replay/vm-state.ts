/** Compares the endpoint VM that a creation left with the recorded one. */
import { extraConfigOf, type Inventory, type VirtualMachine } from '../../vcenter/inventory.ts';
import type { RecordedVm } from './recording.ts';
import type { Translation } from './translation.ts';

/** Keys whose values are secret or the recording simulator's own. */
const WITHOUT_VALUE = /@secret$|^guestinfo\.ovfEnv$/;
const FOREIGN = /^govcsim$/;
/** PCI slots are given out in no fixed order. */
const SLOT = /^guestinfo\.vice\.\/init\/networks\|\w+\/Common\/id$/;

/** What is different, a line each. */
export function vmDifferences(
  recorded: RecordedVm,
  vm: VirtualMachine,
  inventory: Inventory,
  translation: Translation,
): string[] {
  const facts: [string, unknown, unknown][] = [
    ['name', recorded.name, vm.name],
    ['guestId', recorded.guestId, vm.guestId],
    ['alternateGuestName', recorded.alternateGuestName, vm.alternateGuestName],
    ['vmPathName', recorded.vmPathName, vm.vmPathName],
    ['numCPU', recorded.numCPU, vm.numCpu],
    ['memoryMB', recorded.memoryMB, vm.memoryMiB],
    ['powerState', recorded.powerState, vm.powerState],
  ];
  return [
    ...facts.flatMap(([name, theirs, ours]) =>
      theirs === ours ? [] : [`${name} is ${String(ours)} in place of ${String(theirs)}`],
    ),
    ...deviceDifferences(recorded, vm, inventory),
    ...pairDifferences(new Map(Object.entries(recorded.extraConfig)), extraConfigOf(vm), translation),
  ];
}

function deviceDifferences(recorded: RecordedVm, vm: VirtualMachine, inventory: Inventory): string[] {
  const labelled = (pattern: RegExp) => recorded.devices.filter(({ label }) => pattern.test(label));
  const theirs = {
    scsi: labelled(/^pvscsi/).length,
    networks: labelled(/^ethernet/)
      .map(({ deviceName, portgroupKey }) => deviceName ?? portgroupKey ?? '')
      .sort(),
    slots: labelled(/^ethernet/)
      .map(({ slot }) => slot ?? 0)
      .sort(),
    cdroms: labelled(/^cdrom/).map(({ fileName }) => fileName),
    serialPorts: labelled(/^serialport/).map(({ fileName }) => fileName),
    disks: labelled(/^disk/).length,
  };
  const ours = {
    scsi: vm.devices.filter((device) => device.kind === 'controller' && device.type === 'ParaVirtualSCSIController')
      .length,
    networks: vm.nics
      .map(({ network }) =>
        network.startsWith('dvportgroup') ? network : (inventory.objects.get(network)?.name ?? network),
      )
      .sort(),
    slots: vm.nics.map(({ slot }) => slot).sort(),
    cdroms: vm.devices.flatMap((device) => (device.kind === 'cdrom' ? [device.isoPath] : [])),
    serialPorts: vm.devices.flatMap((device) =>
      device.kind === 'serial' && device.backing.kind === 'file' ? [device.backing.fileName] : [],
    ),
    disks: vm.disks.length,
  };
  const [one, other] = [JSON.stringify(theirs), JSON.stringify(ours)];
  return one === other ? [] : [`devices are ${other} in place of ${one}`];
}

function pairDifferences(
  recorded: ReadonlyMap<string, string>,
  ours: ReadonlyMap<string, string>,
  translation: Translation,
): string[] {
  const found: string[] = [];
  for (const [key, value] of recorded) {
    if (FOREIGN.test(key)) continue;
    const own = ours.get(key);
    if (own === undefined) found.push(`${key} is missing; recorded: ${value}`);
    else if (!WITHOUT_VALUE.test(key) && !SLOT.test(key) && own !== translation.apply(value)) {
      found.push(`${key} is ${own} in place of ${value}`);
    }
  }
  const slots = (pairs: ReadonlyMap<string, string>) =>
    new Set([...pairs].flatMap(([key, value]) => (SLOT.test(key) ? [value] : []))).size;
  if (slots(recorded) !== slots(ours)) found.push(`${slots(ours)} network cards in place of ${slots(recorded)}`);
  for (const key of ours.keys()) if (!recorded.has(key)) found.push(`${key} is too much: ${ours.get(key) ?? ''}`);
  return found;
}
