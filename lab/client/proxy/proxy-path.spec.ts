import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseProxyPath } from './proxy-path.ts';

test('takes an address apart and leaves the path as it is', () => {
  assert.deepEqual(parseProxyPath('/plugins/key~1.0~1/host-9443/vic/a%20b?x=/../y'), {
    instance: 'key~1.0~1',
    segment: 'host-9443',
    route: '/plugins/key~1.0~1/host-9443',
    path: '/vic/a%20b?x=/../y',
  });
});

for (const path of ['/../x', '/a/%2e%2E/x', '/a/..%2fx', '/a/..\\x', '/a/%2e./x']) {
  test(`refuses the climbing path ${path}`, () => {
    assert.equal(parseProxyPath(`/plugins/key~1.0~1/host-9443${path}`), null);
  });
}

for (const url of ['/plugins', '/plugins/', '/plugins/a/b', '/plugins/a//x']) {
  test(`refuses ${url}`, () => {
    assert.equal(parseProxyPath(url), null);
  });
}
