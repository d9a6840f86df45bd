import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { freePorts, refuseTakenPorts } from './ports.ts';

test('names port and option when a port is taken', async (t) => {
  const ports = await freePorts();
  const taken = createServer().listen(ports.client, '127.0.0.1');
  t.after(() => taken.close());
  await once(taken, 'listening');
  await assert.rejects(refuseTakenPorts(ports), {
    message: `Port ${ports.client} is in use; end the program that listens on it or choose another with --client-port.`,
  });
});

test('accepts free ports', async () => {
  await assert.doesNotReject(refuseTakenPorts(await freePorts()));
});
