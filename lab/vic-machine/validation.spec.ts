/** Checking a specification over the API on the simulated vCenter, without trying anybody's password. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { connect } from '@vic/vim25';
import type { Schemas } from '@vic/vic-machine-api';
import { ADMINISTRATOR, LAB_PASSWORD, NEWCOMER, RECORDED_ADMINISTRATOR_PASSWORD } from '../accounts.ts';
import { send } from './replay/send.ts';
import { startServiceLab, type ServiceLab } from './service-lab.ts';
import { specification } from './specifications.ts';
import type { StartedService } from './start-service.ts';

const OPERATIONS_USER = { user: 'vch-ops@vsphere.local', password: 'not the password' };
const report: (text: string) => Schemas['Validation_Report'] = JSON.parse;
const errorsOf = (text: string): readonly string[] =>
  report(text)
    .faults.filter(({ severity }) => severity === 'error')
    .map(({ code }) => code);

describe('checking a specification', () => {
  let lab: ServiceLab;
  before(async () => {
    lab = await startServiceLab({ vchsBoot: false });
  });
  after(() => lab.stop());

  const validate = async (query: string, changes: object, service?: StartedService) => {
    lab.vcenter.switches.calls.mark();
    const body = specification('checked', changes);
    const { status, text } = await lab.call({ method: 'POST', path: '/vch-validation', query, body }, service);
    const logins = lab.vcenter.switches.calls.calls.filter(({ call }) => call === 'SessionManager.Login');
    return { status, text, failedLogins: logins.filter(({ fault }) => fault !== null).length };
  };
  const endpoint = { operations_credentials: OPERATIONS_USER };

  it('logs the operations user in once by default', async () => {
    const { text, failedLogins } = await validate('', { endpoint });
    assert.deepEqual(errorsOf(text), ['operations-login']);
    assert.equal(failedLogins, 1);
  });

  it('tries no password when asked not to, and checks everything else', async () => {
    const { text, failedLogins } = await validate('operations-login=false', {
      endpoint,
      storage: { image_stores: ['nowhere'] },
    });
    assert.deepEqual(errorsOf(text), ['datastore-unknown']);
    assert.equal(failedLogins, 0);
  });

  it('needs no password then, not even with a session ticket', async () => {
    const { port } = lab.vcenter;
    const trust = { thumbprint: lab.thumbprint };
    const client = await connect({ url: `https://127.0.0.1:${port}/sdk`, trust });
    try {
      await client.login(ADMINISTRATOR, RECORDED_ADMINISTRATOR_PASSWORD);
      const path = `/container/target/127.0.0.1:${port}/vch-validation?operations-login=false&thumbprint=${lab.thumbprint}`;
      const ticket = await client.acquireCloneTicket();
      const headers = { Accept: '*/*', 'Content-Type': 'application/json', 'X-VMWARE-TICKET': ticket };
      const body = JSON.stringify(
        specification('checked', { endpoint: { operations_credentials: { user: OPERATIONS_USER.user } } }),
      );
      const { status, text } = await send(lab.service.port, { method: 'POST', path, headers, body });
      assert.equal(status, 200, text);
      assert.equal(report(text).valid, true, text);
    } finally {
      await client.close();
    }
  });

  it('takes a user without any permission if it is to be granted some', async () => {
    const newcomer = { user: NEWCOMER, password: LAB_PASSWORD };
    const without = await validate('', { endpoint: { operations_credentials: newcomer } });
    const granting = { ...newcomer, grant_permissions: true };
    const withGrants = await validate('', { endpoint: { operations_credentials: granting } });
    assert.deepEqual([errorsOf(without.text), errorsOf(withGrants.text)], [['operations-login'], []]);
    assert.match(without.text, /newcomer@vsphere\.local has no permission on any object/);
  });

  it('still refuses to grant permissions to an administrator', async () => {
    const administrator = { user: ADMINISTRATOR, grant_permissions: true };
    const { text } = await validate('operations-login=false', { endpoint: { operations_credentials: administrator } });
    assert.deepEqual(errorsOf(text), ['operations-administrator']);
  });

  it('tells that an image cannot be read, without naming the file', async () => {
    const service = await lab.startService({ isos: { ...lab.isos, bootstrapIso: '/nowhere/bootstrap.iso' } });
    try {
      const { text } = await validate('', {}, service);
      assert.deepEqual(errorsOf(text), ['image-unreadable']);
      assert.equal(report(text).valid, false);
      assert.doesNotMatch(text, /nowhere/);
    } finally {
      await service.stop();
    }
  });

  it('refuses what is neither yes nor no', async () => {
    const { status, text } = await validate('operations-login=perhaps', {});
    assert.equal(status, 422);
    assert.match(text, /operations-login in query must be of type bool/);
  });
});
