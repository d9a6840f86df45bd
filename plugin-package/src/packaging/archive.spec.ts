import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { list } from 'tar';
import { pack } from './archive.ts';

function aFolder(context: TestContext, names: readonly string[], changedAt: Date): string {
  const parent = mkdtempSync(path.join(tmpdir(), 'archive-'));
  context.after(() => rmSync(parent, { recursive: true }));
  const folder = path.join(parent, 'product-1');
  for (const name of names) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `content of ${name}`);
    utimesSync(file, changedAt, changedAt);
  }
  return folder;
}

test('the same files give the same bytes, whenever and in whatever order they were written', async (context) => {
  const first = aFolder(context, ['b.txt', 'a/c.txt'], new Date('2020-01-01'));
  const second = aFolder(context, ['a/c.txt', 'b.txt'], new Date('2021-01-01'));
  await pack(first, `${first}.tgz`);
  await pack(second, `${second}.tgz`);
  assert.deepEqual(readFileSync(`${first}.tgz`), readFileSync(`${second}.tgz`));
});

test('everything is in one folder, sorted, and programs stay executable', async (context) => {
  const folder = aFolder(context, ['z.txt', 'bin/run'], new Date('2020-01-01'));
  chmodSync(path.join(folder, 'bin/run'), 0o755);
  await pack(folder, `${folder}.tgz`);
  const entries: [string, number | undefined][] = [];
  await list({ file: `${folder}.tgz`, onReadEntry: (entry) => void entries.push([entry.path, entry.mode]) });
  assert.deepEqual(entries, [
    ['product-1/bin/run', 0o755],
    ['product-1/z.txt', 0o644],
  ]);
});
