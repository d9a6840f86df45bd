import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkSpec } from './check.ts';
import { diff } from './diff.ts';
import { parseExport, toExport } from './export.ts';
import { hasProxyPassword, withoutProxyPassword } from './networks/proxy.ts';
import { withoutSecrets } from './secrets.ts';
import { toSummary } from './summary.ts';
import { anySpec } from './testing/any-spec.ts';
import { aFilledSpec, aSpec, withChanges } from './testing/specifications.ts';
import { vchSpecDefaults, type VchSpec } from './vch-spec.ts';

const SECRETS = ['Ops!23', 'topsecret', btoa('own key'), btoa('made key'), 'PRIVATE KEY'];

/** With every secret that there can be. */
function secretive(): VchSpec {
  const filled = aFilledSpec('browser');
  const proxy = { ...filled.networks.proxy, https: 'http://user:topsecret@proxy.example.com:3128' };
  return withChanges(filled, { networks: { proxy } });
}

test('a file brings back everything but secrets', () => {
  fc.assert(
    fc.property(anySpec, (spec) => {
      assert.deepEqual(parseExport(toExport(spec)), { spec: withoutSecrets(spec) });
    }),
  );
});

test('no secret is in a file, a summary or differences', () => {
  const spec = secretive();
  for (const text of [toExport(spec), JSON.stringify(toSummary(spec)), JSON.stringify(diff(vchSpecDefaults, spec))])
    assert.deepEqual(
      SECRETS.filter((secret) => text.includes(secret)),
      [],
    );
});

for (const proxy of [
  'user:topsecret@proxy:3128',
  'http://user:top/topsecret@proxy:3128',
  'http://user:top@topsecret@proxy:3128',
  'http:/user:topsecret@proxy:3128',
  'socks5://user:topsecret@proxy:1080',
  'HTTP://user:topsecret@proxy?',
]) {
  test(`the password in ${proxy} is in no file, summary or differences`, () => {
    const http = withChanges(aSpec(), { networks: { proxy: { http: proxy, https: proxy, exceptions: [] } } });
    for (const text of [toExport(http), JSON.stringify(toSummary(http)), JSON.stringify(diff(vchSpecDefaults, http))])
      assert.ok(!text.includes('topsecret'), text);
    assert.ok(hasProxyPassword(proxy));
  });
}

for (const proxy of ['http://proxy:3128', 'http://user@proxy:3128', 'https://[fd00::1]:3128', 'proxy:3128', '']) {
  test(`there is no password in "${proxy}"`, () => {
    assert.equal(withoutProxyPassword(proxy), proxy);
    assert.ok(!hasProxyPassword(proxy));
  });
}

test('without secrets all that is missing is secrets', () => {
  const codes = checkSpec(withoutSecrets(secretive())).map(({ code }) => code);
  assert.deepEqual(codes, ['made-key-missing', 'operations-password-missing']);
});

test('says that there is a secret, and nothing more', () => {
  const line = toSummary(aSpec()).find(({ fieldId }) => fieldId === 'operationsUser.password');
  assert.deepEqual([line?.isSecret, line?.value], [true, { key: 'createVch.value.hidden', values: {} }]);
});

const file = (changes: object): string =>
  JSON.stringify({ format: 'vic-vch-specification', version: 1, spec: vchSpecDefaults, ...changes });

const BAD: readonly [what: string, content: string, key: string, values?: object][] = [
  ['no JSON', 'FROM scratch', 'createVch.import.no-json'],
  ['another file', '{"name": "web"}', 'createVch.import.other-file'],
  ['a list', '[]', 'createVch.import.other-file'],
  ['a file of a later version', file({ version: 2 }), 'createVch.import.newer-version'],
  ['a file without version', file({ version: undefined }), 'createVch.import.newer-version'],
  ['a file with nothing in it', file({ spec: null }), 'createVch.import.damaged', { place: '/' }],
  [
    'a file in which a value is wrong',
    file({ spec: { ...vchSpecDefaults, general: { ...vchSpecDefaults.general, debug: 9 } } }),
    'createVch.import.damaged',
    { place: '/general/debug' },
  ],
];

for (const [what, content, key, values = {}] of BAD) {
  test(`says of ${what} why it cannot be read`, () => {
    assert.deepEqual(parseExport(content), { fault: { key, values } });
  });
}

test('drops secrets that somebody wrote into a file, and what no field is', () => {
  const spec = { ...secretive(), more: 'topsecret' };
  const read = parseExport(file({ spec }));
  assert.ok('spec' in read);
  assert.deepEqual(read.spec, withoutSecrets(secretive()));
});

test('reads a file with a byte order mark', () => {
  assert.ok('spec' in parseExport(`\uFEFF${file({})}`));
});
