import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ApiError } from '../../src/api-error.ts';
import { findVch } from '../../src/vch/find-vch.ts';
import { readVchVms } from '../../src/vch/vch-vm.ts';
import { fakeVms, type FakeVm } from '../testing/fake-vms.ts';

const VERSION_KEY = 'guestinfo.vice./init/version/Version';
const ENDPOINT: FakeVm = {
  moid: 'vm-1',
  name: '50%25',
  pairs: {
    'init/common/name': 'vch',
    'guestinfo.vice./init/common/id': 'VirtualMachine:vm-1',
    [VERSION_KEY]: 'v1.5.8',
    'guestinfo.vice./other': 'much',
  },
};
const PLAIN: FakeVm = { moid: 'vm-2', name: 'plain', pairs: { 'svga.present': 'TRUE' } };
const REFUSED: FakeVm = { ...ENDPOINT, moid: 'vm-3', refusal: 'NoPermission' };
const VMS = [ENDPOINT, PLAIN, REFUSED];

const isRefused =
  (message: string) =>
  (error: unknown): boolean =>
    error instanceof ApiError && error.status === 404 && error.message === message;

describe('finding a VCH', () => {
  it('reads the whole configuration, and the name as people write it', async () => {
    const { session } = fakeVms(VMS);
    const vm = await findVch(session, 'vm-1');
    assert.equal(vm.name, '50%');
    assert.equal(vm.pairs.size, 4);
  });

  for (const [id, reason] of [
    ['vm-9', 'id "vm-9" could not be found'],
    ['vm-2', 'Not a VCH'],
    ['vm-3', 'its configuration cannot be read (NoPermission)'],
  ] as const) {
    for (const options of [{}, { keys: [VERSION_KEY] }]) {
      const how = 'keys' in options ? 'by keys' : 'as a whole';
      it(`says why ${id} is none, read ${how}`, async () => {
        const { session } = fakeVms(VMS);
        await assert.rejects(findVch(session, id, options), isRefused(`unable to find VCH ${id}: ${reason}`));
      });
    }
  }
});

describe('reading VMs by keys', () => {
  const refs = VMS.map(({ moid }) => ({ type: 'VirtualMachine', value: moid }));
  const WANTED = new Map([
    ['init/common/name', 'vch'],
    ['guestinfo.vice./init/common/id', 'VirtualMachine:vm-1'],
    [VERSION_KEY, 'v1.5.8'],
  ]);

  it('asks for these, and for what tells what a VM is', async () => {
    const { session, reads } = fakeVms(VMS);
    const [vch, plain, refused] = await readVchVms(session.client, refs, { keys: [VERSION_KEY] });
    assert.deepEqual(vch?.kind === 'vch' ? vch.vm.pairs : null, WANTED);
    assert.equal(plain?.kind, 'other');
    assert.deepEqual(refused, { kind: 'unreadable', ref: refs[2], fault: 'NoPermission' });
    assert.equal(reads.length, 1);
    assert.ok(!reads[0]?.includes('config.extraConfig'));
  });

  it('takes them out of the whole where a target knows no keys', async () => {
    const { session, reads } = fakeVms(VMS, { isKeyedKnown: false });
    const [vch, plain] = await readVchVms(session.client, refs, { keys: [VERSION_KEY] });
    assert.deepEqual(vch?.kind === 'vch' ? vch.vm.pairs : null, WANTED);
    assert.equal(plain?.kind, 'other');
    assert.ok(reads[1]?.includes('config.extraConfig'));
  });
});
