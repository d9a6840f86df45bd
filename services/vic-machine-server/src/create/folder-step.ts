import { findChild, references, VimFault, type ManagedObjectReference, type VimClient } from '@vic/vim25';
import type { Creation } from './creation.ts';
import { nameInUse } from './name-conflicts.ts';
import { failureText } from './failure-text.ts';
import { findLate, readObject, runTask, settle } from './run-task.ts';
import type { Step } from './steps.ts';

/** Makes the VM folder of the VCH, or takes over an empty one of its name. */
export function folderStep({ context, plan, made, existing, vmFolder }: Creation): Step {
  const { client } = context.session;
  let mayBeOurs = false;
  return {
    title: existing.folder === null ? `Making the VM folder ${plan.name}` : `Using the empty VM folder ${plan.name}`,
    percent: 15,
    path: '/name',
    async do() {
      if (existing.folder !== null) {
        made.folder = existing.folder;
        return;
      }
      mayBeOurs = true;
      try {
        made.folder = await client.invoke('CreateFolder', vmFolder, { name: plan.name });
      } catch (error) {
        if (error instanceof VimFault) mayBeOurs = false;
        if (error instanceof VimFault && error.is('DuplicateName')) throw nameInUse(plan.name);
        throw new Error(`Creating the VM folder failed: ${failureText(error)}`, { cause: error });
      }
    },
    async undo() {
      if (!mayBeOurs) return;
      const folder = made.folder ?? (await findLate(client, () => findChild(client, vmFolder, plan.name)));
      if (folder?.type !== 'Folder') return;
      if ((await removeEmptyFolder(client, folder)) === 'in use') throw new Error('something is in it');
    },
    leaves: () => `the VM folder ${plan.name}`,
  };
}

/** Removes a VM folder that holds nothing; one that holds anything, or is gone, is left alone. */
export async function removeEmptyFolder(
  client: VimClient,
  folder: ManagedObjectReference,
  signal?: AbortSignal,
): Promise<'removed' | 'in use' | 'gone'> {
  await settle(client, folder, signal);
  const found = await readObject(client, folder, ['childEntity'], signal);
  if (found === null) return 'gone';
  if (references(found.props.get('childEntity')).length > 0 || found.missing.size > 0) return 'in use';
  await runTask(client, 'Destroy_Task', folder, {}, signal === undefined ? {} : { signal });
  return 'removed';
}
