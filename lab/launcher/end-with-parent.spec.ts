import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';

const PRELOAD = new URL('end-with-parent.ts', import.meta.url).href;

test('a program of the lab ends when its launcher is killed', async () => {
  // The launcher's only child tells its own end on the pipe that both share.
  const program = `process.on('SIGTERM', () => { console.log('ended'); process.exit(); }); setInterval(() => {}, 1000); console.log('runs');`;
  const launcher = `require('node:child_process').spawn(process.execPath, ['--import', ${JSON.stringify(PRELOAD)}, '-e', ${JSON.stringify(program)}], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });`;
  const parent = spawn(process.execPath, ['-e', launcher], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  parent.stdout.on('data', (chunk: Buffer) => {
    if (said === '') parent.kill('SIGKILL');
    said += chunk.toString();
  });
  await once(parent.stdout, 'close');
  assert.equal(said, 'runs\nended\n');
});
