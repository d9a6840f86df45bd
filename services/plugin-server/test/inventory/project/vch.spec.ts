import assert from 'node:assert/strict';
import { test } from 'node:test';
import { projectVch, stateOfVch } from '../../../src/inventory/project/vch.ts';
import { vchPairs, type VchPairs } from '../../testing/pairs.ts';

const project = (options: Partial<VchPairs> = {}) =>
  projectVch(new Map(Object.entries(vchPairs({ moid: 'vm-1', ...options }))));

test('joins version, build and commit', () => {
  assert.equal(project().version, 'v1.5.6-21205-2ca8b3e');
});

const ENDPOINTS = [
  { name: 'TLS', options: {}, host: 'tcp://10.0.0.5:2376', tls: true },
  { name: 'no TLS', options: { port: 2375 }, host: 'tcp://10.0.0.5:2375', tls: false },
  { name: 'no port and no certificate recorded', options: { port: null }, host: 'tcp://10.0.0.5:2375', tls: false },
  {
    name: 'no port but a certificate recorded',
    options: { port: null, more: { 'guestinfo.vice./cert/HostCertificate/Cert': 'UEVN' } },
    host: 'tcp://10.0.0.5:2376',
    tls: true,
  },
  {
    name: 'IPv6',
    options: { address: [0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5] },
    host: 'tcp://[2001:db8::5]:2376',
    tls: true,
  },
  { name: 'no address', options: { address: null }, host: null, tls: true },
  { name: 'the unspecified address', options: { address: [0, 0, 0, 0] }, host: null, tls: true },
] as const;

for (const { name, options, host, tls } of ENDPOINTS) {
  test(`Docker endpoint with ${name}`, () => {
    const facts = project(options);
    assert.equal(facts.dockerHost, host);
    assert.equal(facts.usesTls, tls);
    assert.equal(facts.adminPortal === null, host === null);
  });
}

const STATES = [
  { name: 'on, all components started', power: 'poweredOn', options: {}, state: 'running' },
  { name: 'on, one not started', power: 'poweredOn', options: { components: { a: 'true', b: '' } }, state: 'starting' },
  { name: 'on, one failed', power: 'poweredOn', options: { components: { a: 'true', b: 'boom' } }, state: 'failed' },
  { name: 'off', power: 'poweredOff', options: { components: { a: 'boom' } }, state: 'stopped' },
  { name: 'suspended', power: 'suspended', options: {}, state: 'suspended' },
  { name: 'being updated', power: 'poweredOff', options: { more: { UpdateInProgress: 'true' } }, state: 'updating' },
  { name: 'without components', power: 'poweredOn', options: { components: {} }, state: 'unknown' },
  { name: 'not readable', power: 'unknown', options: {}, state: 'unknown' },
] as const;

for (const { name, power, options, state } of STATES) {
  test(`a VCH that is ${name} is ${state}`, () => {
    assert.equal(stateOfVch(power, project(options)), state);
  });
}

test('tells why a component could not start', () => {
  const { components } = project({ components: { vicadmin: 'address in use' } });
  assert.deepEqual(components, [{ name: 'vicadmin', state: 'failed', reason: 'address in use' }]);
});

test('the last compute resource is the pool of its containers', () => {
  const more = {
    'guestinfo.vice./container/ComputeResources': '1',
    'guestinfo.vice./container/ComputeResources|1/Type': 'ResourcePool',
    'guestinfo.vice./container/ComputeResources|1/Value': 'resgroup-9',
  };
  assert.equal(project({ more }).containerPool, 'resgroup-9');
});

test('shows image store and volume stores as vSphere writes places', () => {
  const more = {
    'guestinfo.vice./storage/image_stores': '0',
    'guestinfo.vice./storage/image_stores|0/Scheme': 'ds',
    'guestinfo.vice./storage/image_stores|0/Host': 'datastore1',
    'guestinfo.vice./storage/image_stores|0/Path': '/images',
    'guestinfo.vice./storage/VolumeLocations': 'nfs|default',
    'guestinfo.vice./storage/VolumeLocations|nfs/Scheme': 'nfs',
    'guestinfo.vice./storage/VolumeLocations|nfs/Host': '10.0.0.1',
    'guestinfo.vice./storage/VolumeLocations|nfs/Path': '/exports',
    'guestinfo.vice./storage/VolumeLocations|nfs/RawQuery': 'uid=1000',
    'guestinfo.vice./storage/VolumeLocations|default/Scheme': 'ds',
    'guestinfo.vice./storage/VolumeLocations|default/Path': '[datastore1] volumes',
  };
  const facts = project({ more });
  assert.equal(facts.imageStore, '[datastore1] images');
  assert.deepEqual(facts.volumeStores, [
    { label: 'nfs', location: 'nfs://10.0.0.1/exports?uid=1000' },
    { label: 'default', location: '[datastore1] volumes' },
  ]);
});

test('a VCH without any more than its name is incomplete', () => {
  assert.equal(projectVch(new Map([['init/common/name', 'x']])).isIncomplete, true);
});
