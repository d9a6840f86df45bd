/** What of a VCH is left in a vCenter: paths as govc writes them. */
import type { Inventory } from '../../vcenter/inventory.ts';

export interface Left {
  readonly folder: readonly string[];
  readonly pools: readonly string[];
  readonly datastore: readonly string[];
}

/** The VM folder of that name with all in it; pools and folders on datastores whose name begins with it. */
export function leftOf(inventory: Inventory, vchName: string): Left {
  const left = { folder: new Set<string>(), pools: new Set<string>(), datastore: new Set<string>() };
  const root = `/DC0/vm/${vchName}`;
  for (const entity of inventory.objects.values()) {
    const path = pathOf(inventory, entity.moid);
    if (path === root || path.startsWith(`${root}/`)) left.folder.add(path);
    if (entity.type === 'ResourcePool' && entity.name.startsWith(vchName)) left.pools.add(path);
    if (entity.type !== 'Datastore') continue;
    for (const file of entity.files.keys()) {
      const [top = ''] = file.split('/');
      if (top.startsWith(vchName)) left.datastore.add(top);
    }
  }
  return { folder: [...left.folder].sort(), pools: [...left.pools].sort(), datastore: [...left.datastore].sort() };
}

/** Recorded lists in the same form: sorted, without the empty last line. */
export function asLeft(recorded: {
  readonly folder: readonly string[];
  readonly pools: readonly string[];
  readonly datastore?: readonly string[] | undefined;
}): Left {
  const plain = (list: readonly string[]) => list.filter((each) => each !== '').sort();
  return { folder: plain(recorded.folder), pools: plain(recorded.pools), datastore: plain(recorded.datastore ?? []) };
}

/** What is left too much or too little, a line each. */
export function leftDifferences(theirs: Left, ours: Left): string[] {
  return (['folder', 'pools', 'datastore'] as const).flatMap((kind) => [
    ...ours[kind].filter((path) => !theirs[kind].includes(path)).map((path) => `left.${kind}[] has "${path}" too much`),
    ...theirs[kind].filter((path) => !ours[kind].includes(path)).map((path) => `left.${kind}[] lacks "${path}"`),
  ]);
}

/** `/DC0/host/DC0_C0/Resources/vch-min`. */
export function pathOf(inventory: Inventory, moid: string): string {
  const names: string[] = [];
  let entity = inventory.objects.get(moid);
  while (entity !== undefined && entity.moid !== inventory.rootFolder) {
    names.unshift(entity.name);
    entity = inventory.objects.get(entity.parent ?? '');
  }
  return `/${names.join('/')}`;
}
