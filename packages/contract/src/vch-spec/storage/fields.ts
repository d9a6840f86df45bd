import { fieldsOf } from '../field.ts';
import { showChoice, showObject, showPlain, showQuantity } from '../show.ts';
import type { VchSpec } from '../vch-spec.ts';

const isDatastore = ({ storage }: VchSpec, row: number): boolean => storage.volumeStores[row]?.kind === 'datastore';
const isNfs = ({ storage }: VchSpec, row: number): boolean => storage.volumeStores[row]?.kind === 'nfs';

const volumeStore = { option: 'volume-store', payload: ['/storage/volume_stores/*/datastore'] } as const;

export const STORAGE_FIELDS = fieldsOf('storage', [
  {
    path: '/storage/imageStore/datastore',
    option: 'image-store',
    payload: ['/storage/image_stores/0'],
    show: showObject(),
  },
  {
    path: '/storage/imageStore/folder',
    option: 'image-store',
    payload: ['/storage/image_stores/0'],
    show: showPlain('imageFolder'),
  },
  {
    path: '/storage/baseImageSize',
    option: 'base-image-size',
    payload: ['/storage/base_image_size'],
    show: showQuantity(),
  },
  {
    path: '/storage/volumeStores/*/label',
    option: 'volume-store',
    payload: ['/storage/volume_stores/*/label'],
    show: showPlain('notChosen'),
  },
  {
    path: '/storage/volumeStores/*/kind',
    ...volumeStore,
    isMode: true,
    show: showChoice('storage.volumeStores.kind'),
  },
  { path: '/storage/volumeStores/*/datastore', ...volumeStore, show: showObject(), isUsed: isDatastore },
  { path: '/storage/volumeStores/*/folder', ...volumeStore, show: showPlain('volumeFolder'), isUsed: isDatastore },
  { path: '/storage/volumeStores/*/host', ...volumeStore, show: showPlain('notChosen'), isUsed: isNfs },
  { path: '/storage/volumeStores/*/path', ...volumeStore, show: showPlain('notChosen'), isUsed: isNfs },
  { path: '/storage/volumeStores/*/uid', ...volumeStore, show: showPlain('nfsUser'), isUsed: isNfs },
  { path: '/storage/volumeStores/*/gid', ...volumeStore, show: showPlain('nfsUser'), isUsed: isNfs },
]);
