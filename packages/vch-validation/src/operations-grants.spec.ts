import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { grantsOf, ROLE_PRIVILEGES, type GrantPlaces } from './operations-grants.ts';

const PLACES: GrantPlaces<string> = {
  root: 'root',
  datacenter: 'dc',
  cluster: 'cluster',
  datastores: ['ds1', 'ds2'],
  networks: ['bridge', 'net1'],
  pool: 'pool',
  folder: 'folder',
  usesVmGroup: false,
};

const lines = (places: GrantPlaces<string>) =>
  grantsOf(places).map(({ role, on, propagates }) => `${role} ${on}${propagates ? ' and below' : ''}`);

describe('what the operations user is granted', () => {
  it('is each role where it is needed', () => {
    assert.deepEqual(lines(PLACES), [
      'vic-vch-vcenter root',
      'vic-vch-datacenter dc and below',
      'vic-vch-datastore cluster and below',
      'vic-vch-datastore ds1',
      'vic-vch-datastore ds2',
      'vic-vch-network bridge and below',
      'vic-vch-network net1 and below',
      'vic-vch-endpoint pool and below',
      'vic-vch-endpoint folder and below',
    ]);
  });

  it('lets the VCH keep its VM group where it has one', () => {
    assert.ok(lines({ ...PLACES, usesVmGroup: true }).includes('vic-vch-cluster cluster and below'));
    assert.ok(ROLE_PRIVILEGES['vic-vch-cluster'].includes('Host.Inventory.EditCluster'));
  });

  it('covers the shared pool through the cluster without DRS', () => {
    const granted = lines({ ...PLACES, pool: null });
    assert.ok(granted.includes('vic-vch-endpoint-datastore cluster and below'));
    assert.ok(!granted.some((line) => line.includes('pool')));
  });
});
