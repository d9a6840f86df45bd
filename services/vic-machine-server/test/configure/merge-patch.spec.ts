import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mergePatch, patched } from '../../src/configure/merge-patch.ts';

describe('a merge patch', () => {
  // The examples of RFC 7396, appendix A.
  for (const [target, patch, result] of [
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b' }, { a: null }, {}],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [
      ['a', 'b'],
      ['c', 'd'],
      ['c', 'd'],
    ],
    [{ a: 'b' }, ['c'], ['c']],
    [{ a: 'foo' }, null, null],
    [{ a: 'foo' }, 'bar', 'bar'],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [[1, 2], { a: 'b', c: null }, { a: 'b' }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ] as const) {
    it(`makes ${JSON.stringify(result)} of ${JSON.stringify(target)} by ${JSON.stringify(patch)}`, () => {
      assert.deepEqual(mergePatch(target, patch), result);
    });
  }

  it('sets members of any name without touching what objects have anyway', () => {
    const merged = mergePatch({}, JSON.parse('{"__proto__": {"a": 1}}'));
    assert.equal(JSON.stringify(merged), '{"__proto__":{"a":1}}');
    assert.equal(Object.hasOwn({}, 'a'), false);
  });
});

describe('a patched specification', () => {
  const current = {
    name: 'web',
    compute: { cpu: { shares: { level: 'normal' as const } } },
    auth: { server: { certificate: { pem: 'old' }, private_key: { pem: 'old key' } } },
    endpoint: { operations_credentials: { user: 'Ops@vsphere.local', password: 'secret', grant_permissions: true } },
  };

  it('keeps secrets that the patch does not concern', () => {
    assert.deepEqual(patched(current, { debug: 1 }), { ...current, debug: 1 });
    const same = patched(current, { endpoint: { operations_credentials: { user: 'ops@vsphere.local' } } });
    assert.equal(same.endpoint?.operations_credentials?.password, 'secret');
  });

  it('drops the password of the user before', () => {
    const { endpoint } = patched(current, { endpoint: { operations_credentials: { user: 'other@vsphere.local' } } });
    assert.deepEqual(endpoint?.operations_credentials, { user: 'other@vsphere.local', grant_permissions: true });
  });

  it('drops the key of the certificate before', () => {
    const { auth } = patched(current, { auth: { server: { certificate: { pem: 'new' } } } });
    assert.deepEqual(auth?.server, { certificate: { pem: 'new' } });
  });

  it('drops the certificate where one is to be generated', () => {
    const generate = { size: { value: 2048, units: 'bit' }, cname: 'vch' };
    assert.deepEqual(patched(current, { auth: { server: { generate } } }).auth?.server, { generate });
  });

  it('takes shares as they are given, by level or by number', () => {
    const { compute } = patched(current, { compute: { cpu: { shares: { number: 1000 } } } });
    assert.deepEqual(compute?.cpu?.shares, { number: 1000 });
  });

  it('refuses what is no specification', () => {
    assert.throws(() => patched(current, { compute: 'much' }), { status: 400 });
  });
});
