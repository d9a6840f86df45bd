import type { Storage } from './schema.ts';

export const storageDefaults: Storage = {
  imageStore: { datastore: null, folder: '' },
  baseImageSize: { value: 8, units: 'GB' },
  volumeStores: [],
};
