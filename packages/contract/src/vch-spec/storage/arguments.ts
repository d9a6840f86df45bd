import { argumentOfNumber, argumentsOf, type CliArgument } from '../cli/argument.ts';
import { volumeStoreText } from './payload.ts';
import type { Storage } from './schema.ts';
import { datastoreText } from './store-text.ts';

/**
 * Options of image store, size of images and volume stores. Volume stores that nothing is chosen for yet are left out.
 */
export function storageArguments({ imageStore, baseImageSize, volumeStores }: Storage): readonly CliArgument[] {
  const { datastore, folder } = imageStore;
  const chosen = volumeStores.filter((store) => volumeStoreText(store) !== '');
  return [
    ...(datastore === null ? [] : argumentsOf('storage.imageStore.datastore', datastoreText(datastore.name, folder))),
    ...argumentOfNumber('storage.baseImageSize', baseImageSize.value, baseImageSize.units),
    ...argumentsOf('storage.volumeStores.label', ...chosen.map((store) => `${volumeStoreText(store)}:${store.label}`)),
  ];
}
