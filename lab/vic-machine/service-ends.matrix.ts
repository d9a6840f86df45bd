/**
 * The service as a process that is stopped or killed at every call by which it changes something: what is left is whole,
 * gone, or goes by a deletion or the next creation.
 */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { startProcessLab, type ProcessLab, type RunningProcess } from './process-lab.ts';
import type { RawResponse } from './replay/send.ts';
import { fullSpecification } from './specifications.ts';
import { stateOf } from './vcenter-state.ts';
import { CREATE_PLACES, DELETE_PLACES, isFile, ordinal } from './writing-calls.ts';

const NAME = 'vch-x';
const EVERYTHING = { volume_stores: 'all' };
/** Shorter than anything that is held: what runs is undone at once. */
const NO_GRACE = '0ms';
const GRACE = '60s';

/** Lines about the VCH's name, wherever it stands. */
const tracesOf = (lab: ProcessLab): string[] => stateOf(lab.vcenter).filter((line) => line.includes(NAME));

const sessionsOf = (lab: ProcessLab) => lab.vcenter.world.sessions.all();

/** A creation whose answer may get lost with the process. */
const creation = (service: RunningProcess) =>
  service.call({ method: 'POST', path: '/vch', body: fullSpecification(NAME) }).catch(() => null);

const deletion = (service: RunningProcess, id: string) =>
  service.call({ method: 'DELETE', path: `/vch/${id}`, body: EVERYTHING }).catch(() => null);

/** Waits until the vCenter is held; an answer before that means that the place was never reached. */
async function heldBefore(lab: ProcessLab, answer: Promise<RawResponse | null>): Promise<void> {
  const reached = await Promise.race([lab.held.then(() => true), answer]);
  assert.equal(reached, true, 'the request ended without the call');
}

async function makeVch(lab: ProcessLab, service: RunningProcess): Promise<string> {
  const made = await creation(service);
  assert.equal(made?.status, 201, made?.text);
  return lab.vmId(NAME) ?? '';
}

async function removeVch(lab: ProcessLab, service: RunningProcess): Promise<void> {
  const removed = await deletion(service, lab.vmId(NAME) ?? '');
  assert.equal(removed?.status, 202, removed?.text);
  assert.deepEqual(tracesOf(lab), []);
}

describe('the service is told to end while it makes a VCH', () => {
  let lab: ProcessLab;
  let clean: readonly string[];
  before(async () => {
    lab = await startProcessLab();
    clean = stateOf(lab.vcenter);
  });
  after(() => lab.stop());
  afterEach(() => lab.renewVcenter());

  for (const place of CREATE_PLACES) {
    it(`${ordinal(place)}: undoes everything when there is no time`, async () => {
      const service = await lab.start({ cleanupTimeout: NO_GRACE });
      lab.holdAt(place, 'call');
      const answer = creation(service);
      await heldBefore(lab, answer);
      service.signal('SIGTERM');
      await service.until(/being stopped/);
      lab.release();
      assert.equal(await service.ended, 0, service.output());
      const answered = await answer;
      assert.deepEqual(sessionsOf(lab), []);
      // What was begun last may have been the last step of all.
      if (answered?.status === 201) {
        await removeVch(lab, await lab.start());
        return;
      }
      assert.equal(answered?.status, 503, answered?.text);
      assert.match(answered.text, /the server was stopped while it created vch-x"/);
      assert.deepEqual(stateOf(lab.vcenter), clean);
    });
  }

  for (const place of CREATE_PLACES.filter((_, index) => index % 6 === 0)) {
    it(`${ordinal(place)}: finishes it when there is time`, async () => {
      const service = await lab.start({ cleanupTimeout: GRACE });
      lab.holdAt(place, 'call');
      const answer = creation(service);
      await heldBefore(lab, answer);
      service.signal('SIGTERM');
      await service.until(/being stopped/);
      const refused = await service.call({ path: '/vch' }).catch(() => null);
      lab.release();
      assert.equal((await answer)?.status, 201);
      assert.equal(await service.ended, 0, service.output());
      // A port that is closed already is as good as a refusal.
      if (refused !== null) assert.equal(refused.status, 503);
      assert.deepEqual(sessionsOf(lab), []);
      await removeVch(lab, await lab.start());
    });
  }
});

describe('the service is killed', () => {
  let lab: ProcessLab;
  let service: RunningProcess;
  before(async () => {
    lab = await startProcessLab();
    service = await lab.start();
  });
  after(() => lab.stop());
  afterEach(() => lab.renewVcenter());

  /** Kills it while the vCenter has done what it was asked for and nobody has heard of it. */
  async function killAndRestart(lost: Promise<RawResponse | null>): Promise<void> {
    await heldBefore(lab, lost);
    service.signal('SIGKILL');
    await service.ended;
    lab.release();
    lab.vcenter.world.sessions.endAll();
    service = await lab.start();
  }

  for (const place of CREATE_PLACES) {
    it(`${ordinal(place)} of a creation: what is left is removable or taken over`, async () => {
      lab.holdAt(place, isFile(place) ? 'call' : 'answer');
      const lost = creation(service);
      await killAndRestart(lost);
      assert.equal(await lost, null);
      const id = lab.vmId(NAME);
      if (id === undefined) {
        // An empty pool and folder of the name are no obstacle.
        await makeVch(lab, service);
      } else {
        const { text } = await service.call({ path: '/vch' });
        assert.ok(text.includes(`"id":"${id}"`), text);
        assert.match((await creation(service))?.text ?? '', /already exists|is half-made/);
      }
      await removeVch(lab, service);
    });
  }

  for (const place of DELETE_PLACES) {
    it(`${ordinal(place)} of a deletion: a second one ends it`, async () => {
      const id = await makeVch(lab, service);
      lab.holdAt(place, 'answer');
      const lost = deletion(service, id);
      await killAndRestart(lost);
      assert.equal(await lost, null);
      if (lab.vmId(NAME) === undefined) {
        // Nothing but empty places may be left: the next creation takes them over.
        await makeVch(lab, service);
      }
      await removeVch(lab, service);
    });
  }
});

describe('one service', () => {
  let lab: ProcessLab;
  before(async () => {
    lab = await startProcessLab();
  });
  after(() => lab.stop());

  it('refuses in one sentence to start where another one serves', async () => {
    const first = await lab.start();
    await assert.rejects(
      lab.start({ port: first.port }),
      new RegExp(
        `ended without .*: Port ${first.port} is in use, perhaps by another vic-machine-server: stop that, or choose another with PORT\\.\n$`,
        's',
      ),
    );
    assert.equal((await first.call({ path: '/vch' })).status, 200);
  });

  it('makes the VCH whole although its caller went away', async () => {
    const service = await lab.start();
    lab.holdAt({ method: 'CreateVM_Task', skip: 0 }, 'call');
    const caller = new AbortController();
    const lost = service.call({
      method: 'POST',
      path: '/vch',
      body: fullSpecification(NAME),
      signal: caller.signal,
    });
    const gone = assert.rejects(lost, { name: 'AbortError' });
    await lab.held;
    caller.abort();
    await gone;
    await service.until(/has no caller any more; the work goes on/);
    lab.release();
    await service.until(/Installation completed successfully/);
    service.signal('SIGTERM');
    assert.equal(await service.ended, 0);
    assert.deepEqual(sessionsOf(lab), []);
    const next = await lab.start();
    const { status, text } = await next.call({ path: `/vch/${lab.vmId(NAME) ?? ''}` });
    assert.equal(status, 200);
    assert.match(text, /"power_state":"poweredOn"/);
    await removeVch(lab, next);
  });
});
