/** Whether something of the VCH's name is in the way, and what of it can be used. */
import { CREATING_VCH, kindOf } from '@vic/extraconfig';
import {
  entityName,
  extraConfigEntries,
  foldersNamed,
  references,
  retrieveObjects,
  text,
  type ManagedObjectReference,
  type ObjectContent,
  type PlacedFolder,
  type VimClient,
} from '@vic/vim25';
import type { Creation, Existing } from './creation.ts';

const VCH_ID_KEY = 'guestinfo.vice./init/common/id';

/** The name is taken by something that is no VCH in the same place. */
export function nameInUse(name: string): Error {
  return new Error(`Creating the appliance failed with The specified VCH name (${name}) is already in use. Exiting...`);
}

/** Looks for what bears the name of the VCH where it will be. @throws Error naming what is in the way */
export async function findExisting(creation: Pick<Creation, 'context' | 'plan' | 'vmFolder'>): Promise<Existing> {
  const { pool, isPoolEmpty } = await existingPool(creation);
  return { pool, isPoolEmpty, folder: await existingFolder(creation) };
}

const nameOf = (object: ObjectContent): string => entityName(text(object.props.get('name')) ?? '');
const isNamed = (name: string) => (object: ObjectContent) => nameOf(object) === name;

async function existingPool({
  context,
  plan,
}: Pick<Creation, 'context' | 'plan'>): Promise<Pick<Existing, 'pool' | 'isPoolEmpty'>> {
  const { client } = context.session;
  const read = (refs: readonly ManagedObjectReference[], paths: readonly string[]) =>
    refs.length === 0
      ? Promise.resolve([])
      : retrieveObjects(client, [...refs], [...paths], { signal: context.signal });
  const [parent] = await read([plan.compute.parentPool.ref], ['resourcePool', 'vm']);
  if (!plan.compute.makesPool) {
    const vms = await read(references(parent?.props.get('vm')), ['name']);
    await refuseVm(client, plan.name, vms.find(isNamed(plan.name))?.ref);
    return { pool: null, isPoolEmpty: false };
  }
  const children = await read(references(parent?.props.get('resourcePool')), ['name', 'vm', 'resourcePool']);
  const pool = children.find(isNamed(plan.name));
  if (pool === undefined) return { pool: null, isPoolEmpty: false };
  if (pool.ref.type === 'VirtualApp') throw nameInUse(plan.name);
  const vms = references(pool.props.get('vm'));
  const named = (await read(vms, ['name'])).find(isNamed(plan.name));
  await refuseVm(client, plan.name, named?.ref);
  const isPoolEmpty = vms.length === 0 && references(pool.props.get('resourcePool')).length === 0;
  return { pool: pool.ref, isPoolEmpty };
}

/** A VM of the name in the place of the VCH is always in the way; the message says what it is. */
async function refuseVm(client: VimClient, name: string, vm: ManagedObjectReference | undefined): Promise<void> {
  if (vm === undefined) return;
  switch (await stateOf(client, vm)) {
    case 'half-made':
      throw halfMade(name, vm);
    case 'vch':
      throw new Error(
        `A VCH with the name "${name}" already exists. Please choose a different name before attempting another install`,
      );
    case 'foreign':
      throw new Error(`Found virtual machine "${name}", but it is not a VCH. Please choose a different virtual app.`);
  }
}

const halfMade = (name: string, vm: ManagedObjectReference): Error =>
  new Error(
    `A VCH with the name "${name}" is half-made: it is being created, or its creation was interrupted. If nobody is creating it now, delete it (${vm.value}) and try again`,
  );

async function stateOf(client: VimClient, vm: ManagedObjectReference): Promise<'half-made' | 'vch' | 'foreign'> {
  const [found] = await retrieveObjects(client, [vm], ['config.extraConfig']);
  const pairs = new Map(extraConfigEntries(found?.props.get('config.extraConfig')));
  if (kindOf(pairs, vm.value) !== 'vch') return 'foreign';
  return isHalfMade(pairs) ? 'half-made' : 'vch';
}

/** Whether a VM's configuration is that of a VCH whose creation has not come to its end. */
export const isHalfMade = (pairs: ReadonlyMap<string, string>): boolean => pairs.get(VCH_ID_KEY) === CREATING_VCH;

async function existingFolder({
  context,
  plan,
  vmFolder,
}: Pick<Creation, 'context' | 'plan' | 'vmFolder'>): Promise<ManagedObjectReference | null> {
  const { client } = context.session;
  const taken = await foldersNamed(client, vmFolder, plan.name, { signal: context.signal });
  const [first, ...more] = taken;
  if (first === undefined) {
    await refuseSibling(client, vmFolder, plan.name, context.signal);
    return null;
  }
  const children = await childrenOf(client, taken, context.signal);
  const isOurPlace = first.parent?.value === vmFolder.value;
  if (more.length === 0 && isOurPlace && children.length === 0) return first.ref;
  for (const vm of children.filter(({ type }) => type === 'VirtualMachine')) {
    if ((await stateOf(client, vm)) === 'half-made') throw halfMade(plan.name, vm);
  }
  throw nameInUse(plan.name);
}

async function childrenOf(
  client: VimClient,
  folders: readonly PlacedFolder[],
  signal: AbortSignal,
): Promise<ManagedObjectReference[]> {
  const refs = folders.map(({ ref }) => ref);
  const read = await retrieveObjects(client, refs, ['childEntity'], { signal });
  return read.flatMap(({ props }) => references(props.get('childEntity')));
}

/** A VM or vApp beside which the folder cannot be made. */
async function refuseSibling(
  client: VimClient,
  vmFolder: ManagedObjectReference,
  name: string,
  signal: AbortSignal,
): Promise<void> {
  const [folder] = await retrieveObjects(client, [vmFolder], ['childEntity'], { signal });
  const siblings = references(folder?.props.get('childEntity')).filter(({ type }) => type !== 'Folder');
  if (siblings.length === 0) return;
  const named = (await retrieveObjects(client, siblings, ['name'], { signal })).some(isNamed(name));
  if (named) throw nameInUse(name);
}
