/** The DRS group of a VCH's VMs, made or removed by a reconfiguration. */
import { addVmGroup, readVmGroups, removeVmGroup, waitForTask, type ManagedObjectReference } from '@vic/vim25';
import { settle } from '../create/run-task.ts';
import type { Step } from '../create/steps.ts';
import { findContainers } from '../delete/containers.ts';
import { planDeletion } from '../delete/deletion.ts';
import type { VchChange } from './vch-change.ts';

interface Group {
  readonly cluster: ManagedObjectReference;
  readonly name: string;
}

async function membersOf({ context }: VchChange, { cluster, name }: Group) {
  const groups = await readVmGroups(context.session.client, cluster);
  return groups.find((group) => group.name === name)?.vms ?? null;
}

/** Puts the endpoint VM and its containers into a new group. */
export function newVmGroupStep(change: VchChange, group: Group): Step {
  const { context, vm } = change;
  const { client } = context.session;
  let isBegun = false;
  return {
    title: `Making the DRS group ${group.name}`,
    percent: 12,
    async do() {
      const containers = await findContainers(await planDeletion(context, vm.ref.value));
      const vms = [vm.ref, ...containers.map(({ ref }) => ref)];
      isBegun = true;
      const task = await addVmGroup(client, group.cluster, { name: group.name, vms });
      await waitForTask(client, task, { signal: context.signal });
    },
    async undo() {
      if (!isBegun) return;
      await settle(client, group.cluster);
      // A group without our VM in it was made by somebody else.
      const members = await membersOf(change, group);
      if (members?.some(({ value }) => value === vm.ref.value) !== true) return;
      await waitForTask(client, await removeVmGroup(client, group.cluster, group.name));
    },
    leaves: () => `the DRS group ${group.name}`,
  };
}

/** Removes the group, whose VMs stay. One that is gone is no fault. */
export function removedVmGroupStep(change: VchChange, group: Group): Step {
  const { client } = change.context.session;
  const { signal } = change.context;
  let before: readonly ManagedObjectReference[] | null = null;
  return {
    title: `Removing the DRS group ${group.name}`,
    percent: 94,
    async do() {
      before = await membersOf(change, group);
      if (before === null) return;
      await waitForTask(client, await removeVmGroup(client, group.cluster, group.name), { signal });
    },
    async undo() {
      if (before === null) return;
      await settle(client, group.cluster);
      if ((await membersOf(change, group)) !== null) return;
      await waitForTask(client, await addVmGroup(client, group.cluster, { name: group.name, vms: before }));
    },
    leaves: () => (before === null ? null : `the DRS group ${group.name} is gone`),
  };
}
