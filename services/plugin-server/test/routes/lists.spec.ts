import { ContainerPage, VchPage } from '@vic/contract';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import Value from 'typebox/value';
import { containerPairs, vchPairs } from '../testing/pairs.ts';
import { startTestApp } from '../testing/test-app.ts';

test('lists VCHs and containers in the form that the contract describes', async (t) => {
  const { vcenter, get } = await startTestApp(t);
  vcenter.putVm({ moid: 'vm-1', extraConfig: vchPairs({ moid: 'vm-1' }) });
  vcenter.putVm({ moid: 'vm-2', extraConfig: containerPairs({ ports: { bridge: ['8080:80/tcp'] } }) });
  vcenter.putVm({ moid: 'vm-3' });

  const vchs = await get('/vic/api/vchs');
  const containers = await get('/vic/api/containers');

  assert.equal(vchs.status, 200);
  assert.deepEqual([...Value.Errors(VchPage, vchs.body)], []);
  assert.deepEqual([...Value.Errors(ContainerPage, containers.body)], []);
  const page = Value.Parse(ContainerPage, containers.body);
  assert.equal(page.total, 1);
  assert.equal(page.items[0]?.vch?.name, 'vch-1');
  assert.equal(page.vcenters[0]?.state, 'live');
});
