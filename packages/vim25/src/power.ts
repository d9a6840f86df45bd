import type { VimClient } from './client.ts';
import { encodeEntityName } from './fields.ts';
import type { ManagedObjectReference } from './values.ts';

/**
 * Acts on a VM or another entity. What answers a task reference is only begun then: see `waitForTask`. A fault like
 * `InvalidPowerState`, `TaskInProgress` or `NoPermission` comes from the call or later from the task. None is repeated.
 */
type Action<T> = (client: VimClient, entity: ManagedObjectReference) => Promise<T>;

/** Powers a VM on; vCenter chooses the host. Answers the task. */
export const powerOn: Action<ManagedObjectReference> = (client, vm) => client.invoke('PowerOnVM_Task', vm, {});

/** Powers a VM off like pulling its plug. Answers the task. */
export const powerOff: Action<ManagedObjectReference> = (client, vm) => client.invoke('PowerOffVM_Task', vm, {});

/** Resets a VM like pressing its button. Answers the task. */
export const reset: Action<ManagedObjectReference> = (client, vm) => client.invoke('ResetVM_Task', vm, {});

/** Suspends a VM. Answers the task. */
export const suspend: Action<ManagedObjectReference> = (client, vm) => client.invoke('SuspendVM_Task', vm, {});

/** Deletes an entity; a VM must be off, and its files go with it. Answers the task. */
export const destroy: Action<ManagedObjectReference> = (client, entity) => client.invoke('Destroy_Task', entity, {});

/** Asks the guest to shut down; needs VMware Tools (fault `ToolsUnavailable`). Returns before the guest is down. */
export const shutdownGuest: Action<void> = async (client, vm) => {
  await client.invoke('ShutdownGuest', vm, {});
};

/** Asks the guest to restart; needs VMware Tools (fault `ToolsUnavailable`). Returns before the guest is down. */
export const rebootGuest: Action<void> = async (client, vm) => {
  await client.invoke('RebootGuest', vm, {});
};

/** Renames an entity; `/`, `\` and `%` are encoded as vSphere wants them. Answers the task. */
export function rename(
  client: VimClient,
  entity: ManagedObjectReference,
  newName: string,
): Promise<ManagedObjectReference> {
  return client.invoke('Rename_Task', entity, { newName: encodeEntityName(newName) });
}
