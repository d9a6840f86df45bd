/** `create.tls-75s` of the recording: over HTTPS the original loses the answer to a creation of 75 seconds. Ours comes. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, it } from 'node:test';
import { Agent, request } from 'undici';
import { openFirewall } from '../../scenarios/recorded.ts';
import { specification } from '../specifications.ts';
import { exchangeOf } from './recording.ts';
import { startReplayLab, type ReplayLab } from './replay-lab.ts';

const SECONDS = 75;

let lab: ReplayLab;
before(async () => {
  lab = await startReplayLab();
  openFirewall(lab.inventory);
});
after(() => lab.stop());

it('create.tls-75s: the answer comes however long it takes', { timeout: 120_000 }, async () => {
  const { request: recorded } = exchangeOf(lab.recording, 'create.tls-75s');
  const { request: complete } = exchangeOf(lab.recording, 'create.ok-min');
  assert.ok(recorded && complete?.headers);
  lab.vcenters[0].switches.setFaults([
    { method: 'CreateVM_Task', at: 'end', fault: `stall:${SECONDS * 1000}`, count: 1, skip: 0 },
  ]);
  const dispatcher = new Agent({
    connect: { ca: await readFile(lab.certificateFiles.certFile, 'utf8') },
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const startedAt = performance.now();
  const origin = `https://127.0.0.1:${lab.service.service.httpsPort ?? 0}`;
  const { statusCode, body } = await request(`${origin}${lab.translation.apply(recorded.path)}`, {
    dispatcher,
    method: 'POST',
    headers: complete.headers,
    body: JSON.stringify(specification('vch-slow')),
  });
  assert.equal(statusCode, 201);
  assert.deepEqual(await body.json(), { task: null });
  assert.ok(performance.now() - startedAt > SECONDS * 1000);
  await dispatcher.close();
});
