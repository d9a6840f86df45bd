import {
  entityName,
  extraConfigEntries,
  isReference,
  parseDatastorePath,
  references,
  retrieveObjects,
  text,
  TransportError,
  VimFault,
  waitForTask,
  type DatastorePath,
  type ManagedObjectReference,
  type VimClient,
} from '@vic/vim25';
import { destroyVm, enableDestroy, ensureOff, removeVmFolder } from '../delete/remove-vm.ts';
import { made, type Creation, type MadeEndpointVm } from './creation.ts';
import { endpointVmSpec } from './endpoint-vm-spec.ts';
import { failureText } from './failure-text.ts';
import { isHalfMade, nameInUse } from './name-conflicts.ts';
import { findLate, readObject, runTask, settle } from './run-task.ts';
import type { Step } from './steps.ts';

/** Makes the endpoint VM. Taking it back takes its images and logs with it, whatever was done with it since. */
export function vmStep(creation: Creation): Step {
  const { context, plan } = creation;
  const { client } = context.session;
  /** the one that makes the VM; null: not known to have begun */
  let task: ManagedObjectReference | null = null;
  /** the answer to the call was lost: it may still be carried out */
  let isLost = false;
  /** What vCenter refused was not made; what others make under the same name is never taken for ours. */
  const vmMadeBy = async (begun: ManagedObjectReference | null): Promise<MadeEndpointVm | null> => {
    if (begun !== null) {
      const vm = await waitForTask(client, begun).catch((error: unknown) => {
        if (error instanceof VimFault) return undefined;
        throw error;
      });
      return isReference(vm) ? { ref: vm, files: await filesOf(client, vm) } : null;
    }
    const { folder } = creation.made;
    if (!isLost || folder === null) return null;
    await settle(client, folder);
    return findLate(client, () => findHalfMade(client, folder, plan.name));
  };
  return {
    title: `Making the endpoint VM ${plan.name}`,
    percent: 18,
    path: '/compute/resource',
    async do() {
      try {
        const config = await endpointVmSpec(creation);
        const args = { config, pool: made(creation, 'pool') };
        const vm = await runTask(client, 'CreateVM_Task', made(creation, 'folder'), args, {
          signal: context.signal,
          onTask: (begun) => (task = begun),
        });
        if (!isReference(vm)) throw new Error('vCenter did not say which VM it made');
        creation.made.vm = { ref: vm, files: await filesOf(client, vm, context.signal) };
        context.vchMade(vm.value);
      } catch (error) {
        isLost = task === null && error instanceof TransportError;
        context.signal.throwIfAborted();
        if (error instanceof VimFault && error.is('DuplicateName')) throw nameInUse(plan.name);
        throw new Error(`Creating the appliance failed with ${failureText(error)}. Exiting...`, { cause: error });
      }
    },
    async undo() {
      creation.made.vm ??= await vmMadeBy(task);
      if (creation.made.vm !== null) await removeEndpointVm(client, creation.datacenter.ref, creation.made.vm);
    },
    leaves: () => `the virtual machine ${plan.name}`,
  };
}

/** Where a VM's files are. */
async function filesOf(client: VimClient, vm: ManagedObjectReference, signal?: AbortSignal): Promise<DatastorePath> {
  const found = await readObject(client, vm, ['config.files.vmPathName'], signal);
  const vmx = parseDatastorePath(text(found?.props.get('config.files.vmPathName')) ?? '');
  if (vmx === null) throw new Error('vCenter does not say where the files of the VM are');
  return { datastore: vmx.datastore, path: vmx.path.split('/').slice(0, -1).join('/') };
}

/** A VM that was made although its answer was lost: our folder was empty before, and the mark says whose it is. */
async function findHalfMade(
  client: VimClient,
  folder: ManagedObjectReference,
  name: string,
): Promise<MadeEndpointVm | null> {
  const found = await readObject(client, folder, ['childEntity']);
  const vms = references(found?.props.get('childEntity')).filter(({ type }) => type === 'VirtualMachine');
  if (vms.length === 0) return null;
  for (const vm of await retrieveObjects(client, vms, ['name', 'config.extraConfig'])) {
    const pairs = new Map(extraConfigEntries(vm.props.get('config.extraConfig')));
    const isMarked = isHalfMade(pairs);
    if (isMarked && entityName(text(vm.props.get('name')) ?? '') === name) {
      return { ref: vm.ref, files: await filesOf(client, vm.ref) };
    }
  }
  return null;
}

async function removeEndpointVm(
  client: VimClient,
  datacenter: ManagedObjectReference,
  { ref, files }: MadeEndpointVm,
): Promise<void> {
  await settle(client, ref);
  if ((await readObject(client, ref, ['name'])) !== null) {
    await ensureOff(client, ref);
    await enableDestroy(client, ref);
    await destroyVm(client, ref);
  }
  await removeVmFolder(client, datacenter, files);
}
