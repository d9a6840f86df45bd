/** Removing VMs. */
import { isFault, text, VimFault, type DatastorePath, type ManagedObjectReference, type VimClient } from '@vic/vim25';
import { deleteFromDatastore } from '../create/datastore-folders.ts';
import { readObject, runTask } from '../create/run-task.ts';

/** Who disabled what on the VMs of a VCH. */
const METHOD_OWNER = 'VIC';
const DESTROY = 'Destroy_Task';

/** vCenter does not know the method, or the user may not use it: what it would have prevented is not prevented then. */
const CANNOT = ['MethodNotFound', 'NotSupported', 'InvalidRequest', 'NotImplemented'];

/** Keeps people from destroying a VM by hand. @returns false: this vCenter cannot */
export async function disableDestroy(client: VimClient, vm: ManagedObjectReference): Promise<boolean> {
  return changeMethods(client, () => {
    const { authorizationManager } = client.content;
    if (authorizationManager === undefined) throw new VimFault('NotSupported');
    const method = [{ method: DESTROY, reasonId: '' }];
    return client.invoke('DisableMethods', authorizationManager, { entity: [vm], method, sourceId: METHOD_OWNER });
  });
}

/** Allows a VM to be destroyed again. @returns false: this vCenter cannot forbid it in the first place */
export async function enableDestroy(client: VimClient, vm: ManagedObjectReference): Promise<boolean> {
  return changeMethods(client, () => {
    const { authorizationManager } = client.content;
    if (authorizationManager === undefined) throw new VimFault('NotSupported');
    return client.invoke('EnableMethods', authorizationManager, {
      entity: [vm],
      method: [DESTROY],
      sourceId: METHOD_OWNER,
    });
  });
}

async function changeMethods(client: VimClient, change: () => Promise<unknown>): Promise<boolean> {
  try {
    await change();
    return true;
  } catch (error) {
    if (CANNOT.some((name) => isFault(error, name))) return false;
    throw error;
  }
}

/** Powers a VM off at once; one that is off stays so. */
export async function ensureOff(client: VimClient, vm: ManagedObjectReference, signal?: AbortSignal): Promise<void> {
  const found = await readObject(client, vm, ['runtime.powerState'], signal);
  if (found === null || text(found.props.get('runtime.powerState')) === 'poweredOff') return;
  try {
    await runTask(client, 'PowerOffVM_Task', vm, {}, signal === undefined ? {} : { signal });
  } catch (error) {
    if (!isFault(error, 'InvalidPowerState') && !isFault(error, 'ManagedObjectNotFound')) throw error;
  }
}

/** Deletes a VM that is off, with its disks and files; one that is gone is no fault. */
export async function destroyVm(client: VimClient, vm: ManagedObjectReference, signal?: AbortSignal): Promise<void> {
  try {
    await runTask(client, 'Destroy_Task', vm, {}, signal === undefined ? {} : { signal });
  } catch (error) {
    if (!isFault(error, 'ManagedObjectNotFound')) throw error;
  }
}

/** Deletes what a VM leaves in its own folder, such as images and logs. A folder that others' files share is left alone. */
export async function removeVmFolder(
  client: VimClient,
  datacenter: ManagedObjectReference,
  folder: DatastorePath,
  signal?: AbortSignal,
): Promise<void> {
  if (folder.path === '') return;
  await deleteFromDatastore(client, datacenter, folder, signal);
}
