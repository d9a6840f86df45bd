import type { DatastoreList, DatastoreRow } from '@vic/contract/placement';
import type { PreflightCheck } from '@vic/contract/vch-creation';
import { toMiB, type DatastoreChoice, type VchSpec } from '@vic/contract/vch-spec';
import { failed, passed, quoted, skipped, warned, type FieldPlace } from '../check.ts';

const MIB = 1024 ** 2;
const GIB = 1024 ** 3;
/** What the endpoint VM has unless the draft says otherwise. */
const ENDPOINT_MEMORY_MIB = 2048;
/** Both images that a VCH boots from, its configuration and logs. */
const APPLIANCE_BYTES = 512 * MIB;
/** A volume is as large unless it is made larger. */
const VOLUME_BYTES = GIB;
/** Image sizes are decimal. */
const IMAGE_UNIT_BYTES = { MB: 1e6, GB: 1e9, TB: 1e12 } as const;

const IMAGE_STORE = { slice: 'storage', path: '/storage/imageStore/datastore' } as const;

/** A datastore that the draft names, and where. */
interface Use {
  readonly place: FieldPlace;
  readonly choice: DatastoreChoice;
  /** null: it is not there any more */
  readonly row: DatastoreRow | null;
}

/** The chosen datastores as they are now. */
export function checkStorage(spec: VchSpec, list: DatastoreList): PreflightCheck[] {
  const uses = usesOf(spec, list);
  const reach = uses.map((use) => checkReach(use, list.hostCount));
  return [
    ...reach,
    ...(reach.some(({ outcome }) => outcome === 'error') ? [] : checkCommonHost(uses, list.hostCount)),
    ...uses.flatMap((use) => checkSpace(spec, use)),
    ...nfsStores(spec),
  ];
}

/** What cannot be looked at. */
export function storageUnknown(why: string): PreflightCheck {
  return skipped('datastore', { slice: 'storage', path: '' }, 'Datastores', why);
}

function usesOf({ storage }: VchSpec, { datastores }: DatastoreList): Use[] {
  const use = (choice: DatastoreChoice | null, place: FieldPlace): Use[] =>
    choice === null ? [] : [{ place, choice, row: datastores.find(({ moid }) => moid === choice.moid) ?? null }];
  return [
    ...use(storage.imageStore.datastore, IMAGE_STORE),
    ...storage.volumeStores.flatMap((store, index) =>
      store.kind === 'datastore'
        ? use(store.datastore, { slice: 'storage', path: `/storage/volumeStores/${index}/datastore` })
        : [],
    ),
  ];
}

function checkReach({ place, choice: { name }, row }: Use, hostCount: number): PreflightCheck {
  if (row === null) {
    return failed('datastore-unknown', place, {
      cause: `The datastore "${name}" does not belong to the chosen compute resource any more, or you may not see it.`,
      remedy: 'Choose another datastore.',
    });
  }
  if (!row.isAccessible || row.reachedBy === 0) {
    return failed('datastore-unreachable', place, {
      cause: `No host of the compute resource reaches the datastore "${name}".`,
      remedy: 'Mount it on the hosts again, or choose another datastore.',
    });
  }
  if (row.isInMaintenance) {
    return failed('datastore-maintenance', place, {
      cause: `The datastore "${name}" is in maintenance mode.`,
      remedy: 'Take it out of maintenance mode, or choose another datastore.',
    });
  }
  if (row.missingOn.length > 0) {
    return warned('datastore-unreachable', place, {
      cause: `The datastore "${name}" is not on ${quoted(row.missingOn)}.`,
      remedy: 'The VCH and its containers can run only on the hosts that have all their datastores.',
    });
  }
  return passed('datastore', place, hostCount === 1 ? `The host reaches "${name}".` : `All hosts reach "${name}".`);
}

/** One host at least must have all of them: the endpoint VM runs there. */
function checkCommonHost(uses: readonly Use[], hostCount: number): PreflightCheck[] {
  const without = new Set(uses.flatMap(({ row }) => row?.missingOn ?? []));
  if (hostCount === 0 || without.size < hostCount) return [];
  return [
    failed(
      'datastores-apart',
      { slice: 'storage', path: '' },
      {
        cause: `No host reaches all of the datastores ${quoted([...new Set(uses.map(({ choice }) => choice.name))])}.`,
        remedy: 'Choose datastores that have a host in common.',
      },
    ),
  ];
}

/**
 * The image datastore must hold the endpoint VM's swap file, which is as large as its memory, and the images that it boots from. For one
 * container image of full size there should be room too: image disks are thin, so this only warns.
 */
function checkSpace(spec: VchSpec, { place, row }: Use): PreflightCheck[] {
  // A datastore that tells no capacity tells no free space either.
  if (row === null || row.capacityBytes === 0) return [];
  const { freeBytes, name } = row;
  if (place !== IMAGE_STORE) {
    if (freeBytes >= VOLUME_BYTES) return [];
    return [
      warned('datastore-space', place, {
        cause: `The datastore "${name}" has ${sizeText(freeBytes)} free; a volume takes up to ${sizeText(VOLUME_BYTES)}.`,
        remedy: 'Make room on it, or choose another datastore.',
      }),
    ];
  }
  const memory = spec.compute.endpoint.memory;
  const needed = (memory === null ? ENDPOINT_MEMORY_MIB : toMiB(memory)) * MIB + APPLIANCE_BYTES;
  const { value, units } = spec.storage.baseImageSize;
  const image = value * IMAGE_UNIT_BYTES[units];
  const free = `The datastore "${name}" has ${sizeText(freeBytes)} free`;
  if (freeBytes < needed) {
    return [
      failed('datastore-full', place, {
        cause: `${free}; the endpoint VM needs ${sizeText(needed)} for its swap file and the images that it boots from.`,
        remedy: 'Make room on it, or choose another datastore.',
      }),
    ];
  }
  if (freeBytes < needed + image) {
    return [
      warned('datastore-space', place, {
        cause: `${free}; with the endpoint VM and one container image of full size it is full.`,
        remedy: 'Make room on it, choose another datastore, or allow smaller images.',
      }),
    ];
  }
  return [passed('datastore-space', place, `${free}, which is enough.`)];
}

function nfsStores({ storage }: VchSpec): PreflightCheck[] {
  return storage.volumeStores.flatMap((store, index) => {
    if (store.kind !== 'nfs') return [];
    const place: FieldPlace = { slice: 'storage', path: `/storage/volumeStores/${index}/host` };
    const why = 'the VCH itself mounts it, when it is there';
    return [skipped('nfs', place, `The NFS server "${store.host}"`, why)];
  });
}

function sizeText(bytes: number): string {
  const isLarge = bytes >= GIB;
  return `${(bytes / (isLarge ? GIB : MIB)).toLocaleString('en', { maximumFractionDigits: 1 })} ${isLarge ? 'GiB' : 'MiB'}`;
}
