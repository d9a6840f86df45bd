/** Run C of the recording: a caller that does not wait for the answer. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openFirewall } from '../../scenarios/recorded.ts';
import { entityNamed } from '../../vcenter/entity-named.ts';
import { specification } from '../specifications.ts';
import { exchangeOf } from './recording.ts';
import { startReplayLab, type ReplayLab } from './replay-lab.ts';
import { assertAsRecorded } from './verdict.ts';

const NAME = 'vch-gone';

describe('run C', () => {
  let lab: ReplayLab;
  before(async () => {
    lab = await startReplayLab();
    openFirewall(lab.inventory);
  });
  after(() => lab.stop());

  it('create.client-gone: the VCH is made to its end all the same', async () => {
    const { journal } = lab.vcenters[0].world;
    const caller = new AbortController();
    const stopListening: (() => void)[] = [];
    const isOn = new Promise<void>((resolve) => {
      stopListening.push(
        journal.listen({
          // The caller goes away as soon as the first thing of the VCH is there.
          entered: ({ name }) => {
            if (name === NAME) caller.abort();
          },
          changed: (target, paths) => {
            if (target.type === 'VirtualMachine' && target.name === NAME && paths.includes('runtime.powerState')) {
              resolve();
            }
          },
          left: () => undefined,
          restructured: () => undefined,
        }),
      );
    });
    const { request } = exchangeOf(lab.recording, 'create.client-gone');
    const { request: complete } = exchangeOf(lab.recording, 'create.ok-min');
    assert.ok(request && complete);
    const creation = { ...complete, path: request.path, bodyJson: specification(NAME) };
    await assert.rejects(lab.sendTo(creation, caller.signal), { name: 'AbortError' });
    await isOn;
    for (const stop of stopListening) stop();
  });

  it('list.client-gone-8: it is listed, powered on', async () => {
    const vm = entityNamed(lab.inventory, 'VirtualMachine', NAME);
    lab.translation.id('vm-42', vm.moid);
    lab.translation.id('resgroup-39', vm.pool ?? '');
    assertAsRecorded(lab, 'list.client-gone-8', await lab.play('list.client-gone-8'));
  });
});
