import type { Device, VirtualDeviceConfigSpec } from '@vic/vim25';
import { cdromSpec } from '../create/configure-steps.ts';

/** Puts another image into the CD-ROM that the endpoint VM boots from; it gets one if it has none. */
export function otherImage(devices: readonly Device[], fileName: string): VirtualDeviceConfigSpec {
  const drives = devices.filter(({ type }) => type === 'VirtualCdrom');
  const drive = drives.find((each) => each.fileName?.endsWith('.iso') === true) ?? drives[0];
  if (drive === undefined) return cdromSpec(devices, fileName);
  const { key, controllerKey, unitNumber } = drive;
  return {
    operation: 'edit',
    device: {
      typeName: 'VirtualCdrom',
      key,
      ...(controllerKey !== undefined && { controllerKey }),
      ...(unitNumber !== undefined && { unitNumber }),
      backing: { typeName: 'VirtualCdromIsoBackingInfo', fileName },
      connectable: { startConnected: true, allowGuestControl: true, connected: true },
    },
  };
}
