/** DRS groups of VMs. */
import { field, isFault, objects, references, text, type ManagedObjectReference, type VimClient } from '@vic/vim25';
import { made, type Creation } from './creation.ts';
import { failureText } from './failure-text.ts';
import { readObject, runTask, settle } from './run-task.ts';
import type { Step } from './steps.ts';

/** Makes the DRS group of the VCH's VMs, with the endpoint VM in it. */
export function vmGroupStep(creation: Creation, name: string): Step {
  const { context, plan } = creation;
  const { client } = context.session;
  const cluster = plan.compute.resource.ref;
  let isBegun = false;
  return {
    title: `Making the DRS group ${name}`,
    percent: 88,
    path: '/compute/affinity/use_vm_group',
    async do() {
      const { ref } = made(creation, 'vm');
      const info = { typeName: 'ClusterVmGroup', name, vm: [ref] } as const;
      const spec = { typeName: 'ClusterConfigSpecEx', groupSpec: [{ operation: 'add', info }] } as const;
      isBegun = true;
      try {
        await runTask(client, 'ReconfigureComputeResource_Task', cluster, { spec, modify: true }, context);
      } catch (error) {
        context.signal.throwIfAborted();
        throw new Error(`The DRS group ${name} cannot be made: ${failureText(error)}`, { cause: error });
      }
    },
    async undo() {
      if (!isBegun || creation.made.vm === null) return;
      await settle(client, cluster);
      // A group without our VM in it was made by somebody else.
      const members = await vmGroupMembers(client, cluster, name);
      const vm = creation.made.vm.ref.value;
      if (members?.some(({ value }) => value === vm) === true) await removeVmGroup(client, cluster, name);
    },
    leaves: () => `the DRS group ${name}`,
  };
}

/** VMs of a DRS group; null: there is no such group of VMs. */
export async function vmGroupMembers(
  client: VimClient,
  cluster: ManagedObjectReference,
  name: string,
  signal?: AbortSignal,
): Promise<readonly ManagedObjectReference[] | null> {
  const found = await readObject(client, cluster, ['configurationEx'], signal);
  const groups = objects(field(found?.props.get('configurationEx'), 'group'));
  const group = groups.find((each) => text(each['name']) === name && each.typeName === 'ClusterVmGroup');
  return group === undefined ? null : references(group['vm']);
}

/** Removes a DRS group; one that is gone is no fault. */
export async function removeVmGroup(
  client: VimClient,
  cluster: ManagedObjectReference,
  name: string,
  signal?: AbortSignal,
): Promise<void> {
  const spec = { typeName: 'ClusterConfigSpecEx', groupSpec: [{ operation: 'remove', removeKey: name }] } as const;
  try {
    const options = signal === undefined ? {} : { signal };
    await runTask(client, 'ReconfigureComputeResource_Task', cluster, { spec, modify: true }, options);
  } catch (error) {
    if (isFault(error, 'ManagedObjectNotFound')) return;
    if ((await vmGroupMembers(client, cluster, name, signal)) !== null) throw error;
  }
}
