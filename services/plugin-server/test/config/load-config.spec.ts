import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { ConfigError } from '../../src/config/config-error.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { openVcenterDirectory } from '../../src/config/vcenter-directory.ts';
import { toVcenter } from '../../src/config/vcenter.ts';
import { ManualClock } from '../testing/manual-clock.ts';

const GUID = '5d2a1f60-0000-4b3e-9a55-000000000001';
const GOOD = {
  tls: { certFile: 'c.pem', keyFile: 'k.pem' },
  vcenters: { [GUID]: { fqdn: 'vc1.example.com', thumbprint: 'AB:'.repeat(31) + 'AB' } },
};

function fileWith(content: unknown): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'config-test-')), 'config.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const load = (content: unknown, environment: Record<string, string> = {}, options: Record<string, unknown> = {}) =>
  loadConfig({ options: { config: fileWith(content), ...options }, environment, workFolder: '/work-folder' });

test('fills in defaults and resolves paths of the file beside the file', () => {
  const file = fileWith(GOOD);
  const config = loadConfig({ options: { config: file }, environment: {}, workFolder: '/work-folder' });
  assert.deepEqual(config.listen, { host: '0.0.0.0', port: 9443 });
  assert.equal(config.tls.certFile, path.join(path.dirname(file), 'c.pem'));
  assert.equal(config.uiFolder, '/work-folder/dist/ui');
});

test('options win over the environment, the environment over the file', () => {
  const content = { ...GOOD, listen: { host: '127.0.0.1', port: 1 } };
  const environment = { VIC_PLUGIN_LISTEN_PORT: '2', VIC_PLUGIN_LOG_LEVEL: 'warn' };
  const config = load(content, environment, { logLevel: 'error' });
  assert.deepEqual([config.listen, config.logLevel], [{ host: '127.0.0.1', port: 2 }, 'error']);
});

const BAD: readonly [string, unknown, Record<string, string>, RegExp][] = [
  ['an unknown key', { ...GOOD, colour: 'red' }, {}, /"colour" is unknown/],
  ['an unknown key of a vCenter', { ...GOOD, vcenters: { [GUID]: { fqdn: 'x', pin: 1 } } }, {}, /pin" is unknown/],
  ['a missing key', { vcenters: GOOD.vcenters }, {}, /"tls" is missing/],
  ['a wrong type', { ...GOOD, listen: { port: 'many' } }, {}, /"listen.port" must be integer/],
  [
    'a wrong number in the environment',
    GOOD,
    { VIC_PLUGIN_LISTEN_PORT: 'x' },
    /VIC_PLUGIN_LISTEN_PORT must be a number/,
  ],
  ['no vCenter', { tls: GOOD.tls }, {}, /No vCenter is configured/],
  ['no JSON', '{', {}, /is not valid JSON/],
  ['a bad log level', { ...GOOD, logLevel: 'loud' }, {}, /"logLevel"/],
];

for (const [name, content, environment, message] of BAD) {
  test(`says in one sentence what is wrong with ${name}`, () => {
    assert.throws(
      () => load(content, environment),
      (error) => {
        assert.ok(error instanceof ConfigError);
        assert.match(error.message, message);
        assert.doesNotMatch(error.message, /\n/);
        return true;
      },
    );
  });
}

test('a file that is not there is named', () => {
  const options = { config: 'no-such-file.json' };
  assert.throws(
    () => loadConfig({ options, environment: {}, workFolder: '/nowhere' }),
    /no-such-file\.json cannot be read \(ENOENT\)/,
  );
});

const VCENTERS: readonly [string, Parameters<typeof toVcenter>[1], RegExp][] = [
  ['http to another machine', { fqdn: 'x', clientUrl: 'http://10.0.0.1/' }, /clientUrl" must be https/],
  ['a URL with a password', { fqdn: 'x', clientUrl: 'https://a:b@x/' }, /clientUrl" must be a plain URL/],
  ['a short thumbprint', { fqdn: 'x', thumbprint: 'AB:CD' }, /thumbprint" must have 64 \(or 40\) hex digits/],
  ['a thumbprint and CAs', { fqdn: 'x', thumbprint: 'A'.repeat(64), caFile: 'x' }, /either/],
  ['a path for a name', { fqdn: 'x/y' }, /fqdn" must be a host name/],
  ['CAs that are not there', { fqdn: 'x', caFile: '/no/such/file' }, /caFile", \/no\/such\/file, cannot be read/],
];

for (const [name, vcenter, message] of VCENTERS) {
  test(`refuses a vCenter with ${name}`, () => {
    assert.throws(() => toVcenter(GUID, vcenter), message);
  });
}

test('plain HTTP is for loopback addresses', () => {
  const { clientUrl, isOwnClient } = toVcenter(GUID, { fqdn: 'x', clientUrl: 'http://127.0.0.1:8080/' });
  assert.deepEqual([clientUrl, isOwnClient], ['http://127.0.0.1:8080', false]);
});

test('without a client address the vCenter is asked itself', () => {
  const vcenter = toVcenter(GUID, { fqdn: 'VC1.example.com' });
  assert.deepEqual([vcenter.sdkUrl, vcenter.clientUrl], ['https://vc1.example.com/sdk', 'https://vc1.example.com']);
});

test('the file of vCenters may come later and change', async () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'config-test-')), 'vcenters.json');
  const clock = new ManualClock();
  const faults: unknown[] = [];
  const directory = openVcenterDirectory({
    config: { vcenters: {}, vcentersFile: file },
    clock,
    onBadFile: (error) => faults.push(error),
  });
  const changes: (readonly string[])[] = [];
  directory.onChange((guids) => changes.push(guids));
  assert.deepEqual(directory.list(), []);
  writeFileSync(file, JSON.stringify({ vcenters: { a: { fqdn: 'a.example.com' } } }));
  await clock.advance(2_000);
  writeFileSync(file, '{ broken');
  await clock.advance(2_000);
  directory.close();
  assert.deepEqual(changes, [['a']]);
  assert.deepEqual(
    directory.list().map(({ name }) => name),
    ['a.example.com'],
  );
  assert.equal(faults.length, 1);
});
