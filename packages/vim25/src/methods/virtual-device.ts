import {
  integer,
  managedObject,
  optional,
  string,
  struct,
  truth,
  variant,
  many,
  type ValuesOf,
} from '../wire/encode.ts';

/** A part of the API's virtual devices: those that the endpoint VM of a VCH has, and those that are taken from a VM. */

const fileBacking = {
  /** `[datastore] folder/file`. */
  fileName: string,
  datastore: optional(managedObject),
  backingObjectId: optional(string),
};

const deviceBacking = { deviceName: string, useAutoDetect: optional(truth) };

/** What a device stands on; concrete types of `VirtualDeviceBackingInfo`. */
const deviceBackingInfo = variant({
  VirtualEthernetCardNetworkBackingInfo: {
    ...deviceBacking,
    network: optional(managedObject),
    inPassthroughMode: optional(truth),
  },
  VirtualEthernetCardDistributedVirtualPortBackingInfo: {
    port: struct({
      switchUuid: string,
      portgroupKey: optional(string),
      portKey: optional(string),
      connectionCookie: optional(integer),
    }),
  },
  VirtualEthernetCardOpaqueNetworkBackingInfo: { opaqueNetworkId: string, opaqueNetworkType: string },
  VirtualCdromIsoBackingInfo: fileBacking,
  VirtualCdromRemotePassthroughBackingInfo: { ...deviceBacking, exclusive: truth },
  VirtualSerialPortFileBackingInfo: fileBacking,
  VirtualDiskFlatVer2BackingInfo: {
    ...fileBacking,
    diskMode: string,
    split: optional(truth),
    writeThrough: optional(truth),
    thinProvisioned: optional(truth),
  },
});

const device = {
  /** Negative for a device that is to be made: other devices of the same request refer to it so. */
  key: integer,
  deviceInfo: optional(variant({ Description: { label: string, summary: string } })),
  backing: optional(deviceBackingInfo),
  connectable: optional(
    struct({
      migrateConnect: optional(string),
      startConnected: truth,
      allowGuestControl: truth,
      connected: truth,
      status: optional(string),
    }),
  ),
  /** Where the guest sees a PCI device. */
  slotInfo: optional(variant({ VirtualDevicePciBusSlotInfo: { pciSlotNumber: integer } })),
  controllerKey: optional(integer),
  unitNumber: optional(integer),
};

const controller = { ...device, busNumber: integer, device: many(integer) };

const scsiController = {
  ...controller,
  hotAddRemove: optional(truth),
  /** `noSharing`, `virtualSharing` or `physicalSharing`. */
  sharedBus: string,
  scsiCtlrUnitNumber: optional(integer),
};

const ethernetCard = {
  ...device,
  /** `generated`, `manual` or `assigned`. */
  addressType: optional(string),
  macAddress: optional(string),
  wakeOnLanEnabled: optional(truth),
  externalId: optional(string),
  uptCompatibilityEnabled: optional(truth),
};

/** Concrete types of `VirtualDevice`. */
const virtualDevice = variant({
  VirtualIDEController: controller,
  ParaVirtualSCSIController: scsiController,
  VirtualLsiLogicController: scsiController,
  VirtualVmxnet3: ethernetCard,
  VirtualVmxnet2: ethernetCard,
  VirtualE1000: ethernetCard,
  VirtualE1000e: ethernetCard,
  VirtualPCNet32: ethernetCard,
  VirtualCdrom: device,
  VirtualSerialPort: { ...device, yieldOnPoll: truth },
  VirtualDisk: { ...device, capacityInKB: integer, capacityInBytes: optional(integer) },
});

const deviceConfigSpec = {
  /** `add`, `edit` or `remove`. */
  operation: optional(string),
  /** `create`, `replace` or `destroy`; left out, the file behind the device stays as it is. */
  fileOperation: optional(string),
  device: virtualDevice,
};

/** A device that is added to a VM, changed or removed. */
export const virtualDeviceConfigSpec = struct(deviceConfigSpec);

/** A device that is added to a VM, changed or removed. */
export type VirtualDeviceConfigSpec = ValuesOf<typeof deviceConfigSpec>;
/** A device as it is sent. */
export type VirtualDevice = VirtualDeviceConfigSpec['device'];
/** What a device stands on, as it is sent. */
export type VirtualDeviceBacking = NonNullable<VirtualDevice['backing']>;
