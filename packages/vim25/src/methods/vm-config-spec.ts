import { anyType, choice, integer, many, optional, string, struct, type AnyValue } from '../wire/encode.ts';

/** One pair of a VM's `extraConfig`. An empty text removes the key. */
export interface OptionValue {
  readonly key: string;
  readonly value: AnyValue;
}

const optionValue = choice<OptionValue>(() => struct({ key: string, value: anyType }));

/** What of a VM can be given when it is made or changed; a part of the API's `VirtualMachineConfigSpec`, in its order. */
export const virtualMachineConfigSpec = struct({
  changeVersion: optional(string),
  name: optional(string),
  guestId: optional(string),
  annotation: optional(string),
  files: optional(struct({ vmPathName: optional(string) })),
  numCPUs: optional(integer),
  memoryMB: optional(integer),
  extraConfig: many(optionValue),
  managedBy: optional(struct({ extensionKey: string, type: string })),
});
