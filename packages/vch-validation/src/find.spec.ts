import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { find, findByName } from './find.ts';
import { matchesPattern } from './name-pattern.ts';

const object = (value: string, path: string) => ({
  ref: { type: 'Network', value },
  name: path.split('/').at(-1) ?? '',
  path,
});
const scope = {
  datacenters: [object('datacenter-2', '/DC0'), object('datacenter-3', '/lab/DC1')],
  datacenter: 'datacenter-2',
};
const networks = [
  object('network-1', '/DC0/network/VM Network'),
  object('network-2', '/DC0/network/nested/prod'),
  object('network-3', '/DC0/network/nested/twin'),
  object('network-4', '/DC0/network/twin'),
  object('network-5', '/DC0/network/a%2fb'),
  object('network-6', '/lab/DC1/network/VM Network'),
  object('network-7', '/DC0/network/star*'),
  object('network-8', '/DC0/network/star1'),
  object('network-9', '/DC0 network/odd'),
];

describe('finding by name', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['a bare name in the datacenter in scope', 'VM Network', 'network-1'],
    ['a bare name in a folder', 'prod', 'network-2'],
    ['a path from the folder', 'nested/twin', 'network-3'],
    ['a path from the root', '/DC0/network/twin', 'network-4'],
    ['a path into another datacenter', '/lab/DC1/network/VM Network', 'network-6'],
    ['a name as vSphere stores it', 'a%2fb', 'network-5'],
    ['a wildcard that one matches', 'VM*', 'network-1'],
    ['a wildcard in a part of a path', '/DC0/*/nested/pro?', 'network-2'],
    ['an exact name before the wildcard that it looks like', 'star*', 'network-7'],
  ];
  for (const [what, name, id] of cases) {
    it(`finds ${what}`, () => {
      const found = findByName(networks, name, scope, 'network');
      assert.equal(found.kind === 'found' ? found.object.ref.value : found.kind, id);
    });
  }

  it('says that several have the name', () => {
    assert.equal(findByName(networks, 'twin', scope, 'network').kind, 'ambiguous');
    assert.equal(findByName(networks, '/DC0/network/*', scope, 'network').kind, 'ambiguous');
  });

  for (const name of [
    'nope',
    '/',
    '//',
    '/DC0/network',
    'network/prod',
    'odd',
    'vm network',
    '/DC1/network/VM Network',
  ]) {
    it(`finds nothing for "${name}"`, () => {
      assert.equal(findByName(networks, name, scope, 'network').kind, 'missing');
    });
  }

  it('finds only by full path where no datacenter is in scope', () => {
    const unscoped = { ...scope, datacenter: null };
    assert.equal(findByName(networks, 'prod', unscoped, 'network').kind, 'missing');
    assert.equal(findByName(networks, '/DC0/network/nested/prod', unscoped, 'network').kind, 'found');
  });

  it('lets the id win, and finds it in every datacenter', () => {
    const found = find(networks, { id: 'network-6', name: 'prod' }, scope, 'network');
    assert.equal(found.kind === 'found' && found.object.ref.value, 'network-6');
    assert.deepEqual(find(networks, { id: 'x' }, scope, 'network'), { kind: 'missing', given: 'x' });
    assert.equal(find(networks, { id: '', name: '' }, scope, 'network').kind, 'unnamed');
    assert.equal(find(networks, undefined, scope, 'network').kind, 'unnamed');
  });
});

describe('patterns', () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ['*', '', true],
    ['a*c', 'abbbc', true],
    ['a*c', 'abbbd', false],
    ['*b*b*', 'abab', true],
    ['?', '', false],
    ['a?c', 'abc', true],
    ['.+', 'ab', false],
    ['', '', true],
    ['', 'a', false],
    ['a**', 'a', true],
  ];
  for (const [pattern, name, isMatch] of cases) {
    it(`${isMatch ? 'matches' : 'does not match'} "${name}" with "${pattern}"`, () => {
      assert.equal(matchesPattern(pattern, name), isMatch);
    });
  }

  it('ends soon, whatever the pattern', () => {
    assert.equal(matchesPattern(`${'*a'.repeat(200)}b`, 'a'.repeat(20_000)), false);
  });
});
