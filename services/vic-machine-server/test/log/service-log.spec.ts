import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { LOG_FILE, openServiceLog } from '../../src/log/service-log.ts';
import { ManualClock } from '../testing/manual-clock.ts';

function openIn(folder: string, lines: string[] = []) {
  const sink = { write: (line: string) => lines.push(line) };
  return openServiceLog({ level: 'info', folder, sink, clock: new ManualClock() });
}

test('writes to the sink and to the file, in the original’s form', () => {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'log-')), 'deeper');
  const lines: string[] = [];
  const log = openIn(folder, lines);
  log.write('info', 'hello');
  log.write('debug', 'not at this level');
  log.close();
  assert.deepEqual(lines, ['Nov 14 2023 22:13:20.000Z INFO  hello\n']);
  assert.equal(readFileSync(path.join(folder, LOG_FILE), 'utf8'), lines.join(''));
});

test('goes on in a new file when the old one was moved away', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'log-'));
  const file = path.join(folder, LOG_FILE);
  const log = openIn(folder);
  log.write('info', 'before');
  renameSync(file, `${file}.1`);
  log.reopen();
  log.write('info', 'after');
  log.close();
  assert.match(readFileSync(`${file}.1`, 'utf8'), /before\n$/);
  assert.match(readFileSync(file, 'utf8'), /^[^\n]*after\n$/);
});

test('appends to what is there', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'log-'));
  writeFileSync(path.join(folder, LOG_FILE), 'old\n');
  const log = openIn(folder);
  log.write('info', 'new');
  log.close();
  assert.match(readFileSync(path.join(folder, LOG_FILE), 'utf8'), /^old\n.*new\n$/);
});

test('a folder that cannot be written is one sentence', () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'log-')), 'file');
  writeFileSync(file, '');
  assert.throws(
    () => openIn(path.join(file, 'x')),
    /^ConfigError: LOG_DIRECTORY is .* cannot be written there \(ENOTDIR\)\.$/,
  );
});
