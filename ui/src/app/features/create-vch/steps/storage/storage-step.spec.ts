import { vchSpecDefaults, type Compute, type Storage, type VolumeStore } from '@vic/contract/vch-spec';
import { aComputeResource, aDatastore, aDatastoreList } from '../../../../../testing/placement.ts';
import { aProblem } from '../../../../../testing/problems.ts';
import { VC1 } from '../../../../../testing/records.ts';
import { StepHarness } from '../../../../../testing/step.harness.ts';
import { settle } from '../../../../../testing/test-bed.ts';
import { PlacementClient } from '../../api/placement.client.ts';
import { DatastoreChoices } from './datastore-choices.ts';
import { StorageStep } from './storage-step.ts';

const compute: Compute = { ...vchSpecDefaults.compute, resource: aComputeResource() };
const LIST = `vc/${VC1}/compute/domain-c8/datastores`;
const FOLDERS = `vc/${VC1}/datastores/datastore-12/folders`;
const vsan = { moid: 'datastore-12', name: 'vsan-prod' };
const onVsan: Storage = { ...vchSpecDefaults.storage, imageStore: { datastore: vsan, folder: '' } };

describe('storage step', () => {
  let step: StepHarness;

  async function open(storage = vchSpecDefaults.storage, placed: Compute = compute): Promise<void> {
    step = await StepHarness.open(StorageStep, {
      providers: [PlacementClient, DatastoreChoices],
      spec: { storage, compute: placed },
    });
  }
  async function openWith(storage = vchSpecDefaults.storage, datastores = [aDatastore()]): Promise<void> {
    await open(storage);
    await step.answer(LIST, aDatastoreList(datastores));
  }
  function stores(): readonly VolumeStore[] {
    return step.draft.spec().storage.volumeStores;
  }
  function radio(name: string): HTMLInputElement {
    const row = step.all('tbody tr').find((each) => each.textContent.includes(name));
    const found = row?.querySelector<HTMLInputElement>('input[type=radio]');
    if (!found) throw new Error(`no datastore is named ${name}`);
    return found;
  }
  afterEach(() => {
    step.close();
  });

  it('leads back to the compute step while no resource is chosen', async () => {
    await open(vchSpecDefaults.storage, vchSpecDefaults.compute);

    expect(step.named('a', 'Choose a compute resource').getAttribute('href')).toContain('step=compute');
    step.bench.http.expectNone(() => true);
  });

  it('says what to do where there is no datastore', async () => {
    await openWith(vchSpecDefaults.storage, []);

    expect(step.text).toContain('Compute-01 has no datastore');
    expect(step.all('vic-async [role=status]').length).toBe(0);
  });

  it('does not look empty when reading failed, and tries again', async () => {
    await open();
    await step.refuse(LIST, aProblem());

    expect(step.text).toContain('vc1.lab.local answered SystemError.');
    expect(step.text).not.toContain('has no datastore');
    await step.click(step.named('button', 'Try again'));
    await step.answer(LIST, aDatastoreList([aDatastore()]));
    expect(step.text).toContain('vsan-prod');
  });

  it('chooses an image store by what it is, has free and is reached by', async () => {
    await openWith(vchSpecDefaults.storage, [
      aDatastore(),
      aDatastore({
        moid: 'datastore-13',
        name: 'local-1',
        kind: 'VMFS',
        reachedBy: 1,
        missingOn: ['esx02', 'esx03', 'esx04'],
      }),
    ]);
    await step.click(radio('local-1'));

    expect(step.draft.spec().storage.imageStore.datastore).toEqual({ moid: 'datastore-13', name: 'local-1' });
    expect(step.text).toContain('1 of 4 hosts');
    expect(step.text).toContain('3 hosts do not reach this datastore: esx02, esx03, esx04');
    expect(step.text).toContain('1 TB of 2 TB free');
  });

  it('refuses datastores that cannot be used, and says why', async () => {
    await openWith(vchSpecDefaults.storage, [
      aDatastore({ isAccessible: false }),
      aDatastore({ moid: 'datastore-13', name: 'backup', isInMaintenance: true }),
    ]);

    expect(radio('vsan-prod').disabled).toBeTrue();
    expect(step.text).toContain('Not accessible');
    expect(radio('backup').disabled).toBeTrue();
    expect(step.text).toContain('In maintenance mode');
  });

  it('warns when less is free than the largest image takes', async () => {
    await openWith(onVsan, [aDatastore({ freeBytes: 5 * 1024 ** 3 })]);

    expect(step.text).toContain('Only 5 GB is free on vsan-prod');
    await step.enter(step.named('input', 'container disks'), '4');
    expect(step.text).not.toContain('Only 5 GB is free');
    expect(step.draft.spec().storage.baseImageSize).toEqual({ value: 4, units: 'GB' });
  });

  it('asks for a size of container disks where none is entered', async () => {
    await openWith(onVsan);
    const size = step.named('input', 'container disks');
    await step.enter(size, '');
    await step.leave(size);

    expect(step.find('[data-path="/storage/baseImageSize"]').textContent).toContain('Enter a whole number.');
    expect(step.text).not.toContain('is free on vsan-prod');
    await step.enter(size, '4');
    expect(step.draft.spec().storage.baseImageSize).toEqual({ value: 4, units: 'GB' });
  });

  it('takes a folder without the slashes at its ends', async () => {
    await openWith(onVsan);
    const folder = step.find('vic-folder-field input');
    await step.enter(folder, '/vic/images/');
    await step.leave(folder);

    expect(step.draft.spec().storage.imageStore.folder).toBe('vic/images');
  });

  it('finds a folder by browsing level by level, and names a new one', async () => {
    await openWith(onVsan);
    await step.click(step.named('button', 'Browse'));
    await answerFolders('', ['vic']);
    await step.click(step.named('button.folder', 'vic'));
    await answerFolders('vic', []);
    await step.enter(step.find('vic-folder-browser input'), 'images');
    await step.click(step.named('button', 'Use vic/images'));

    expect(step.draft.spec().storage.imageStore.folder).toBe('vic/images');
    expect(step.all('vic-folder-browser').length).toBe(0);
    expect(document.activeElement).toBe(step.named('button', 'Browse'));
  });

  it('says when folders cannot be read, and leaves with Escape', async () => {
    await openWith(onVsan);
    await step.click(step.named('button', 'Browse'));
    await step.refuse(FOLDERS, aProblem());

    expect(step.find('vic-folder-browser').textContent).toContain('SystemError');
    await step.press(step.find('vic-folder-browser input'), 'Escape');
    expect(step.all('vic-folder-browser').length).toBe(0);
  });

  it('adds volume stores on datastores and on NFS', async () => {
    await openWith(onVsan);
    await step.click(step.named('button', 'Volume store on a datastore'));
    await step.click(step.named('button', 'Volume store on NFS'));
    await enterIn('vic-volume-store-row:nth-of-type(1)', 'label', 'fast');
    await enterIn('vic-volume-store-row:nth-of-type(2)', 'label', 'shared');
    await enterIn('vic-volume-store-row:nth-of-type(2)', 'host', 'nfs.lab.local');
    await enterIn('vic-volume-store-row:nth-of-type(2)', 'path', '/exports/volumes');
    await enterIn('vic-volume-store-row:nth-of-type(2)', 'uid', '1001');

    expect(stores()).toEqual([
      { kind: 'datastore', label: 'fast', datastore: vsan, folder: '' },
      { kind: 'nfs', label: 'shared', host: 'nfs.lab.local', path: '/exports/volumes', uid: 1001, gid: null },
    ]);
  });

  it('takes the blanks at the ends of a label away when the field is left', async () => {
    await openWith({ ...onVsan, volumeStores: [{ kind: 'datastore', label: '', datastore: vsan, folder: '' }] });
    const label = step.find('vic-volume-store-row [data-path$="/label"] input');
    await step.enter(label, ' fast ');
    await step.leave(label);

    expect(stores().map((store) => store.label)).toEqual(['fast']);
  });

  it('removes the row that was meant', async () => {
    await openWith({
      ...onVsan,
      volumeStores: ['one', 'two', 'three'].map((label) => ({ kind: 'datastore', label, datastore: vsan, folder: '' })),
    });
    await step.click(step.named('button', 'Remove Volume store 2 two'));

    expect(stores().map(({ label }) => label)).toEqual(['one', 'three']);
    expect(step.all('vic-volume-store-row').length).toBe(2);
  });

  it('switches volumes without a name on and off, and brings back what was entered', async () => {
    await openWith(onVsan);
    const toggle = step.find('input[role=switch]');
    await step.click(toggle);
    await enterIn('vic-volume-store-row', 'folder', 'volumes');

    expect(stores()).toEqual([{ kind: 'datastore', label: 'default', datastore: vsan, folder: 'volumes' }]);
    await step.click(toggle);
    expect(stores()).toEqual([]);
    await step.click(toggle);
    expect(stores()[0]).toEqual({ kind: 'datastore', label: 'default', datastore: vsan, folder: 'volumes' });
  });

  it('takes a store labelled default for the one of volumes without a name', async () => {
    await openWith(onVsan);
    await step.click(step.named('button', 'Volume store on NFS'));
    await enterIn('vic-volume-store-row', 'label', 'default');

    expect(step.all('input[role=switch]:checked').length).toBe(1);
  });

  it('shows what is wrong with a row beside it once Next was pressed', async () => {
    await openWith({ ...onVsan, volumeStores: [{ kind: 'datastore', label: '', datastore: null, folder: '' }] });
    step.draft.reveal('storage');
    await settle();

    expect(step.all('vic-volume-store-row vic-field-faults .error').length).toBe(2);
    expect(step.draft.faults('storage')().length).toBe(2);
  });

  it('takes back the datastores that another resource does not have, and says so', async () => {
    await openWith({
      ...onVsan,
      volumeStores: [{ kind: 'datastore', label: 'default', datastore: vsan, folder: 'v' }],
    });
    step.draft.update('compute', { ...compute, resource: aComputeResource({ moid: 'domain-c9', name: 'Edge' }) });
    await step.answer(
      `vc/${VC1}/compute/domain-c9/datastores`,
      aDatastoreList([aDatastore({ moid: 'datastore-20', name: 'edge-ds' })]),
    );

    expect(step.draft.spec().storage.imageStore.datastore).toBeNull();
    expect(stores()).toEqual([{ kind: 'datastore', label: 'default', datastore: null, folder: 'v' }]);
    expect(step.draft.notices().map(({ key }) => key)).toEqual([
      'createVch.storage.gone.image',
      'createVch.storage.gone.volume',
    ]);
  });

  it('does not read again what it knows of a resource, unless it is asked to', async () => {
    await openWith(onVsan);
    step.draft.update('compute', { ...compute, resource: null });
    await settle();
    step.draft.update('compute', compute);
    await settle();

    step.bench.http.expectNone(() => true);
    expect(step.text).toContain('vsan-prod');
    await step.click(step.named('button', 'Refresh'));
    await step.answer(LIST, aDatastoreList([aDatastore({ freeBytes: 1024 ** 3 })]));
    expect(step.text).toContain('1 GB of 2 TB free');
  });

  async function answerFolders(path: string, folders: string[]): Promise<void> {
    await step.answer(FOLDERS, { path, folders, isTruncated: false });
  }
  async function enterIn(row: string, control: string, text: string): Promise<void> {
    const selector = `${row} [data-path$="/${control}"] input`;
    await step.enter(step.find(selector), text);
  }
});
