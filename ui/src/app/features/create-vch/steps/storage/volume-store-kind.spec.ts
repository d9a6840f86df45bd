import { vchSpecDefaults, type Storage, type VolumeStore } from '@vic/contract/vch-spec';
import { aComputeResource, aDatastore, aDatastoreList } from '../../../../../testing/placement.ts';
import { VC1 } from '../../../../../testing/records.ts';
import { StepHarness } from '../../../../../testing/step.harness.ts';
import { PlacementClient } from '../../api/placement.client.ts';
import { DatastoreChoices } from './datastore-choices.ts';
import { StorageStep } from './storage-step.ts';

const vsan = { moid: 'datastore-12', name: 'vsan-prod' };
const ON_DATASTORE: VolumeStore = { kind: 'datastore', label: 'fast', datastore: vsan, folder: 'volumes' };

describe('kind of a volume store', () => {
  let step: StepHarness;
  beforeEach(async () => {
    const storage: Storage = {
      ...vchSpecDefaults.storage,
      imageStore: { datastore: vsan, folder: '' },
      volumeStores: [ON_DATASTORE],
    };
    const compute = { ...vchSpecDefaults.compute, resource: aComputeResource() };
    step = await StepHarness.open(StorageStep, {
      providers: [PlacementClient, DatastoreChoices],
      spec: { storage, compute },
    });
    await step.answer(`vc/${VC1}/compute/domain-c8/datastores`, aDatastoreList([aDatastore()]));
  });
  afterEach(() => {
    step.close();
  });

  const kind = () => step.named('select', 'Kind of Volume store 1');
  const stores = () => step.draft.spec().storage.volumeStores;

  it('is switched with the label kept, and it is said what does not count any more', async () => {
    await step.enter(kind(), 'nfs');

    expect(stores()).toEqual([{ kind: 'nfs', label: 'fast', host: '', path: '', uid: null, gid: null }]);
    expect(step.find('vic-volume-store-row .dropped').textContent).toContain('vsan-prod/volumes');
    expect(document.activeElement).toBe(kind());
  });

  it('brings back what was entered when it is switched back', async () => {
    await step.enter(kind(), 'nfs');
    await step.enter(step.find('vic-volume-store-row [data-path$="/host"] input'), 'nfs.lab.local');
    await step.enter(step.find('vic-volume-store-row [data-path$="/label"] input'), 'other');
    await step.enter(kind(), 'datastore');

    expect(stores()).toEqual([{ ...ON_DATASTORE, label: 'other' }]);
    await step.enter(kind(), 'nfs');

    expect(stores()).toEqual([{ kind: 'nfs', label: 'other', host: 'nfs.lab.local', path: '', uid: null, gid: null }]);
  });
});
