/** What an endpoint VM boots from: the ISO image in its CD-ROM drive. */
import { contentOf } from '../vcenter/datastore-contents.ts';
import type { VirtualMachine } from '../vcenter/inventory.ts';
import type { World } from '../vcenter/world.ts';

/** Where ISO 9660 has the identifier of its first volume descriptor: sector 16, second byte. */
const IDENTIFIER_OFFSET = 16 * 2048 + 1;
const IDENTIFIER = 'CD001';

/** Why the VM finds nothing to boot from, in a sentence; null when it does. */
export function bootFault(world: World, vm: VirtualMachine): string | null {
  const drive = vm.devices.find(
    (device) => device.kind === 'cdrom' && device.isoPath !== null && device.startConnected,
  );
  if (drive?.kind !== 'cdrom' || drive.isoPath === null) return `${vm.name} has no CD-ROM with an image.`;
  const content = fileAt(world, vm, drive.isoPath);
  if (content === undefined) return `${vm.name} finds no image at ${drive.isoPath}.`;
  return isIso(content) ? null : `${vm.name} cannot boot from ${drive.isoPath}: it is no ISO image.`;
}

/** True for an ISO 9660 image. */
function isIso(content: Uint8Array): boolean {
  const identifier = content.subarray(IDENTIFIER_OFFSET, IDENTIFIER_OFFSET + IDENTIFIER.length);
  return Buffer.from(identifier).toString('latin1') === IDENTIFIER;
}

/** The file of `[datastore] path` that the VM's host sees. */
function fileAt(world: World, vm: VirtualMachine, isoPath: string): Uint8Array | undefined {
  const [, name, path = ''] = /^\[([^\]]*)\]\s*(.*)$/s.exec(isoPath) ?? [];
  const host = world.inventory.objects.get(vm.host);
  if (host?.type !== 'HostSystem') return undefined;
  for (const moid of new Set([...vm.datastores, ...host.datastores])) {
    const datastore = world.inventory.objects.get(moid);
    if (datastore?.type !== 'Datastore' || datastore.name !== name) continue;
    const content = datastore.files.get(path);
    return content === undefined ? undefined : contentOf(content);
  }
  return undefined;
}
