import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkNameIsFree } from './check-name-is-free.ts';
import type { InventoryFacts, VmFolderEntry } from './facts.ts';
import { recordedInventory } from './testing/recorded-inventory.ts';
import { aSpecification } from './testing/specifications.ts';

const message = (facts: InventoryFacts) => checkNameIsFree(aSpecification(), facts).map((fault) => fault.message);
const inFolder = (entry: VmFolderEntry) => recordedInventory({ vmFolder: { value: [entry] } });

describe('the name of a new VCH', () => {
  it('is free', () => {
    assert.deepEqual(message(recordedInventory()), []);
  });

  it('may be that of an empty folder', () => {
    assert.deepEqual(message(inFolder({ name: 'alpha', kind: 'folder', isEmpty: true })), []);
  });

  it('is not that of a folder with something in it', () => {
    const [text = ''] = message(inFolder({ name: 'alpha', kind: 'folder', isEmpty: false }));
    assert.match(text, /^Creating the appliance failed with The specified VCH name \(alpha\) is already in use/);
  });

  it('is not that of a folder elsewhere in the datacenter, empty or not', () => {
    const [text = ''] = message(inFolder({ name: 'alpha', kind: 'deeper-folder', isEmpty: true }));
    assert.match(text, /The specified VCH name \(alpha\) is already in use/);
  });

  it('is not that of a VM', () => {
    const [text = ''] = message(inFolder({ name: 'alpha', kind: 'vm', isEmpty: false }));
    assert.match(text, /^Found virtual machine "alpha", but it is not a VCH/);
  });

  it('is not that of a VCH in the same pool where DRS is off', () => {
    const plain = recordedInventory();
    const off = plain.computeResources.map((one) => ({ ...one, isDrsEnabled: { value: false } }));
    const vch = {
      id: 'vm-1',
      name: 'alpha',
      pool: 'resgroup-34',
      datacenter: null,
      bridgeNetwork: null,
      bridgeRange: null,
    };
    const [text = ''] = message({ ...plain, computeResources: off, vchs: { value: [vch] } });
    assert.match(text, /^A VCH with the name "alpha" already exists/);
    assert.deepEqual(message({ ...plain, vchs: { value: [vch] } }), []);
  });

  it('may not be known to be free', () => {
    const [fault] = checkNameIsFree(aSpecification(), recordedInventory({ vchs: { unread: 'No.' } }));
    assert.deepEqual([fault?.code, fault?.severity], ['check-skipped', 'warning']);
  });
});
