import { vchSpecDefaults, type Storage } from '@vic/contract/vch-spec';
import { aDatastore, aDatastoreList } from '../../../../../testing/placement.ts';
import { withoutGoneDatastores } from './gone-datastores.ts';

const gold = { moid: 'datastore-1', name: 'gold' };
const silver = { moid: 'datastore-2', name: 'silver' };
const storage: Storage = {
  ...vchSpecDefaults.storage,
  imageStore: { datastore: gold, folder: 'images' },
  volumeStores: [
    { kind: 'datastore', label: 'default', datastore: silver, folder: 'volumes' },
    { kind: 'nfs', label: 'shared', host: 'nfs.example.com', path: '/exports', uid: null, gid: null },
  ],
};

describe('withoutGoneDatastores', () => {
  it('changes nothing where every choice is still there', () => {
    const { storage: kept, gone } = withoutGoneDatastores(
      storage,
      aDatastoreList([aDatastore(gold), aDatastore(silver)]),
    );

    expect(kept).toBe(storage);
    expect(gone).toEqual([]);
  });

  it('takes back only what is gone, and keeps what was entered beside it', () => {
    const { storage: kept, gone } = withoutGoneDatastores(storage, aDatastoreList([aDatastore(gold)]));

    expect(kept).toEqual({
      ...storage,
      volumeStores: [
        { kind: 'datastore', label: 'default', datastore: null, folder: 'volumes' },
        ...storage.volumeStores.slice(1),
      ],
    });
    expect(gone).toEqual([{ name: 'silver', volumeLabel: 'default' }]);
  });

  it('is not taken in by a datastore of another vCenter with the same id', () => {
    const { storage: kept, gone } = withoutGoneDatastores(
      storage,
      aDatastoreList([aDatastore({ moid: gold.moid, name: 'other' }), aDatastore(silver)]),
    );

    expect(kept.imageStore).toEqual({ datastore: null, folder: 'images' });
    expect(gone).toEqual([{ name: 'gold', volumeLabel: null }]);
  });

  it('touches nothing that was not chosen', () => {
    expect(withoutGoneDatastores(vchSpecDefaults.storage, aDatastoreList([])).gone).toEqual([]);
  });
});
