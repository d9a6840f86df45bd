/** A VM's own files on its datastores: made with the VM, kept as it changes, removed with it. */
import {
  contentOf,
  folderOf,
  hasFolder,
  makeFolder,
  removeEmptyFolder,
  removeFile,
  writeFile,
} from './datastore-contents.ts';
import { pathBelow } from './datastore-path-text.ts';
import type { Datastore, Inventory, VirtualMachine } from './inventory.ts';
import { encodeName } from './soap/escape.ts';
import { vmxBytes } from './vmx.ts';

interface Place {
  readonly datastore: Datastore;
  readonly path: string;
}

/** Where a `[datastore] path` of a VM is; undefined if the VM does not use that datastore. */
export function placeOf(inventory: Inventory, vm: VirtualMachine, text: string): Place | undefined {
  for (const moid of vm.datastores) {
    const datastore = inventory.objects.get(moid);
    if (datastore?.type !== 'Datastore') continue;
    const path = pathBelow(text, datastore.name);
    if (path !== null) return { datastore, path };
  }
  return undefined;
}

/** Files of a VM that comes with the scenario, as old as the inventory. */
export function addVmFiles(inventory: Inventory, vm: VirtualMachine): void {
  const place = placeOf(inventory, vm, vm.vmPathName);
  if (place === undefined) return;
  const { files } = place.datastore;
  files.set(place.path, () => vmxBytes(inventory, vm));
  for (const disk of vm.disks) {
    const diskPlace = placeOf(inventory, vm, disk.fileName);
    diskPlace?.datastore.files.set(diskPlace.path, () => diskBytes(disk.capacityKiB));
  }
  if (vm.powerState === 'poweredOff') return;
  const stem = place.path.slice(0, -'.vmx'.length);
  files.set(`${stem}.nvram`, NVRAM);
  files.set(`${folderOf(place.path)}/vmware.log`, () => logBytes(vm));
}

/** Writes the configuration and what disks have no file yet: at creation and at every reconfiguration. */
export function writeVmFiles(inventory: Inventory, vm: VirtualMachine, now: Date): void {
  const place = placeOf(inventory, vm, vm.vmPathName);
  if (place === undefined) return;
  writeFile(place.datastore, place.path, () => vmxBytes(inventory, vm), now);
  for (const disk of vm.disks) {
    const diskPlace = placeOf(inventory, vm, disk.fileName);
    if (diskPlace === undefined || diskPlace.datastore.files.has(diskPlace.path)) continue;
    writeFile(diskPlace.datastore, diskPlace.path, diskBytes(disk.capacityKiB), now);
  }
}

/** What a VM writes when it is powered on. */
export function writePowerOnFiles(inventory: Inventory, vm: VirtualMachine, now: Date): void {
  const place = placeOf(inventory, vm, vm.vmPathName);
  if (place === undefined) return;
  const nvram = `${place.path.slice(0, -'.vmx'.length)}.nvram`;
  if (!place.datastore.files.has(nvram)) writeFile(place.datastore, nvram, NVRAM, now);
  writeFile(place.datastore, `${folderOf(place.path)}/vmware.log`, logBytes(vm), now);
  for (const device of vm.devices) {
    if (device.kind !== 'serial' || device.backing.kind !== 'file') continue;
    const output = placeOf(inventory, vm, device.backing.fileName);
    if (output === undefined || output.datastore.files.has(output.path)) continue;
    writeFile(output.datastore, output.path, new Uint8Array(), now);
  }
}

/** Removes a VM's files, and its folder if that leaves nothing in it; files of others stay. */
export function removeVmFiles(inventory: Inventory, vm: VirtualMachine): void {
  const place = placeOf(inventory, vm, vm.vmPathName);
  if (place === undefined) return;
  const { datastore, path } = place;
  const folder = folderOf(path);
  const stem = path.slice(0, -'.vmx'.length);
  const own = [...datastore.files.keys()].filter(
    (file) =>
      folderOf(file) === folder &&
      (file === path || isPartOf(file, stem) || /\/vmware(-\d+)?\.log$/.test(file)) &&
      !file.endsWith('.vmdk'),
  );
  for (const file of own) removeFile(datastore, file);
  for (const disk of vm.disks) {
    const diskPlace = placeOf(inventory, vm, disk.fileName);
    if (diskPlace === undefined) continue;
    removeFile(diskPlace.datastore, diskPlace.path);
    removeEmptyFolder(diskPlace.datastore, folderOf(diskPlace.path));
  }
  if (folder !== '') removeEmptyFolder(datastore, folder);
}

/** `.nvram`, `.vmsd`, `.vmxf`, and `-Snapshot1.vmsn`. */
const isPartOf = (file: string, stem: string): boolean =>
  file.startsWith(stem) && /^(\.(nvram|vmsd|vmxf|vswp)|-Snapshot\d+\.vms[nm])$/.test(file.slice(stem.length));

/** Leaves the configuration as it is now, for a VM that is taken out of the inventory. */
export function freezeVmFiles(inventory: Inventory, vm: VirtualMachine): void {
  const place = placeOf(inventory, vm, vm.vmPathName);
  const content = place?.datastore.files.get(place.path);
  if (place !== undefined && content !== undefined) place.datastore.files.set(place.path, contentOf(content));
}

/** `[datastore] folder/name.vmx` for a new VM: as asked for, else in a folder of its name that nobody has yet. */
export function newVmPath(datastore: Datastore, asked: string, name: string): string {
  const path = pathBelow(asked, datastore.name) ?? '';
  if (path.endsWith('.vmx')) return `[${datastore.name}] ${path}`;
  const fileName = encodeName(name);
  const base = path === '' ? fileName : path;
  let folder = base;
  for (let number = 1; path === '' && hasFolder(datastore, folder); number++) folder = `${base}_${number}`;
  makeFolder(datastore, folder);
  return `[${datastore.name}] ${folder}/${fileName}.vmx`;
}

const NVRAM = new TextEncoder().encode('MRVN\u0001\u0000simulated');

const diskBytes = (capacityKiB: number): Uint8Array =>
  new TextEncoder().encode(
    `# Disk DescriptorFile\nversion=1\nencoding="UTF-8"\nCID=fffffffe\nparentCID=ffffffff\ncreateType="vmfs"\n\n` +
      `# Extent description\nRW ${capacityKiB * 2} VMFS "disk-flat.vmdk"\n`,
  );

const logBytes = (vm: VirtualMachine): Uint8Array =>
  new TextEncoder().encode(
    `${(vm.bootedAt ?? vm.createdAt).toISOString()} In(05) vmx - Log for VMware ESX, ${vm.name}\n` +
      `${(vm.bootedAt ?? vm.createdAt).toISOString()} In(05) vmx - Powering on guest with ${vm.memoryMiB} MB.\n`,
  );
