import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { models, zeroOf } from '@vic/extraconfig';
import { overlap, storeFolder } from '../../src/delete/stores.ts';

const url = (scheme: string, host: string, path: string) => ({ ...zeroOf(models.url), scheme, host, path });

describe('the folder of a store', () => {
  it('is read from both notations', () => {
    const folder = { datastore: 'ds 1', path: 'volumes/a b' };
    assert.deepEqual(storeFolder(url('ds', 'ds 1', '[ds 1] volumes/a b')), folder);
    assert.deepEqual(storeFolder(url('ds', 'ds 1', '/volumes/a b/')), folder);
  });

  it('is none on NFS', () => {
    assert.equal(storeFolder(url('nfs', 'nfs.example.com', '/exports')), null);
  });
});

describe('two folders', () => {
  const at = (path: string, datastore = 'ds') => ({ datastore, path });

  it('overlap where one is the other or lies in it', () => {
    assert.ok(overlap(at('VIC'), at('VIC')));
    assert.ok(overlap(at('VIC/volumes'), at('VIC')));
    assert.ok(overlap(at(''), at('VIC')));
  });

  it('do not where only their names begin alike, or on different datastores', () => {
    assert.ok(!overlap(at('VIC'), at('VIC2')));
    assert.ok(!overlap(at('VIC'), at('VIC', 'other')));
  });
});
