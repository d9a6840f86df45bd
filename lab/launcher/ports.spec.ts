import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { freePorts, refuseTakenPort } from './ports.ts';

test('names port and option when a port is taken', async (t) => {
  const { client } = await freePorts();
  const taken = createServer().listen(client, '127.0.0.1');
  t.after(() => taken.close());
  await once(taken, 'listening');
  await assert.rejects(refuseTakenPort(client, '--client-port'), {
    message: `Port ${client} is in use; end the program that listens on it or choose another with --client-port.`,
  });
});

test('accepts a free port', async () => {
  const { client } = await freePorts();
  await assert.doesNotReject(refuseTakenPort(client, '--client-port'));
});
