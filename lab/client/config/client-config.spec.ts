import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkConfig, ConfigurationError, readConfig } from './client-config.ts';

const good = { listen: { port: 8080 }, vcenters: [{ url: 'https://vc1/sdk', name: 'vc1' }] };

test('takes a configuration with nothing but what is needed', () => {
  assert.deepEqual(checkConfig(good), good);
});

const faults: readonly [string, object, RegExp][] = [
  ['a port that is none', { ...good, listen: { port: 99_999 } }, /"listen\.port" is wrong/u],
  ['no vCenter', { ...good, vcenters: [] }, /"vcenters" is wrong/u],
  ['a vCenter without https', { ...good, vcenters: [{ url: 'http://x', name: 'x' }] }, /"vcenters\.0\.url" is wrong/u],
  [
    'a release that cannot be played',
    { ...good, emulate: '6.5' },
    /"6\.5" is none of the versions .*8\.0\.3, 9\.0\.0/u,
  ],
  ['an unknown property', { ...good, listem: {} }, /configuration/u],
];
for (const [what, config, sentence] of faults) {
  test(`tells ${what} in one sentence`, () => {
    assert.throws(
      () => checkConfig(config),
      (error) => error instanceof ConfigurationError && sentence.test(error.message) && !error.message.includes('\n'),
    );
  });
}

test('a file that is not there is a fault of the user', () => {
  assert.throws(() => readConfig('/nowhere/config.json'), ConfigurationError);
});
