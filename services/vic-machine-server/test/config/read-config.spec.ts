import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';
import { ConfigError } from '../../src/config/config-error.ts';
import { readOptions } from '../../src/config/options.ts';
import { readConfig } from '../../src/config/read-config.ts';

function read(environment: Record<string, string>, args: string[] = ['--scheme', 'http'], folders = {}) {
  return readConfig({
    environment,
    options: readOptions(args),
    workFolder: '/service',
    programFolder: '/program',
    ...folders,
  });
}

describe('readConfig', () => {
  test('has defaults for everything but the certificates', () => {
    assert.deepEqual(read({}), {
      settings: {
        build: { version: 'v2.0.0', buildNumber: '30000', commit: '00000000', buildDate: '2026/01/01@00:00:00' },
        applianceIso: '/service/appliance.iso',
        bootstrapIso: '/service/bootstrap.iso',
        vchReadyMs: 180_000,
      },
      http: { host: 'localhost', port: 0 },
      https: null,
      log: { level: 'debug', folder: null },
      cleanupMs: 10_000,
    });
  });

  test('takes the variables of the original', () => {
    const config = read({
      HOST: '0.0.0.0',
      PORT: '80',
      LOG_DIRECTORY: '/log',
      LOG_LEVEL: 'WARNING',
      VIC_VERSION: 'v1.5.8-21343-9489f63e',
    });
    assert.deepEqual(config.http, { host: '0.0.0.0', port: 80 });
    assert.deepEqual(config.log, { level: 'warning', folder: '/log' });
    assert.equal(config.settings.build.buildNumber, '21343');
  });

  test('finds the ISO files beside the program if they are not in the working directory', () => {
    const programFolder = mkdtempSync(path.join(tmpdir(), 'iso-'));
    writeFileSync(path.join(programFolder, 'bootstrap.iso'), '');
    const { settings } = read({}, undefined, { programFolder });
    assert.equal(settings.bootstrapIso, path.join(programFolder, 'bootstrap.iso'));
    assert.equal(settings.applianceIso, '/service/appliance.iso');
  });

  const FAULTS: readonly [string, Record<string, string>, string[], RegExp][] = [
    ['a port out of range', { PORT: '70000' }, [], /^PORT must be a port number from 0 to 65535, not "70000"\.$/],
    ['a port that is none', { PORT: 'http' }, [], /^PORT must be/],
    ['an unknown level', { LOG_LEVEL: 'loud' }, [], /^LOG_LEVEL must be one of debug, info, warning, error/],
    ['an unreadable version', { VIC_VERSION: '2' }, [], /^VIC_VERSION must be <version>-<build>-<commit>/],
    ['an unreadable time', { CLEANUP_TIMEOUT: 'soon' }, [], /^CLEANUP_TIMEOUT must be a time such as/],
    ['an unknown scheme', {}, ['--scheme', 'gopher'], /^--scheme must be http or https, not "gopher"\.$/],
    ['a socket', {}, ['--scheme', 'unix'], /^--scheme unix is not offered/],
    ['an unknown option', {}, ['--colour'], /^Unknown option '--colour': --help lists the options\.$/],
    [
      'HTTPS without a certificate',
      { TLS_CERTIFICATE: '/none.crt' },
      ['--scheme', 'https'],
      /^The file of TLS_CERTIFICATE, \/none\.crt, cannot be read \(ENOENT\), which HTTPS needs; or start with --scheme http\.$/,
    ],
  ];
  for (const [name, environment, args, sentence] of FAULTS) {
    test(`${name} is one sentence`, () => {
      assert.throws(
        () => read(environment, args.length === 0 ? undefined : args),
        (error) => error instanceof ConfigError && sentence.test(error.message) && !error.message.includes('\n'),
      );
    });
  }

  test('a key that is not the certificate’s is refused', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'tls-'));
    const file = path.join(folder, 'x.pem');
    writeFileSync(file, 'nothing');
    assert.throws(
      () => read({ TLS_CERTIFICATE: file, TLS_PRIVATE_KEY: file }, ['--scheme', 'https']),
      /must hold a certificate in PEM and its own private key\.$/,
    );
  });
});
