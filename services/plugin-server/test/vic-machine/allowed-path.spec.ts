import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allowedPath } from '../../src/vic-machine/allowed-path.ts';

for (const path of [
  'vch',
  'vch/vm-42',
  'vch/vm-42/log',
  'datacenter/datacenter-2/vch',
  'datacenter/datacenter-2/vch/vm-42/certificate',
  'vch-validation',
  'datacenter/datacenter-2/vch-task/0f3c/events',
]) {
  test(`${path} is let through`, () => {
    assert.equal(allowedPath(path).path, path);
  });
}

for (const path of [
  '',
  'hello',
  'version',
  '../hello',
  'vch/../../hello',
  'vch/..',
  'vch/.',
  'vch//log',
  'vch/',
  'vch/%2e%2e/hello',
  'vch/vm-1;x',
  'vchx@evil/..',
  'datacenter/datacenter-2',
  'datacenter/a/b/vch',
  'datacenter/../vch',
  'target/other/vch',
  '/vch',
  'vch\\..\\hello',
]) {
  test(`"${path}" is not let through`, () => {
    assert.throws(() => allowedPath(path), { code: 'not-found' });
  });
}

test('only what concerns one VCH waits for its turn', () => {
  assert.equal(allowedPath('vch').isAboutOneVch, false);
  assert.equal(allowedPath('vch-task/1').isAboutOneVch, false);
  assert.equal(allowedPath('vch/vm-1').isAboutOneVch, true);
  assert.equal(allowedPath('datacenter/datacenter-2/vch/vm-1/log').isAboutOneVch, true);
});

test('parameters of the operations are kept', () => {
  assert.equal(allowedPath('vch/vm-1?action=upgrade&rollback=true').query.toString(), 'action=upgrade&rollback=true');
});

for (const name of ['thumbprint', 'target', 'x'.repeat(1000)]) {
  test(`the parameter ${name.slice(0, 20)} is refused`, () => {
    assert.throws(() => allowedPath(`vch?${name}=AA`), { code: 'invalid' });
  });
}
