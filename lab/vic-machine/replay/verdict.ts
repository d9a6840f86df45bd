/** Whether an answer is as recorded, or differs just as the list of deliberate differences says. */
import assert from 'node:assert/strict';
import { differencesOf } from './compare.ts';
import { DELIBERATE_DIFFERENCES } from './deliberate.ts';
import { exchangeOf } from './recording.ts';
import type { ReplayLab } from './replay-lab.ts';
import type { RawResponse } from './send.ts';

/** Fails with all that is different and not meant to be. */
export function assertAsRecorded(lab: ReplayLab, id: string, ours: RawResponse): void {
  const { response } = exchangeOf(lab.recording, id);
  assert.ok(response, `the exchange ${id} has no answer`);
  assertOnlyDeliberate(id, differencesOf(response, ours, lab.translation));
}

/** Fails when other things differ than the list says, or fewer. */
export function assertOnlyDeliberate(id: string, found: readonly string[]): void {
  const patterns = DELIBERATE_DIFFERENCES.flatMap(({ exchanges, differences }) =>
    exchanges.includes(id) ? differences : [],
  );
  const unmeant = found.filter((line) => !patterns.some((pattern) => pattern.test(line)));
  const missed = patterns.filter((pattern) => !found.some((line) => pattern.test(line)));
  assert.deepEqual({ unmeant, missed: missed.map(String) }, { unmeant: [], missed: [] }, `exchange ${id}`);
}
