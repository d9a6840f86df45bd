import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { exitCode, projectContainer, stateOfContainer } from '../../../src/inventory/project/container.ts';
import { containerPairs, type ContainerPairs } from '../../testing/pairs.ts';

const project = (options: ContainerPairs = {}) => projectContainer(new Map(Object.entries(containerPairs(options))));

const STATES = [
  { name: 'on and started', power: 'poweredOn', pairs: {}, state: 'running' },
  { name: 'on and not yet started', power: 'poweredOn', pairs: { started: '' }, state: 'starting' },
  { name: 'off after a run', power: 'poweredOff', pairs: { stopTime: 1_700_000_100 }, state: 'stopped' },
  { name: 'off and never run', power: 'poweredOff', pairs: { started: '', startTime: 0 }, state: 'created' },
  { name: 'suspended', power: 'suspended', pairs: {}, state: 'suspended' },
  { name: 'off with a reason', power: 'poweredOff', pairs: { started: 'no such file', startTime: 0 }, state: 'failed' },
  { name: 'on with a reason', power: 'poweredOn', pairs: { started: 'no such file' }, state: 'failed' },
  { name: 'power state not readable', power: 'unknown', pairs: {}, state: 'unknown' },
] as const;

for (const { name, power, pairs, state } of STATES) {
  test(`a container that is ${name} is ${state}`, () => {
    assert.equal(stateOfContainer(power, project(pairs)), state);
  });
}

test('reads name, image, command and times', () => {
  const facts = project({ startTime: 1_700_000_010, stopTime: 1_700_000_020, exitStatus: 137 });
  assert.equal(facts.name, 'web');
  assert.equal(facts.image, 'library/nginx:latest');
  assert.deepEqual(facts.command, ['/bin/sh', '-c']);
  assert.equal(facts.createdAt, '2023-11-14T22:13:20.000Z');
  assert.equal(facts.startedAt, '2023-11-14T22:13:30.000Z');
  assert.equal(facts.stoppedAt, '2023-11-14T22:13:40.000Z');
  assert.equal(facts.isIncomplete, false);
});

test('has an exit status only when stopped', () => {
  const facts = project({ exitStatus: 137 });
  assert.equal(exitCode('stopped', facts), 137);
  assert.equal(exitCode('running', facts), null);
});

test('shows ports of all networks', () => {
  const facts = project({ ports: { bridge: ['8080:80/tcp'], external: ['53/UDP'] } });
  assert.deepEqual(facts.ports, [
    { network: 'bridge', hostPort: '8080', containerPort: '80', protocol: 'tcp' },
    { network: 'external', hostPort: null, containerPort: '53', protocol: 'udp' },
  ]);
});

test('shows IPv4 in both lengths and IPv6 in short form', () => {
  const mapped = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 172, 16, 0, 2];
  const v6 = [0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];
  const facts = project({ addresses: { a: [10, 0, 0, 9], b: mapped, c: v6 } });
  assert.deepEqual(
    facts.networks.map(({ address }) => address),
    ['10.0.0.9', '172.16.0.2', '2001:db8::1'],
  );
});

const BROKEN = [
  { name: 'no id', more: { 'guestinfo.vice./common/id': '' } },
  { name: 'no session', more: { 'guestinfo.vice./sessions': '' } },
  { name: 'a session that is listed but missing', more: { 'guestinfo.vice./sessions': 'x|y' } },
  {
    name: 'labels that are no JSON',
    more: { annotations: 'docker.labels', 'annotations|docker.labels': 'bm8=' },
  },
  {
    name: 'an address of the wrong length',
    more: {
      'guestinfo.vice./networks': 'a',
      'guestinfo.vice./networks|a/Common/name': 'a',
      'guestinfo.vice..networks|a.assigned.IP': 'AQID',
    },
  },
  {
    name: 'a port that is none',
    more: {
      'guestinfo.vice./networks': 'a',
      'guestinfo.vice./networks|a/ports': '0',
      'guestinfo.vice./networks|a/ports~': 'eighty',
    },
  },
] as const;

for (const { name, more } of BROKEN) {
  test(`a container with ${name} is incomplete`, () => {
    assert.equal(project({ more }).isIncomplete, true);
  });
}

test('names with markup, line breaks, separators and right-to-left marks stay as they are', () => {
  const name = '<script>alert(1)</script>\n|~\u202e' + 'x'.repeat(10_000);
  assert.equal(project({ name }).name, name);
});

test('no pairs whatsoever make it throw', () => {
  const keys = fc.oneof(
    fc.constantFrom(...Object.keys(containerPairs({ ports: { bridge: ['80/tcp'] } }))),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.dictionary(keys, fc.string()), (pairs) => {
      projectContainer(new Map(Object.entries(pairs)));
    }),
    { numRuns: 300 },
  );
});
