/** Debugging of a VCH over the API: programs in the guest of its endpoint VM. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { setPowerState } from '../vcenter/apply-change.ts';
import type { VirtualMachine } from '../vcenter/inventory.ts';
import { startServiceLab, type ServiceLab } from './service-lab.ts';

const KEY = `ssh-ed25519 ${Buffer.from(`\0\0\0\x0bssh-ed25519\0\0\0\x20${'k'.repeat(32)}`, 'latin1').toString('base64')} me`;
const PASSWORD = 'New!Root.23';

describe('debugging a VCH', () => {
  let lab: ServiceLab;
  let vch: VirtualMachine;
  before(async () => {
    lab = await startServiceLab();
    vch = await lab.makeVch('vch-debug');
  });
  after(() => lab.stop());
  beforeEach(() => lab.vcenter.switches.setFaults([]));

  const debug = (body?: object) =>
    lab.call({ method: 'POST', path: `/vch/${vch.moid}`, query: 'action=debug', ...(body && { body }) });
  const programs = () => lab.vcenter.world.processes.of(vch).map(({ program }) => [program.path, program.arguments]);

  it('enables SSH with a key and sets the password of root', async () => {
    const before = programs().length;
    const { status, text } = await debug({ enable_ssh: true, authorized_key: `${KEY}\n`, root_password: PASSWORD });
    assert.equal(status, 200, text);
    assert.match(
      text,
      /^\{"ssh_enabled":true,"authorized_key_set":true,"root_password_set":true,"ssh_address":"127\.0\.1\.\d+:22"\}\n$/,
    );
    assert.deepEqual(programs().slice(before), [
      ['enable-ssh', KEY],
      ['passwd', PASSWORD],
    ]);
  });

  it('does only what is asked for', async () => {
    const before = programs().length;
    const { text } = await debug({ root_password: PASSWORD });
    assert.equal(text.trim(), '{"ssh_enabled":false,"authorized_key_set":false,"root_password_set":true}');
    assert.match((await debug({ enable_ssh: true })).text, /"ssh_enabled":true,"authorized_key_set":false/);
    assert.deepEqual(programs().slice(before), [
      ['passwd', PASSWORD],
      ['enable-ssh', ''],
    ]);
  });

  it('never writes the password into its log', async () => {
    await debug({ root_password: PASSWORD });
    assert.ok(!lab.lines.join('\n').includes(PASSWORD));
  });

  for (const [title, body, reason] of [
    ['nothing', undefined, /Nothing was asked for/],
    ['what is no key', { authorized_key: 'hello' }, /authorized key cannot be used/],
    ['a key without SSH', { enable_ssh: false, authorized_key: KEY }, /without SSH/],
    ['a password that could not arrive', { root_password: 'two words' }, /The root password may hold/],
  ] as const) {
    it(`refuses ${title}, before anything is run`, async () => {
      const before = programs().length;
      const { status, text } = await debug(body);
      assert.equal(status, 400);
      assert.match(text, reason);
      assert.equal(programs().length, before);
    });
  }

  it('says what was done when the second program cannot be run', async () => {
    lab.vcenter.switches.setFaults([{ method: 'StartProgramInGuest', fault: 'FileNotFound', skip: 1, count: 1 }]);
    const { status, text } = await debug({ enable_ssh: true, root_password: PASSWORD });
    assert.equal(status, 500);
    assert.match(
      text,
      /could not set the password of root: its version has no program passwd\. SSH was enabled before/,
    );
  });

  it('passes on that the caller may not do it', async () => {
    lab.vcenter.switches.setFaults([{ method: 'StartProgramInGuest', fault: 'NoPermission', skip: 0, count: 1 }]);
    const { status, text } = await debug({ enable_ssh: true });
    assert.equal(status, 500);
    assert.match(text, /^\{"message":"failed to debug VCH: vch-debug could not start its SSH server: /);
  });

  it('refuses while the tools do not run', async () => {
    lab.vcenter.world.guests.write(vch.moid, { toolsRunning: false });
    const { status, text } = await debug({ enable_ssh: true });
    lab.vcenter.world.guests.write(vch.moid, { toolsRunning: true });
    assert.equal(status, 409);
    assert.match(text, /The tools of the VCH vch-debug do not run/);
  });

  it('refuses while the VCH is off', async () => {
    setPowerState(lab.vcenter.world, vch, 'poweredOff');
    const { status, text } = await debug({ enable_ssh: true });
    assert.equal(status, 409);
    assert.match(text, /The VCH vch-debug is not powered on/);
  });

  it('knows no VCH of an unknown id', async () => {
    const { status } = await lab.call({
      method: 'POST',
      path: '/vch/vm-9999',
      query: 'action=debug',
      body: { enable_ssh: true },
    });
    assert.equal(status, 404);
  });
});
