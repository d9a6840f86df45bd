import type { VmFolderEntry } from '@vic/vch-validation';
import { encodeEntityName, foldersNamed, list, retrieve, text, type ManagedObjectReference } from '@vic/vim25';
import type { TargetSession } from '../target/target-session.ts';

const KIND_OF_TYPE: Readonly<Record<string, VmFolderEntry['kind']>> = {
  Folder: 'folder',
  VirtualMachine: 'vm',
  VirtualApp: 'vapp',
};

/**
 * What lies directly in a VM folder, and folders of a name further down, at the same time. Names are as vSphere stores them.
 * @param name as people know it
 */
export async function readVmFolder(
  session: TargetSession,
  folder: ManagedObjectReference,
  name: string,
  signal?: AbortSignal,
): Promise<VmFolderEntry[]> {
  const [entries, folders] = await Promise.all([
    readChildren(session, folder, signal),
    foldersNamed(session.client, folder, name, signal === undefined ? {} : { signal }),
  ]);
  const deeper = folders.filter(({ parent }) => parent?.value !== folder.value);
  return [
    ...entries,
    ...deeper.map(() => ({ name: encodeEntityName(name), kind: 'deeper-folder', isEmpty: false }) as const),
  ];
}

async function readChildren(
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
