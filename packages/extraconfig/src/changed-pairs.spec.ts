import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { changedPairs, isEngineKey } from './changed-pairs.ts';
import { executorConfig } from './models/executor.ts';
import { virtualContainerHost } from './models/vch.ts';
import { encode } from './encode.ts';
import type { Kind } from './kinds.ts';
import { arbitraryValue } from './testing/arbitrary-value.ts';

describe('changedPairs', () => {
  it('has what is new, what differs and what goes, and leaves what others own', () => {
    const before = new Map([
      ['guestinfo.vice./a', '1'],
      ['guestinfo.vice./b', '2'],
      ['guestinfo.vice./c', '3'],
      ['init/common/notes', 'x'],
      ['scsi0.pciSlotNumber', '160'],
    ]);
    const after = new Map([
      ['guestinfo.vice./a', '1'],
      ['guestinfo.vice./b', '4'],
      ['guestinfo.vice./d', '5'],
      ['guestinfo.ovfEnv', 'k'],
    ]);
    assert.deepEqual(changedPairs(before, after), [
      { key: 'guestinfo.vice./b', value: '4' },
      { key: 'guestinfo.vice./d', value: '5' },
      { key: 'guestinfo.ovfEnv', value: 'k' },
      { key: 'guestinfo.vice./c', value: '' },
      { key: 'init/common/notes', value: '' },
    ]);
  });

  it('has nothing where nothing changed', () => {
    const pairs = new Map([['guestinfo.vice./a', '1']]);
    assert.deepEqual(changedPairs(pairs, new Map(pairs)), []);
  });
});

describe('isEngineKey', () => {
  const kinds: [string, Kind][] = [
    ['a VCH', virtualContainerHost],
    ['a containerVM', executorConfig],
  ];
  for (const [name, kind] of kinds) {
    it(`knows every key of ${name}`, () => {
      fc.assert(
        fc.property(arbitraryValue(kind), (value) => {
          assert.deepEqual(
            [...encode<Kind>(kind, value).keys()].filter((key) => !isEngineKey(key)),
            [],
          );
        }),
        { numRuns: 30 },
      );
    });
  }

  for (const key of ['scsi0.pciSlotNumber', 'guestinfo.ovfEnv', 'answer.msg.serial.file.open', 'UpdateInProgress']) {
    it(`leaves ${key} to others`, () => assert.equal(isEngineKey(key), false));
  }
});
