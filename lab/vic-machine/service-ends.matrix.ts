/**
 * The service as a process that is stopped or killed at every call by which it changes something: what is left is whole,
 * gone, or goes by a deletion or the next creation.
 */
import assert from 'node:assert/strict';
import { request as startRequest } from 'node:http';
import { after, afterEach, before, describe, it } from 'node:test';
import { startProcessBench, type ProcessBench, type RunningProcess } from './process-bench.ts';
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
const tracesOf = (bench: ProcessBench): string[] => stateOf(bench.vcenter).filter((line) => line.includes(NAME));

const sessionsOf = (bench: ProcessBench) => bench.vcenter.world.sessions.all();

/** A creation whose answer may get lost with the process. */
const creation = (service: RunningProcess) =>
  service.request('POST', '/vch', fullSpecification(NAME)).catch(() => null);

const deletion = (service: RunningProcess, id: string) =>
  service.request('DELETE', `/vch/${id}`, EVERYTHING).catch(() => null);

/** Waits until the vCenter is held; an answer before that means that the place was never reached. */
async function heldBefore(bench: ProcessBench, answer: Promise<RawResponse | null>): Promise<void> {
  const reached = await Promise.race([bench.held.then(() => true), answer]);
  assert.equal(reached, true, 'the request ended without the call');
}

async function makeVch(bench: ProcessBench, service: RunningProcess): Promise<string> {
  const made = await creation(service);
  assert.equal(made?.status, 201, made?.text);
  return bench.vmId(NAME) ?? '';
}

async function removeVch(bench: ProcessBench, service: RunningProcess): Promise<void> {
  const removed = await deletion(service, bench.vmId(NAME) ?? '');
  assert.equal(removed?.status, 202, removed?.text);
  assert.deepEqual(tracesOf(bench), []);
}

describe('the service is told to end while it makes a VCH', () => {
  let bench: ProcessBench;
  let clean: readonly string[];
  before(async () => {
    bench = await startProcessBench();
    clean = stateOf(bench.vcenter);
  });
  after(() => bench.stop());
  afterEach(() => bench.renewVcenter());

  for (const place of CREATE_PLACES) {
    it(`${ordinal(place)}: undoes everything when there is no time`, async () => {
      const service = await bench.start({ cleanupTimeout: NO_GRACE });
      bench.holdAt(place, 'call');
      const answer = creation(service);
      await heldBefore(bench, answer);
      service.signal('SIGTERM');
      await service.until(/being stopped/);
      bench.release();
      assert.equal(await service.ended, 0, service.output());
      const answered = await answer;
      assert.deepEqual(sessionsOf(bench), []);
      // What was begun last may have been the last step of all.
      if (answered?.status === 201) {
        await removeVch(bench, await bench.start());
        return;
      }
      assert.equal(answered?.status, 503, answered?.text);
      assert.match(answered.text, /the server was stopped while it created vch-x"/);
      assert.deepEqual(stateOf(bench.vcenter), clean);
    });
  }

  for (const place of CREATE_PLACES.filter((_, index) => index % 6 === 0)) {
    it(`${ordinal(place)}: finishes it when there is time`, async () => {
      const service = await bench.start({ cleanupTimeout: GRACE });
      bench.holdAt(place, 'call');
      const answer = creation(service);
      await heldBefore(bench, answer);
      service.signal('SIGTERM');
      await service.until(/being stopped/);
      const refused = await service.request('GET', '/vch').catch(() => null);
      bench.release();
      assert.equal((await answer)?.status, 201);
      assert.equal(await service.ended, 0, service.output());
      // A port that is closed already is as good as a refusal.
      if (refused !== null) assert.equal(refused.status, 503);
      assert.deepEqual(sessionsOf(bench), []);
      await removeVch(bench, await bench.start());
    });
  }
});

describe('the service is killed', () => {
  let bench: ProcessBench;
  let service: RunningProcess;
  before(async () => {
    bench = await startProcessBench();
    service = await bench.start();
  });
  after(() => bench.stop());
  afterEach(() => bench.renewVcenter());

  /** Kills it while the vCenter has done what it was asked for and nobody has heard of it. */
  async function killAndRestart(lost: Promise<RawResponse | null>): Promise<void> {
    await heldBefore(bench, lost);
    service.signal('SIGKILL');
    await service.ended;
    bench.release();
    bench.vcenter.world.sessions.endAll();
    service = await bench.start();
  }

  for (const place of CREATE_PLACES) {
    it(`${ordinal(place)} of a creation: what is left is removable or taken over`, async () => {
      bench.holdAt(place, isFile(place) ? 'call' : 'answer');
      const lost = creation(service);
      await killAndRestart(lost);
      assert.equal(await lost, null);
      const id = bench.vmId(NAME);
      if (id === undefined) {
        // An empty pool and folder of the name are no obstacle.
        await makeVch(bench, service);
      } else {
        const { text } = await service.request('GET', '/vch');
        assert.ok(text.includes(`"id":"${id}"`), text);
        assert.match((await creation(service))?.text ?? '', /already exists|is half-made/);
      }
      await removeVch(bench, service);
    });
  }

  for (const place of DELETE_PLACES) {
    it(`${ordinal(place)} of a deletion: a second one ends it`, async () => {
      const id = await makeVch(bench, service);
      bench.holdAt(place, 'answer');
      const lost = deletion(service, id);
      await killAndRestart(lost);
      assert.equal(await lost, null);
      if (bench.vmId(NAME) === undefined) {
        // Nothing but empty places may be left: the next creation takes them over.
        await makeVch(bench, service);
      }
      await removeVch(bench, service);
    });
  }
});

describe('one service', () => {
  let bench: ProcessBench;
  before(async () => {
    bench = await startProcessBench();
  });
  after(() => bench.stop());

  it('refuses in one sentence to start where another one serves', async () => {
    const first = await bench.start();
    await assert.rejects(
      bench.start({ port: first.port }),
      new RegExp(
        `ended without .*: Port ${first.port} is in use, perhaps by another vic-machine-server: stop that, or choose another with PORT\\.\n$`,
        's',
      ),
    );
    assert.equal((await first.request('GET', '/vch')).status, 200);
  });

  it('makes the VCH whole although its caller went away', async () => {
    const service = await bench.start();
    bench.holdAt({ method: 'CreateVM_Task', skip: 0 }, 'call');
    const body = JSON.stringify(fullSpecification(NAME));
    const { path, query, authorization } = bench.target;
    const request = startRequest({
      port: service.port,
      host: '127.0.0.1',
      method: 'POST',
      path: `${path}/vch${query}`,
      headers: { Authorization: authorization, 'Content-Type': 'application/json' },
    });
    request.once('error', () => undefined);
    request.end(body);
    await bench.held;
    request.destroy();
    await service.until(/has no caller any more; the work goes on/);
    bench.release();
    await service.until(/Installation completed successfully/);
    service.signal('SIGTERM');
    assert.equal(await service.ended, 0);
    assert.deepEqual(sessionsOf(bench), []);
    const next = await bench.start();
    const { status, text } = await next.request('GET', `/vch/${bench.vmId(NAME) ?? ''}`);
    assert.equal(status, 200);
    assert.match(text, /"power_state":"poweredOn"/);
    await removeVch(bench, next);
  });
});
