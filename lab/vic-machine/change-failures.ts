/** What a change of a VCH must leave when something fails in it: the new state whole, or the old one. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { entityOfType, extraConfigOf, type VirtualMachine } from '../vcenter/inventory.ts';
import type { RawResponse } from './replay/send.ts';
import { startServiceLab, type ServiceKind, type ServiceLab } from './service-lab.ts';
import type { StartedService } from './start-service.ts';
import { stateOf } from './vcenter-state.ts';
import { failuresOf, ordinal, type Place } from './writing-calls.ts';

export interface ChangeUnderTest {
  readonly name: string;
  /** calls that write, in their order, of a run without failures */
  readonly methods: readonly string[];
  /** the service that makes the change */
  readonly service: ServiceKind;
  /** what its failures begin with */
  readonly purpose: string;
  /** Makes the VCH as it is before. */
  prepare(lab: ServiceLab): Promise<VirtualMachine>;
  send(lab: ServiceLab, vch: VirtualMachine, service: StartedService): Promise<RawResponse>;
  /** Checks that the change is there, all of it. */
  assertChanged(lab: ServiceLab, vch: VirtualMachine): void;
}

const MARK = 'UpdateInProgress';
const WRITTEN_BY_GUEST = 'guestinfo.vice..';

const LOOK_MS = 5;
const LIMIT_MS = 30_000;

/** Resolves when something has become so. */
async function until(isSo: () => boolean): Promise<void> {
  const end = Date.now() + LIMIT_MS;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`It has not become so within ${LIMIT_MS / 1000} s.`);
    await pause(LOOK_MS);
  }
}

/** Everything of a VCH and of what is around it that a change could leave behind, line by line. */
function wholeState({ vcenter, inventory }: ServiceLab, vch: VirtualMachine): string[] {
  const pool = entityOfType(inventory, vch.pool ?? '', 'ResourcePool');
  const pairs = [...extraConfigOf(vch)].filter(([key]) => key !== MARK && !key.startsWith(WRITTEN_BY_GUEST));
  return [
    ...stateOf(vcenter).filter((line) => !/ pairs$|\/vmware\.log$|\.vmsd$/.test(line)),
    ...pairs.map(([key, value]) => `${key}=${value}`).sort(),
    ...[vch.powerState, vch.alternateGuestName, vch.parent, vch.devices, vch.nics.map(({ slot }) => slot)].map((part) =>
      JSON.stringify(part),
    ),
    `snapshots: ${vch.snapshots.map(({ name }) => name).join()}`,
    `pool: ${JSON.stringify([pool.cpu, pool.memory])}`,
  ];
}

/**
 * Fails the change at every call that writes, in every way, and lets the service end there. Of calls that come many times it
 * takes the first and the last.
 */
export function failEverywhere(change: ChangeUnderTest): void {
  const { name, methods, purpose } = change;
  const places = methods.map((method, index) => ({
    method,
    skip: methods.slice(0, index).filter((earlier) => earlier === method).length,
  }));
  const isTried = ({ method, skip }: Place): boolean =>
    skip < 1 || skip === methods.filter((each) => each === method).length - 1 || method === 'ReconfigVM_Task';
  let lab: ServiceLab;
  let service: StartedService;
  let vch: VirtualMachine;
  let old: readonly string[];

  async function begin(): Promise<void> {
    lab = await startServiceLab();
    service = await lab.startService(change.service);
    vch = await change.prepare(lab);
    old = wholeState(lab, vch);
  }
  async function end(): Promise<void> {
    await service.stop();
    await lab.stop();
  }
  const isUp = () => vch.tools === 'guestToolsRunning';

  before(begin);
  after(end);
  beforeEach(async () => {
    lab.vcenter.switches.setFaults([]);
    lab.vcenter.switches.calls.mark();
    await until(isUp);
  });

  async function assertOldOrNew(answer: RawResponse): Promise<void> {
    lab.vcenter.switches.setFaults([]);
    await until(isUp);
    assert.notEqual(extraConfigOf(vch).get(MARK), 'true');
    if (answer.status === 202) {
      change.assertChanged(lab, vch);
      await end();
      await begin();
      return;
    }
    const left = wholeState(lab, vch);
    const before = old;
    if (left.join() !== before.join()) {
      await end();
      await begin();
    }
    assert.deepEqual(left, before);
    if (answer.status === 503 && answer.text.includes('The service was stopped')) return;
    assert.ok(answer.text.startsWith(`{"message":"${purpose}: `), answer.text);
    assert.match(answer.text, /It is as it was before"\}/);
  }

  const isAt = ({ method, skip }: Place): boolean =>
    lab.vcenter.switches.calls.calls.filter(({ call }) => call === method || call.endsWith(`.${method}`)).length > skip;

  it(`${name}: makes the calls of this table`, async () => {
    const answer = await change.send(lab, vch, service);
    assert.equal(answer.status, 202, answer.text);
    const written = lab.vcenter.switches.calls.calls.filter(({ writes }) => writes);
    assert.deepEqual(
      written.map(({ call }) => (call.includes('/') ? call : (call.split('.')[1] ?? ''))),
      methods,
    );
    change.assertChanged(lab, vch);
    await end();
    await begin();
  });

  for (const place of places.filter(isTried)) {
    for (const { title, rule } of failuresOf(place)) {
      it(`${name}: ${ordinal(place)}: ${title}`, async () => {
        lab.vcenter.switches.setFaults([{ ...place, ...rule, count: 1 }]);
        await assertOldOrNew(await change.send(lab, vch, service));
      });
    }

    it(`${name}: ${ordinal(place)}: the service ends`, async () => {
      lab.vcenter.switches.setFaults([{ ...place, fault: 'stall:60', count: 1 }]);
      const ending = await lab.startService({ ...change.service, cleanupMs: 1 });
      const answer = change.send(lab, vch, ending).catch(() => null);
      await until(() => isAt(place));
      await ending.stop();
      await assertOldOrNew((await answer) ?? lost(purpose));
    });
  }

  it(`${name}: the VCH never comes up`, async () => {
    const hasty = await lab.startService({ ...change.service, vchReadyMs: 3_000 });
    lab.guest.behave(vch.name, 'never-starts');
    const answer = await change.send(lab, vch, hasty);
    lab.guest.behave(vch.name, 'normal');
    await hasty.stop();
    const left = wholeState(lab, vch);
    const before = old;
    await end();
    await begin();
    assert.match(answer.text, /was not ready within 3 s: it has no address on its client network yet\. It is as/);
    assert.deepEqual(left, before);
  });

  it(`${name}: what cannot be taken back is named`, async () => {
    lab.vcenter.switches.setFaults([
      { method: 'PowerOnMultiVM_Task', fault: 'NoPermission', skip: 0, count: 100 },
      { method: 'RevertToSnapshot_Task', fault: 'NoPermission', skip: 0, count: 100 },
    ]);
    const answer = await change.send(lab, vch, service);
    const mark = extraConfigOf(vch).get(MARK);
    await end();
    await begin();
    assert.equal(answer.status, 500);
    assert.match(answer.text, /This could not be taken back: .* See to it in vSphere"\}/);
    assert.notEqual(mark, 'true');
  });
}

/** The answer that got lost with the service. */
const lost = (purpose: string): RawResponse => ({
  status: 503,
  headers: {},
  text: `{"message":"${purpose}: lost. It is as it was before"}`,
});
