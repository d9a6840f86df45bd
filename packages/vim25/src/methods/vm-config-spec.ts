import { integer, many, optional, string, struct, truth, type ValuesOf } from '../wire/encode.ts';
import { optionValue } from './option-value.ts';
import { resourceAllocation } from './resource-config-spec.ts';
import { virtualDeviceConfigSpec } from './virtual-device.ts';

const fields = {
  changeVersion: optional(string),
  name: optional(string),
  /** Virtual hardware, like `vmx-13`. */
  version: optional(string),
  uuid: optional(string),
  instanceUuid: optional(string),
  guestId: optional(string),
  alternateGuestName: optional(string),
  annotation: optional(string),
  files: optional(
    struct({
      /** `[datastore]`, or with folder and file. */
      vmPathName: optional(string),
      snapshotDirectory: optional(string),
      suspendDirectory: optional(string),
      logDirectory: optional(string),
    }),
  ),
  numCPUs: optional(integer),
  numCoresPerSocket: optional(integer),
  memoryMB: optional(integer),
  memoryHotAddEnabled: optional(truth),
  cpuHotAddEnabled: optional(truth),
  deviceChange: many(virtualDeviceConfigSpec),
  cpuAllocation: optional(resourceAllocation),
  memoryAllocation: optional(resourceAllocation),
  extraConfig: many(optionValue),
  /** `bios` or `efi`. */
  firmware: optional(string),
  managedBy: optional(struct({ extensionKey: string, type: string })),
};

/** What of a VM can be given when it is made or changed; a part of the API's `VirtualMachineConfigSpec`, in its order. */
export const virtualMachineConfigSpec = struct(fields);

/** What of a VM can be given when it is made or changed. */
export type VirtualMachineConfigSpec = ValuesOf<typeof fields>;
