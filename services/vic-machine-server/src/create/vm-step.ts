import { CREATING_VCH, kindOf } from '@vic/extraconfig';
import {
  entityName,
  extraConfigEntries,
  isReference,
  parseDatastorePath,
  references,
  retrieveObjects,
  text,
  TransportError,
  type DatastorePath,
  type ManagedObjectReference,
  type VimClient,
} from '@vic/vim25';
import { destroyVm, enableDestroy, ensureOff, removeVmFolder } from '../delete/remove-vm.ts';
import { made, type Creation, type MadeEndpointVm } from './creation.ts';
import { endpointVmSpec } from './endpoint-vm-spec.ts';
import { failureText } from './failure-text.ts';
import { findLate, readObject, runTask, settle } from './run-task.ts';
import type { Step } from './steps.ts';

/** Makes the endpoint VM. Taking it back takes its images and logs with it, whatever was done with it since. */
export function vmStep(creation: Creation): Step {
  const { context, plan } = creation;
  const { client } = context.session;
  let isBegun = false;
  let isSettled = false;
  /** the answer to the call was lost: it may still be carried out */
  let isLost = false;
  return {
    title: `Making the endpoint VM ${plan.name}`,
    percent: 18,
    async do() {
      try {
        const config = await endpointVmSpec(creation);
        isBegun = true;
        const args = { config, pool: made(creation, 'pool') };
        const vm = await runTask(client, 'CreateVM_Task', made(creation, 'folder'), args, { signal: context.signal });
        if (!isReference(vm)) throw new Error('vCenter did not say which VM it made');
        creation.made.vm = { ref: vm, files: await filesOf(client, vm, context.signal) };
      } catch (error) {
        isLost = error instanceof TransportError;
        context.signal.throwIfAborted();
        throw new Error(`Creating the appliance failed with ${failureText(error)}. Exiting...`, { cause: error });
      }
    },
    async undo() {
      const { folder } = creation.made;
      if (!isBegun || folder === null) return;
      if (!isSettled) await settle(client, folder);
      isSettled = true;
      const find = () => findHalfMade(client, folder, plan.name);
      const vm = creation.made.vm ?? (isLost ? await findLate(client, find) : await find());
      if (vm === null) return;
      creation.made.vm = vm;
      await removeEndpointVm(client, creation.datacenter.ref, vm);
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
    const isMarked = kindOf(pairs, vm.ref.value) === 'vch' && [...pairs.values()].includes(CREATING_VCH);
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
