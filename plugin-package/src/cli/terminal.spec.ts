import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { test } from 'node:test';
import { readSecret, type KeyInput } from './terminal.ts';

class FakeKeys extends EventEmitter implements KeyInput {
  isRaw = false;
  isPaused = true;

  setRawMode(isRaw: boolean): void {
    this.isRaw = isRaw;
  }

  setEncoding(): void {
    // Chunks come as text already.
  }

  resume(): void {
    this.isPaused = false;
  }

  pause(): void {
    this.isPaused = true;
  }
}

test('a secret is typed without being shown, and corrected with backspace', async () => {
  const keys = new FakeKeys();
  const said: string[] = [];
  const secret = readSecret('Password: ', keys, (text) => {
    assert.equal(keys.isRaw || text === '\n', true);
    said.push(text);
  });
  keys.emit('data', 'gehx');
  keys.emit('data', '\u007feim😀\r');
  assert.equal(await secret, 'geheim😀');
  assert.deepEqual(said, ['Password: ', '\n']);
  assert.deepEqual([keys.isRaw, keys.isPaused, keys.listenerCount('data')], [false, true, 0]);
});

test('Ctrl-C gives the terminal back and cancels', async () => {
  const keys = new FakeKeys();
  const secret = readSecret('Password: ', keys, () => undefined);
  keys.emit('data', 'geh\u0003');
  await assert.rejects(secret, { message: 'Cancelled.' });
  assert.equal(keys.isRaw, false);
});
