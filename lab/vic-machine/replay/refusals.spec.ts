/** Run A of the recording: everything that changes nothing. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openFirewall } from '../../scenarios/recorded.ts';
import { makeCertificateAuthority } from '../certificate-authority.ts';
import { OMITTED } from './deliberate.ts';
import { readRecording } from './recording.ts';
import { startReplayLab, type ReplayLab } from './replay-lab.ts';
import { assertAsRecorded } from './verdict.ts';

const omitted = new Set(OMITTED.map(({ id }) => id));
const REPLACED_KEY = '(private key taken out)';

describe('answers of run A', () => {
  let lab: ReplayLab;
  before(async () => {
    lab = await startReplayLab();
    // The recorded certificates' keys were never kept: another key for the exchange where they do not fit.
    lab.translation.text(REPLACED_KEY, (await (await makeCertificateAuthority('Another')).issue('x')).privateKey);
  });
  after(() => lab.stop());

  for (const { id, run, description, request } of readRecording()) {
    if (run !== 'A' || omitted.has(id)) continue;
    assert.ok(request, id);
    it(`${id}: ${description}`, async () => {
      assertAsRecorded(lab, id, await lab.play(id));
      if (id === 'create.firewall-closed') openFirewall(lab.inventory);
    });
  }

  it('left nothing behind', () => {
    const names = [...lab.inventory.objects.values()].map(({ name }) => name);
    assert.deepEqual(
      names.filter((name) => /^t\d{3}$/.test(name)),
      [],
    );
  });
});
