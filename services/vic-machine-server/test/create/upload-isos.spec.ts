import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { DatastoreFileError, VimFault, type Clock } from '@vic/vim25';
import { ApiError } from '../../src/api-error.ts';
import { findIsos, uploadFile, UPLOAD_PAUSES_MS, type IsoFile } from '../../src/create/upload-isos.ts';

const refused = new DatastoreFileError('refused', 'no room', 507);
const signal = new AbortController().signal;

let folder: string;
let iso: IsoFile;
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vic-isos-'));
  iso = { path: path.join(folder, 'a.iso'), size: 4 };
  await writeFile(iso.path, 'data');
});
after(() => rm(folder, { recursive: true, force: true }));

/** Fails so many times, and counts. */
function upload(failures: readonly Error[], stop?: AbortController) {
  const pauses: number[] = [];
  const told: string[] = [];
  let tries = 0;
  const put = async (): Promise<void> => {
    const failure = failures[tries];
    tries += 1;
    if (failure !== undefined) throw failure;
  };
  const clock: Clock = {
    now: () => 0,
    sleep: async (ms) => {
      pauses.push(ms);
      stop?.abort(new Error('the service ends'));
      stop?.signal.throwIfAborted();
    },
  };
  const options = {
    clock,
    signal: stop?.signal ?? signal,
    onProgress: () => undefined,
    onRetry: (reason: string) => void told.push(reason),
  };
  return { work: () => uploadFile({ put }, 'vch/a.iso', iso, options), pauses, told, tries: () => tries };
}

describe('uploading an image', () => {
  it('is done once where nothing fails', async () => {
    const { work, pauses, tries } = upload([]);
    await work();
    assert.deepEqual([tries(), pauses], [1, []]);
  });

  it('is tried again after longer and longer pauses, saying why', async () => {
    const { work, pauses, told } = upload([refused, refused]);
    await work();
    assert.deepEqual(pauses, [10_000, 20_000]);
    assert.deepEqual(told, ['no room', 'no room']);
  });

  it('is given up after five more tries', async () => {
    const { work, tries } = upload(Array.from({ length: 10 }, () => refused));
    await assert.rejects(work(), refused);
    assert.equal(tries(), UPLOAD_PAUSES_MS.length + 1);
  });

  it('is not tried again where the privilege is missing', async () => {
    const { work, tries } = upload([new VimFault('NoPermission')]);
    await assert.rejects(work(), VimFault);
    assert.equal(tries(), 1);
  });

  it('ends at once when the service ends', async () => {
    const { work, tries } = upload([refused, refused], new AbortController());
    await assert.rejects(work(), /the service ends/);
    assert.equal(tries(), 1);
  });
});

describe('the images', () => {
  it('are found with their sizes', async () => {
    const found = await findIsos({ applianceIso: iso.path, bootstrapIso: iso.path });
    assert.deepEqual(found, { appliance: iso, bootstrap: iso });
  });

  it('are named when they cannot be read, before anything is made', async () => {
    const missing = path.join(folder, 'missing.iso');
    await assert.rejects(findIsos({ applianceIso: iso.path, bootstrapIso: missing }), (error: unknown) => {
      assert.ok(error instanceof ApiError);
      assert.equal(error.status, 500);
      assert.match(error.message, /The ISO file .*missing\.iso cannot be read: .*Nothing was changed/);
      return true;
    });
    await assert.rejects(findIsos({ applianceIso: folder, bootstrapIso: iso.path }), /it is no file/);
  });
});
