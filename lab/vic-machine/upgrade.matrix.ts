/** Upgrades and rollbacks that fail: at every call, in every way. */
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { decodeVch } from '@vic/extraconfig';
import { extraConfigOf, type VirtualMachine } from '../vcenter/inventory.ts';
import { failEverywhere } from './change-failures.ts';
import { NEWER_BUILD, type ServiceLab } from './service-lab.ts';
import { RECORDED_BUILD, type StartedService } from './start-service.ts';
import { UPGRADE_CALLS } from './writing-calls.ts';

const NAME = 'vch-up';

const upgrade = (query: string) => (lab: ServiceLab, vch: VirtualMachine, service: StartedService) =>
  lab.call({ method: 'POST', path: `/vch/${vch.moid}`, query: `action=upgrade${query}` }, service);
const buildOf = (vch: VirtualMachine) => decodeVch(extraConfigOf(vch)).init.version?.buildNumber;

describe('an upgrade that fails', () => {
  failEverywhere({
    name: 'upgrade',
    methods: UPGRADE_CALLS,
    service: { build: NEWER_BUILD },
    purpose: 'failed to upgrade VCH',
    prepare: (lab) => lab.makeVch(NAME),
    send: upgrade(''),
    assertChanged: (_lab, vch) => assert.equal(buildOf(vch), NEWER_BUILD.buildNumber),
  });
});

describe('a rollback that fails', () => {
  failEverywhere({
    name: 'rollback',
    methods: [
      'ReconfigVM_Task',
      'CreateSnapshot_Task',
      'ShutdownGuest',
      'RevertToSnapshot_Task',
      'PowerOnMultiVM_Task',
      'StartProgramInGuest',
      'ReconfigVM_Task',
      'RemoveSnapshot_Task',
      'RemoveSnapshot_Task',
    ],
    service: { build: NEWER_BUILD },
    purpose: 'failed to roll back VCH',
    async prepare(lab) {
      const vch = await lab.makeVch(NAME);
      const newer = await lab.startService({ build: NEWER_BUILD });
      const { status, text } = await upgrade('')(lab, vch, newer);
      await newer.stop();
      assert.equal(status, 202, text);
      return vch;
    },
    send: upgrade('&rollback=true'),
    assertChanged(_lab, vch) {
      assert.equal(buildOf(vch), RECORDED_BUILD.buildNumber);
      assert.deepEqual(vch.snapshots.filter(({ name }) => !name.startsWith('upgrade for ')).length <= 1, true);
    },
  });
});
