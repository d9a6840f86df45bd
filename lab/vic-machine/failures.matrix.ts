/**
 * What is left when making or deleting a VCH fails at any step: everything or nothing; what is left beyond that is named
 * in the answer and goes with a deletion.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { startServiceLab, type Answer, type ServiceLab } from './service-lab.ts';
import { fullSpecification } from './specifications.ts';
import { findVm } from './vcenter-state.ts';
import { CREATE_PLACES, DELETE_PLACES, failuresOf, ordinal, type Place } from './writing-calls.ts';

const NAME = 'vch-x';

describe('making a VCH that fails', () => {
  let lab: ServiceLab;
  let clean: readonly string[];
  before(async () => {
    lab = await startServiceLab({ vchsBoot: false });
    clean = lab.state();
  });
  after(() => lab.stop());

  async function renew(): Promise<void> {
    await lab.stop();
    lab = await startServiceLab({ vchsBoot: false });
  }

  /** Nothing is left, or a VCH that works. */
  async function assertAllOrNothing(answer: Answer): Promise<void> {
    lab.vcenter.switches.setFaults([]);
    if (answer.status === 201) {
      assert.equal(lab.vm(NAME).powerState, 'poweredOn');
      await renew();
      return;
    }
    const left = lab.state();
    if (left.join() !== clean.join()) await renew();
    assert.deepEqual(left, clean, answer.message);
    assert.match(answer.message, /^failed to create VCH: |^The service was stopped/);
    assert.doesNotMatch(answer.message, /could not be taken back/);
  }

  it('meets every place of this table', async () => {
    lab.vcenter.switches.calls.mark();
    assert.equal((await lab.create(fullSpecification(NAME))).status, 201);
    const written = lab.vcenter.switches.calls.calls.filter(({ writes }) => writes);
    const methods = written.map(({ call }) => (call.includes('/') ? call : (call.split('.')[1] ?? '')));
    for (const { method, skip } of CREATE_PLACES) {
      assert.ok(methods.filter((made) => made === method).length > skip, `${method} ${skip}`);
    }
    const known = new Set(CREATE_PLACES.map(({ method }) => method));
    assert.deepEqual(
      [...new Set(methods)].filter((method) => !known.has(method)),
      [],
    );
    await renew();
  });

  for (const place of CREATE_PLACES) {
    for (const { title, rule } of failuresOf(place)) {
      it(`${ordinal(place)}: ${title}`, async () => {
        lab.vcenter.switches.setFaults([{ ...place, ...rule, count: 1 }]);
        await assertAllOrNothing(await lab.create(fullSpecification(NAME)));
      });
    }

    it(`${ordinal(place)}: the service ends`, async () => {
      lab.vcenter.switches.setFaults([{ ...place, fault: 'stall:60', count: 1 }]);
      lab.vcenter.switches.calls.mark();
      const ending = await lab.startService({ cleanupMs: 1 });
      const answer = lab.create(fullSpecification(NAME), ending).catch(() => null);
      await until(() => isAt(lab, place));
      await ending.stop();
      const answered = (await answer) ?? { status: 503, message: 'failed to create VCH: ' };
      await assertAllOrNothing(answered);
    });
  }

  it('gives up an upload that is refused again and again, and leaves nothing', async () => {
    lab.vcenter.switches.setFaults([
      { method: 'PUT /folder', object: '*appliance.iso', fault: 'http:500', skip: 0, count: 100 },
    ]);
    const answer = await lab.create(fullSpecification(NAME));
    assert.match(answer.message, /Uploading vic isos failed with .*appliance\.iso/);
    await assertAllOrNothing(answer);
  });

  it('names the VM that cannot be taken back, which a deletion then removes', async () => {
    lab.vcenter.switches.setFaults([
      { method: 'PowerOnMultiVM_Task', fault: 'NoPermission', skip: 0, count: 1 },
      { method: 'Destroy_Task', fault: 'NoPermission', skip: 0, count: 100 },
    ]);
    const answer = await lab.create(fullSpecification(NAME));
    assert.equal(answer.status, 500);
    assert.match(
      answer.message,
      /This could not be taken back: the virtual machine vch-x, the VM folder vch-x, the resource pool/,
    );
    lab.vcenter.switches.setFaults([]);
    assert.match((await lab.create(fullSpecification(NAME))).message, /already exists/);
    assert.equal((await lab.delete(lab.vm(NAME).moid, { volume_stores: 'all' })).status, 202);
    assert.equal(findVm(lab.inventory, NAME), undefined);
    await renew();
  });

  it('names a half-made VM that cannot be taken back, which stands in the way until it is deleted', async () => {
    lab.vcenter.switches.setFaults([
      { method: 'ReconfigVM_Task', fault: 'NoPermission', skip: 0, count: 1 },
      { method: 'Destroy_Task', fault: 'NoPermission', skip: 0, count: 100 },
    ]);
    const answer = await lab.create(fullSpecification(NAME));
    assert.match(
      answer.message,
      /This could not be taken back: the virtual machine vch-x, the VM folder vch-x, the resource pool/,
    );
    lab.vcenter.switches.setFaults([]);
    assert.match((await lab.create(fullSpecification(NAME))).message, /is half-made: .* delete it \(vm-\d+\)/);
    assert.equal((await lab.delete(lab.vm(NAME).moid)).status, 202);
    assert.equal((await lab.create(fullSpecification(NAME))).status, 201);
    await renew();
  });
});

describe('deleting a VCH that fails', () => {
  let lab: ServiceLab;
  let clean: readonly string[];
  before(async () => {
    lab = await startServiceLab({ vchsBoot: false });
    assert.equal((await lab.create(fullSpecification(NAME))).status, 201);
    assert.equal((await lab.delete(lab.vm(NAME).moid, { volume_stores: 'all' })).status, 202);
    // Roles and permissions that VCHs share stay, and so do folders above those of the VCH.
    clean = lab.state();
  });
  after(() => lab.stop());

  for (const place of DELETE_PLACES) {
    for (const { title, rule } of failuresOf(place)) {
      it(`${ordinal(place)}: ${title}`, async () => {
        assert.equal((await lab.create(fullSpecification(NAME))).status, 201);
        const vchId = lab.vm(NAME).moid;
        lab.vcenter.switches.setFaults([{ ...place, ...rule, count: 1 }]);
        const answer = await lab.delete(vchId, { volume_stores: 'all' });
        lab.vcenter.switches.setFaults([]);
        if (answer.status !== 202) {
          assert.match(answer.message, /^failed to delete VCH: /);
          assert.equal((await lab.delete(vchId, { volume_stores: 'all' })).status, 202);
        }
        assert.deepEqual(lab.state(), clean);
      });
    }
  }

  it('names what is left when the VM is gone', async () => {
    assert.equal((await lab.create(fullSpecification(NAME))).status, 201);
    lab.vcenter.switches.setFaults([
      { method: 'Destroy_Task', object: NAME, fault: 'NoPermission', skip: 1, count: 100 },
    ]);
    const answer = await lab.delete(lab.vm(NAME).moid, { volume_stores: 'all' });
    lab.vcenter.switches.setFaults([]);
    assert.equal(answer.status, 500);
    assert.match(answer.message, /the VCH is deleted, but .*: the VM folder vch-x, the resource pool vch-x$/);
    // What is left is empty: the next creation takes it over.
    assert.equal((await lab.create(fullSpecification(NAME))).status, 201);
    assert.equal((await lab.delete(lab.vm(NAME).moid, { volume_stores: 'all' })).status, 202);
    assert.deepEqual(lab.state(), clean);
  });
});

/** The call before the place has been answered, so that the place is next or stalls. */
function isAt(lab: ServiceLab, { method, skip }: Place): boolean {
  const index = CREATE_PLACES.findIndex((place) => place.method === method && place.skip === skip);
  const before = CREATE_PLACES[index - 1];
  if (before === undefined) return lab.vcenter.switches.calls.reads > 0;
  const made = lab.vcenter.switches.calls.calls.filter(({ call }) => call.endsWith(before.method));
  return made.length > before.skip;
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await turn();
}
