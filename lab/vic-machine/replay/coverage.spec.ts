/** Every exchange of the recording is replayed or left out with a reason, and the lists say nothing of others. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { it } from 'node:test';
import { DELIBERATE_DIFFERENCES, differencesTable, OMITTED } from './deliberate.ts';
import { readRecording } from './recording.ts';

const README = path.resolve(import.meta.dirname, '../../../services/vic-machine-server/README.md');
const recording = readRecording();
const omitted = OMITTED.map(({ id }) => id);

it('every exchange is replayed, but for those on the list of what is left out', () => {
  const sources = globSync('*.{spec,matrix}.ts', { cwd: import.meta.dirname })
    .map((file) => readFileSync(path.join(import.meta.dirname, file), 'utf8'))
    .join('\n');
  // Run A is replayed as a whole; those of the others are named where they are replayed.
  const isReplayed = ({ id, run }: { id: string; run: string }) =>
    run === 'A' || sources.includes(`'${id}'`) || sources.includes(`'${id}: `) || sources.includes(`'${id} `);
  const missing = recording.filter((exchange) => !isReplayed(exchange) && !omitted.includes(exchange.id));
  assert.deepEqual(
    missing.map(({ id }) => id),
    [],
  );
});

it('only exchanges with ESXi hosts are left out', () => {
  for (const { id, reason } of OMITTED) {
    assert.match(recording.find((exchange) => exchange.id === id)?.description ?? '', /ESXi/);
    assert.match(reason, /ESXi/);
  }
});

it('the list of differences names exchanges that there are', () => {
  const known = new Set(recording.map(({ id }) => id));
  const named = DELIBERATE_DIFFERENCES.flatMap(({ exchanges }) => exchanges);
  assert.deepEqual(
    named.filter((id) => !known.has(id)),
    [],
  );
});

it("the service's README has the list", () => {
  const plain = (text: string) => text.replace(/ +/g, ' ').replace(/-{2,}/g, '---');
  assert.ok(
    plain(readFileSync(README, 'utf8')).includes(plain(differencesTable())),
    'Run `node lab/vic-machine/replay/write-differences.ts`.',
  );
});
