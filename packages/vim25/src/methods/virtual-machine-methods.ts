import { listOf, managedObject, many, optional, string, truth } from '../wire/encode.ts';
import { write } from './declaration.ts';
import { optionValue } from './option-value.ts';
import { aReference, nothing } from './returned.ts';
import { virtualMachineConfigSpec } from './vm-config-spec.ts';

/** Methods of VMs and their snapshots, and of folders and datacenters where they make VMs or power them on. */
export const VIRTUAL_MACHINE_METHODS = {
  PowerOnVM_Task: write({ host: optional(managedObject) }, aReference),
  PowerOffVM_Task: write({}, aReference),
  ResetVM_Task: write({}, aReference),
  SuspendVM_Task: write({}, aReference),
  ShutdownGuest: write({}, nothing),
  RebootGuest: write({}, nothing),
  StandbyGuest: write({}, nothing),
  ReconfigVM_Task: write({ spec: virtualMachineConfigSpec }, aReference),
  UnregisterVM: write({}, nothing),
  AnswerVM: write({ questionId: string, answerChoice: string }, nothing),
  CreateSnapshot_Task: write(
    { name: string, description: optional(string), memory: truth, quiesce: truth },
    aReference,
  ),
  CreateVM_Task: write(
    { config: virtualMachineConfigSpec, pool: managedObject, host: optional(managedObject) },
    aReference,
  ),
  RegisterVM_Task: write(
    {
      path: string,
      name: optional(string),
      asTemplate: truth,
      pool: optional(managedObject),
      host: optional(managedObject),
    },
    aReference,
  ),
  PowerOnMultiVM_Task: write({ vm: listOf(managedObject), option: many(optionValue) }, aReference),

  // VirtualMachineSnapshot
  RevertToSnapshot_Task: write({ host: optional(managedObject), suppressPowerOn: optional(truth) }, aReference),
  RemoveSnapshot_Task: write({ removeChildren: truth, consolidate: optional(truth) }, aReference),
} as const;
