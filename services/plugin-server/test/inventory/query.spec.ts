import { ContainerListQuery, VchListQuery } from '@vic/contract';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import Value from 'typebox/value';
import { ListQueries } from '../../src/inventory/query.ts';
import type { VcenterStore } from '../../src/inventory/store.ts';
import { VcenterStore as Store } from '../../src/inventory/store.ts';
import { aContainer, aStore, aVch } from '../testing/rows.ts';

const containers = (store: VcenterStore | VcenterStore[], query: Partial<ContainerListQuery> = {}) =>
  new ListQueries().containers(
    [store].flat(),
    1,
    Value.Parse(ContainerListQuery, Value.Default(ContainerListQuery, query)),
  );
const vchs = (store: VcenterStore, query: Partial<VchListQuery> = {}) =>
  new ListQueries().vchs([store], 1, Value.Parse(VchListQuery, Value.Default(VchListQuery, query)));
const names = (page: ReturnType<typeof containers>) => page.rows.map(({ vm }) => vm.config.name);
const moids = (page: ReturnType<typeof containers>) => page.rows.map(({ vm }) => vm.moid);

test('sorts names in natural order whatever their case', () => {
  const store = aStore(...['web10', 'Web2', 'web1'].map((name, index) => aContainer(`vm-${index}`, { name })));
  assert.deepEqual(names(containers(store)), ['web1', 'Web2', 'web10']);
  assert.deepEqual(names(containers(store, { sort: '-name' })), ['web10', 'Web2', 'web1']);
});

test('equal values keep one order, by id', () => {
  const store = aStore(aContainer('vm-3'), aContainer('vm-1'), aContainer('vm-2'));
  assert.deepEqual(moids(containers(store)), ['vm-1', 'vm-2', 'vm-3']);
});

test('rows without a value come last', () => {
  const store = aStore(aVch('vm-1', { address: null }), aVch('vm-2', { address: [10, 0, 0, 20] }), aVch('vm-3'));
  assert.deepEqual(moids(vchs(store, { sort: 'address' })), ['vm-3', 'vm-2', 'vm-1']);
});

test('sorts figures by size', () => {
  const store = aStore(aContainer('vm-1'), aContainer('vm-2'), aContainer('vm-3'));
  store.putFigures('vm-1', { cpuMHz: 900, memoryMiB: 1, storageBytes: 1 });
  store.putFigures('vm-2', { cpuMHz: 1_000, memoryMiB: 1, storageBytes: 1 });
  assert.deepEqual(moids(containers(store, { sort: 'cpuMHz' })), ['vm-1', 'vm-2', 'vm-3']);
});

test('cuts the page out of what matches and counts both', () => {
  const store = aStore(
    ...Array.from({ length: 12 }, (_none, index) => aContainer(`vm-${index}`, { name: `web${index}` })),
  );
  store.put(aContainer('vm-99', { name: 'db' }));
  const page = containers(store, { name: 'WEB', page: 2, pageSize: 5 });
  assert.deepEqual(names(page), ['web5', 'web6', 'web7', 'web8', 'web9']);
  assert.equal(page.total, 12);
  assert.equal(page.totalUnfiltered, 13);
  assert.deepEqual(names(containers(store, { name: 'web', page: 3, pageSize: 5, sort: '-name' })), ['web1', 'web0']);
});

test('a page behind the end is empty and still counts', () => {
  const page = containers(aStore(aContainer('vm-1')), { page: 7 });
  assert.deepEqual([page.rows.length, page.total], [0, 1]);
});

test('filters may hold commas, equal signs and any case', () => {
  const store = aStore(aContainer('vm-1', { name: 'a,b=c|~<x>' }), aContainer('vm-2', { name: 'ab' }));
  assert.deepEqual(moids(containers(store, { name: 'A,B=' })), ['vm-1']);
});

test('a list of states matches any of them', () => {
  const store = aStore(
    aContainer('vm-1'),
    aContainer('vm-2', {}, { powerState: 'suspended' }),
    aContainer('vm-3', { started: '' }),
  );
  assert.deepEqual(moids(containers(store, { state: 'running,suspended' })), ['vm-1', 'vm-2']);
});

test('filters by owner name and by owner id', () => {
  const store = aStore(aVch('vm-1', { name: 'Prod' }), aContainer('vm-2'), aContainer('vm-3', {}, { folder: 'other' }));
  assert.deepEqual(moids(containers(store, { vch: 'prod' })), ['vm-2']);
  assert.deepEqual(moids(containers(store, { vchId: 'urn:vmomi:VirtualMachine:vm-1:vc-1' })), ['vm-2']);
});

test('filters by address although some have none', () => {
  const store = aStore(aVch('vm-1', { address: null }), aVch('vm-2'));
  assert.deepEqual(moids(vchs(store, { address: '10.0' })), ['vm-2']);
});

test('filters by ports of any network', () => {
  const store = aStore(aContainer('vm-1', { ports: { external: ['8080:80/tcp'] } }), aContainer('vm-2'));
  assert.deepEqual(moids(containers(store, { ports: '8080' })), ['vm-1']);
});

test('shows only the vCenters that are asked for', () => {
  const other = new Store('vc-2', 'vc2.example.com');
  other.put(aContainer('vm-1'));
  const page = containers([aStore(aContainer('vm-1')), other], { vcenter: 'vc-2' });
  assert.deepEqual(
    page.rows.map(({ id }) => id),
    ['urn:vmomi:VirtualMachine:vm-1:vc-2'],
  );
});

test('a changed row moves to its new place, the others keep theirs', () => {
  const queries = new ListQueries();
  const store = aStore(
    ...Array.from({ length: 50 }, (_none, index) => aContainer(`vm-${index}`, { name: `web${index}` })),
  );
  const query = Value.Parse(ContainerListQuery, Value.Default(ContainerListQuery, { pageSize: 100 }));
  queries.containers([store], 1, query);
  store.put(aContainer('vm-7', { name: 'web48a' }));
  store.remove('vm-3');
  store.put(aContainer('vm-90', { name: 'aaa' }));
  const fresh = new ListQueries().containers([store], 1, query);
  assert.deepEqual(names(queries.containers([store], 1, query)), names(fresh));
  assert.deepEqual(names(fresh).slice(-2), ['web48a', 'web49']);
});
