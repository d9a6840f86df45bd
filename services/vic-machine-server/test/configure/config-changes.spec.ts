import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decodeVch, encodeVch, models, newSecretKey, zeroOf, type VchConfig } from '@vic/extraconfig';
import { changedConfig, configChanges } from '../../src/configure/changed-config.ts';
import { vchConfig } from '../../src/create/vch-config.ts';
import { aPlan } from '../testing/a-plan.ts';

const FOUNDATION = {
  targetUrl: 'https://vc.example.com',
  targetThumbprint: 'AA:BB',
  datacenterName: 'DC0',
  operationsPassword: 'secret',
  build: { version: 'v1.5.8', buildNumber: '21343', commit: '9489f63e', buildDate: '2022/06/10@13:26:47' },
  pool: { type: 'ResourcePool', value: 'resgroup-1' },
  certificates: { server: null, clientAuthorities: [] },
};
const MADE = { moid: 'vm-1', bootstrapIso: '[ds] web/bootstrap.iso' };

const configOf = (plan = aPlan()): VchConfig => vchConfig(plan, FOUNDATION, MADE);
const keysOf = (before: VchConfig, after: VchConfig): string[] =>
  configChanges(before, after, newSecretKey()).map(({ key }) => key);

describe('the pairs of a reconfiguration', () => {
  it('are the secrets alone, sealed anew, when nothing changes', () => {
    const config = configOf();
    assert.deepEqual(keysOf(config, config), ['guestinfo.vice./connect/token@secret', 'guestinfo.ovfEnv']);
  });

  it('turn what a VM has into what it shall have', () => {
    const before = configOf();
    const after = { ...before, container: { ...before.container, containerNameConvention: 'web-{name}' } };
    const secretKey = newSecretKey();
    const pairs = encodeVch(before, { secretKey: newSecretKey() });
    for (const { key, value } of configChanges(before, after, secretKey)) pairs.set(key, value);
    assert.deepEqual(decodeVch(pairs, { secretKey }), after);
  });

  it('set to empty what is no longer there, and leave what the guest wrote', () => {
    const before = configOf();
    const network = before.network.containerNetworks.get('bridge') ?? zeroOf(models.containerNetwork);
    const containerNetworks = new Map([...before.network.containerNetworks, ['extra', network]]);
    const more = { ...before, network: { ...before.network, containerNetworks } };
    const removed = configChanges(more, before, newSecretKey()).filter(({ value }) => value === '');
    assert.ok(removed.length > 0);
    assert.ok(removed.every(({ key }) => key.includes('|extra')));
    assert.ok(!keysOf(before, more).some((key) => key.startsWith('guestinfo.vice..init.')));
  });
});

describe('a changed configuration', () => {
  const current = aPlan();
  const wanted = { ...current, debug: 2 };
  const change = { current, wanted, made: configOf(wanted), thumbprint: 'CC:DD' };

  it('keeps what others wrote', () => {
    const config = configOf();
    const networks = new Map(
      [...config.init.networks].map(([role, endpoint]) => [
        role,
        { ...endpoint, common: { ...endpoint.common, id: '224' } },
      ]),
    );
    const old = { ...config, init: { ...config.init, networks }, createOptions: ['--name', 'web'] };
    const now = changedConfig(old, change);
    assert.equal(now.init.diagnostics.debugLevel, 2);
    assert.deepEqual(now.init.networks, networks);
    assert.deepEqual(now.createOptions, ['--name', 'web']);
    assert.deepEqual(now.init.sessions, config.init.sessions);
  });

  it('learns a new thumbprint of vCenter, but does not begin to pin', () => {
    const config = configOf();
    assert.equal(changedConfig(config, change).connection.targetThumbprint, 'CC:DD');
    assert.equal(changedConfig(config, { ...change, thumbprint: null }).connection.targetThumbprint, 'AA:BB');
    const unpinned = { ...config, connection: { ...config.connection, targetThumbprint: '' } };
    assert.equal(changedConfig(unpinned, change).connection.targetThumbprint, '');
  });
});
