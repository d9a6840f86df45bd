import {
  findChild,
  foldersNamed,
  references,
  retrieveObjects,
  text,
  type ManagedObjectReference,
  type VimClient,
} from '@vic/vim25';

/** Where a VCH's own pool and folder would be made; undefined: that may not be seen. */
export interface NamePlace {
  readonly parentPool: ManagedObjectReference | undefined;
  readonly vmFolder: ManagedObjectReference | undefined;
}

/**
 * What has a name already. `vch`, `folder`, `vm`, `vapp`: creation fails. `deeper-folder`: it fails too, as VCHs' folders are told
 * apart by name in all of a datacenter. `pool`: creation takes it over.
 */
export type NameUse = 'free' | 'vch' | 'folder' | 'deeper-folder' | 'vm' | 'vapp' | 'pool';

/**
 * What would be in the way of a VCH of this name: asked of vCenter by name; of a large inventory no more than the folders are
 * read. An empty folder is not where that of the VCH would be: creation takes it over.
 */
export async function readNameUse(client: VimClient, place: NamePlace, name: string): Promise<NameUse> {
  const { vmFolder } = place;
  const [inFolder, folders, inPool] = await Promise.all([
    vmFolder === undefined ? null : findChild(client, vmFolder, name),
    vmFolder === undefined ? [] : foldersNamed(client, vmFolder, name),
    place.parentPool === undefined ? null : findChild(client, place.parentPool, name),
  ]);
  if (inPool?.type === 'ResourcePool' && (await holdsVmNamed(client, inPool, name))) return 'vch';
  if (inFolder !== null) {
    if (inFolder.type === 'VirtualMachine') return 'vm';
    if (inFolder.type === 'VirtualApp') return 'vapp';
    if (!(await isEmptyFolder(client, inFolder))) return 'folder';
  }
  if (folders.some(({ parent }) => parent?.value !== vmFolder?.value)) return 'deeper-folder';
  if (inPool?.type === 'VirtualApp') return 'vapp';
  return inPool?.type === 'ResourcePool' ? 'pool' : 'free';
}

async function holdsVmNamed(client: VimClient, pool: ManagedObjectReference, name: string): Promise<boolean> {
  const [read] = await retrieveObjects(client, [pool], ['vm']);
  const vms = await retrieveObjects(client, references(read?.props.get('vm')), ['name']);
  return vms.some(({ props }) => text(props.get('name')) === name);
}

async function isEmptyFolder(client: VimClient, folder: ManagedObjectReference): Promise<boolean> {
  const [read] = await retrieveObjects(client, [folder], ['childEntity']);
  return (
    read !== undefined && !read.missing.has('childEntity') && references(read.props.get('childEntity')).length === 0
  );
}
