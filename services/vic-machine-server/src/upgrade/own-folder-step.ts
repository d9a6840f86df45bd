import {
  entityName,
  findChild,
  references,
  text,
  VimFault,
  type ManagedObjectReference,
  type VimClient,
} from '@vic/vim25';
import type { VchChange } from '../configure/vch-change.ts';
import type { Made } from '../create/creation.ts';
import { removeEmptyFolder } from '../create/folder-step.ts';
import { findLate, readObject, runTask, settle } from '../create/run-task.ts';
import type { Step } from '../create/steps.ts';
import { findContainers } from '../delete/containers.ts';
import { planDeletion } from '../delete/deletion.ts';

/**
 * Moves a VCH out of the datacenter's folder of all VMs, with its containers, into a folder of its own, which becomes that of
 * `place`.
 */
export function ownFolderStep(change: VchChange, root: ManagedObjectReference, place: Pick<Made, 'folder'>): Step {
  const { context, vm } = change;
  const { client } = context.session;
  // Beside a VM of its name a folder cannot be: it gets that name when the VM is in it.
  const firstName = `${vm.name} ${vm.ref.value}`;
  let mayBeOurs = false;
  let made: ManagedObjectReference | null = null;
  return {
    title: `Moving the VCH ${vm.name} into a folder of its own`,
    percent: 88,
    async do() {
      const containers = await findContainers(await planDeletion(context, vm.ref.value));
      const list = [vm.ref, ...containers.map(({ ref }) => ref)];
      mayBeOurs = true;
      try {
        made = await client.invoke('CreateFolder', root, { name: firstName });
      } catch (error) {
        if (error instanceof VimFault) mayBeOurs = false;
        throw error;
      }
      await runTask(client, 'MoveIntoFolder_Task', made, { list }, { signal: context.signal });
      await runTask(client, 'Rename_Task', made, { newName: vm.name }, { signal: context.signal });
      place.folder = made;
    },
    async undo() {
      if (!mayBeOurs) return;
      const folder = made ?? (await findLate(client, () => findChild(client, root, firstName)));
      if (folder?.type !== 'Folder') return;
      await moveBack(client, folder, { root, firstName });
      place.folder = root;
    },
    leaves: () => `the VM folder of the VCH ${vm.name}`,
  };
}

async function moveBack(
  client: VimClient,
  folder: ManagedObjectReference,
  { root, firstName }: { readonly root: ManagedObjectReference; readonly firstName: string },
): Promise<void> {
  await settle(client, folder);
  const found = await readObject(client, folder, ['name', 'childEntity']);
  if (found === null) return;
  const name = entityName(text(found.props.get('name')) ?? '');
  if (name !== firstName) await runTask(client, 'Rename_Task', folder, { newName: firstName });
  const list = references(found.props.get('childEntity'));
  if (list.length > 0) await runTask(client, 'MoveIntoFolder_Task', root, { list });
  if ((await removeEmptyFolder(client, folder)) === 'in use') throw new Error('something is in it');
}
