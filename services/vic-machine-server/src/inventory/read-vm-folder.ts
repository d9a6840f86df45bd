import type { VmFolderEntry } from '@vic/vch-validation';
import { list, retrieve, text, type ManagedObjectReference } from '@vic/vim25';
import type { TargetSession } from '../target/target-session.ts';

const KIND_OF_TYPE: Readonly<Record<string, VmFolderEntry['kind']>> = {
  Folder: 'folder',
  VirtualMachine: 'vm',
  VirtualApp: 'vapp',
};

/** What lies directly in a VM folder, in one call. Names are as vSphere stores them. */
export async function readVmFolder(
  { client }: TargetSession,
  folder: ManagedObjectReference,
  signal?: AbortSignal,
): Promise<VmFolderEntry[]> {
  const entries: VmFolderEntry[] = [];
  const children = { type: 'Folder', path: 'childEntity', skip: false };
  await retrieve(
    client,
    [
      {
        propSet: [
          { type: 'ManagedEntity', all: false, pathSet: ['name'] },
          { type: 'Folder', all: false, pathSet: ['childEntity'] },
        ],
        objectSet: [{ obj: folder, skip: true, selectSet: [children] }],
      },
    ],
    ({ ref, props }) => {
      const kind = KIND_OF_TYPE[ref.type];
      const name = text(props.get('name'));
      if (kind === undefined || name === undefined) return;
      entries.push({ name, kind, isEmpty: kind === 'folder' && list(props.get('childEntity')).length === 0 });
    },
    signal === undefined ? {} : { signal },
  );
  return entries;
}
