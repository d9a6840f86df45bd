import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { VimFault } from '@vic/vim25';
import { failedPath } from '../../src/create/failed-path.ts';

const wrapped = (fault: string): Error => new Error('Creating failed', { cause: new VimFault(fault) });

describe('what in the specification a failure is about', () => {
  test('is what the failed step is for', () => {
    assert.equal(failedPath('/compute/resource', wrapped('InsufficientMemoryResourcesFault')), '/compute/resource');
    assert.equal(failedPath(null, new Error('no')), null);
  });

  for (const fault of ['NoDiskSpace', 'CannotAccessFile', 'InsufficientStorageSpace', 'InaccessibleDatastore']) {
    test(`is the image store where the endpoint VM meets ${fault}`, () => {
      assert.equal(failedPath('/compute/resource', wrapped(fault)), '/storage/image_stores/0');
      assert.equal(failedPath(null, new VimFault(fault)), '/storage/image_stores/0');
    });
  }

  test('is a volume store where that is full', () => {
    assert.equal(failedPath('/storage/volume_stores/1', wrapped('NoDiskSpace')), '/storage/volume_stores/1');
  });
});
