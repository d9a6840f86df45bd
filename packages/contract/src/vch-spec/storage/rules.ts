import { forbiddenInName, forbiddenInStore } from '../characters.ts';
import { fault, type RuleFault } from '../fault.ts';
import { isUrlHost } from '../hosts.ts';
import type { VchSpec } from '../vch-spec.ts';
import type { DatastoreChoice, NfsVolumeStore, Storage, VolumeStore } from './schema.ts';

const MEGABYTES = { MB: 1, GB: 1000, TB: 1_000_000 } as const satisfies Record<
  Storage['baseImageSize']['units'],
  number
>;
/** vSphere's limit for a virtual disk: 62 TiB */
const MAX_DISK_MB = (62 * 1024 ** 4) / 1e6;
/** of a user or a group: 32 bits, of which the last number means nobody */
const MAX_ID = 2 ** 32 - 2;

/** Where images and volumes are kept, and how large images may be. */
export function checkStorage({ storage }: VchSpec): readonly RuleFault[] {
  const { imageStore, baseImageSize, volumeStores } = storage;
  return [
    ...checkDatastore('/storage/imageStore', imageStore.datastore, 'image-store-missing'),
    ...checkFolder('/storage/imageStore/folder', imageStore.folder),
    ...checkImageSize(baseImageSize),
    ...volumeStores.flatMap((store, index) => checkVolumeStore(store, index, volumeStores)),
  ];
}

function checkDatastore(
  path: string,
  datastore: DatastoreChoice | null,
  missing: 'image-store-missing' | 'datastore-missing',
): readonly RuleFault[] {
  if (datastore === null) return [fault(`${path}/datastore`, missing)];
  const { name } = datastore;
  // A slash would separate the folder from the datastore.
  const character = forbiddenInStore(name) ?? (name.includes('/') ? '/' : null);
  return character === null ? [] : [fault(`${path}/datastore`, 'datastore-name-unusable', { name, character })];
}

function checkFolder(path: string, folder: string): readonly RuleFault[] {
  const character = forbiddenInStore(folder);
  if (character !== null) return [fault(path, 'folder-characters', { character })];
  const step = folder.split('/').find((part) => part === '.' || part === '..');
  return step === undefined ? [] : [fault(path, 'folder-step', { step })];
}

function checkImageSize({ value, units }: Storage['baseImageSize']): readonly RuleFault[] {
  if (value * MEGABYTES[units] <= MAX_DISK_MB) return [];
  return [fault('/storage/baseImageSize', 'image-size-too-large', { limit: '62 TiB' })];
}

function checkVolumeStore(store: VolumeStore, index: number, all: readonly VolumeStore[]): readonly RuleFault[] {
  const path = `/storage/volumeStores/${index}`;
  const label = checkLabel(`${path}/label`, store.label, all.slice(0, index));
  if (store.kind === 'nfs') return [...label, ...checkNfs(path, store)];
  return [
    ...label,
    ...checkDatastore(path, store.datastore, 'datastore-missing'),
    ...checkFolder(`${path}/folder`, store.folder),
  ];
}

function checkLabel(path: string, label: string, before: readonly VolumeStore[]): readonly RuleFault[] {
  if (label.trim() === '') return [fault(path, 'label-missing')];
  const character = forbiddenInName(label);
  if (character !== null) return [fault(path, 'label-characters', { character })];
  return before.some((store) => store.label === label) ? [fault(path, 'label-repeated', { label })] : [];
}

function checkNfs(path: string, { host, path: exported, uid, gid }: NfsVolumeStore): readonly RuleFault[] {
  const faults: RuleFault[] = [];
  if (host === '') faults.push(fault(`${path}/host`, 'nfs-host-missing'));
  else if (!isUrlHost(host)) faults.push(fault(`${path}/host`, 'nfs-host-unreadable'));
  if (exported.replaceAll('/', '') === '') faults.push(fault(`${path}/path`, 'nfs-path-missing'));
  // What a URL would take for something else: query, fragment, escapes.
  else if (!/^\/[^\s?#%|\\\p{Cc}]*$/u.test(exported)) faults.push(fault(`${path}/path`, 'nfs-path-unreadable'));
  return [...faults, ...checkId(`${path}/uid`, uid), ...checkId(`${path}/gid`, gid)];
}

function checkId(path: string, id: number | null): readonly RuleFault[] {
  return id === null || id <= MAX_ID ? [] : [fault(path, 'number-too-large', { limit: MAX_ID })];
}
