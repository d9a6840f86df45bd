import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { firstStart } from './first-start.ts';

const NOW = new Date('2026-01-02T03:04:05Z');
let folder: string;
let said: string[];

function start(argv: string[], environment: Record<string, string> = {}): Promise<string[] | null> {
  return firstStart({ argv, environment, workFolder: folder, now: NOW, report: (line) => void said.push(line) });
}

function certificate(): X509Certificate {
  return new X509Certificate(readFileSync(path.join(folder, 'tls/server.crt')));
}

describe('the first start', () => {
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'first-start-'));
    said = [];
    const tls = { certFile: 'tls/server.crt', keyFile: 'tls/server.key' };
    writeFileSync(path.join(folder, 'config.json'), JSON.stringify({ tls }));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  test('makes a certificate for the given hosts, its key readable by the owner only, and tells the thumbprint', async () => {
    const argv = ['--make-certificate', '--config', 'config.json', '--certificate-host', 'a.example.com'];
    assert.deepEqual(await start([...argv, '--certificate-host=10.0.0.1', '--port', '0']), [
      '--config',
      'config.json',
      '--port',
      '0',
    ]);
    const made = certificate();
    assert.equal(made.subjectAltName, 'DNS:a.example.com, IP Address:10.0.0.1');
    assert.equal(made.verify(made.publicKey), true);
    assert.ok(made.validFromDate < NOW && made.validToDate > NOW);
    assert.equal(statSync(path.join(folder, 'tls/server.key')).mode & 0o777, 0o600);
    assert.match(said.join('\n'), new RegExp(made.fingerprint256));
    assert.doesNotMatch(said.join('\n'), /PRIVATE/);
  });

  test('names this machine when no host is given', async () => {
    await start(['--make-certificate'], { VIC_PLUGIN_CONFIG: 'config.json' });
    assert.match(certificate().subjectAltName ?? '', /DNS:localhost, IP Address:127.0.0.1/);
  });

  test('leaves a certificate that exists alone', async () => {
    await start(['--make-certificate', '--config', 'config.json']);
    const before = certificate().fingerprint256;
    said = [];
    await start(['--make-certificate', '--config', 'config.json']);
    assert.equal(certificate().fingerprint256, before);
    assert.deepEqual(said, []);
  });

  test('makes none unless asked to', async () => {
    assert.deepEqual(await start(['--config', 'config.json']), ['--config', 'config.json']);
    assert.equal(existsSync(path.join(folder, 'tls')), false);
  });

  test('--certificate-only tells the thumbprint and does not start the server', async () => {
    assert.equal(await start(['--certificate-only', '--config', 'config.json']), null);
    assert.match(said.join('\n'), new RegExp(`SHA-256 thumbprint ${certificate().fingerprint256}`));
  });

  test('options and environment name the files before the configuration does', async () => {
    await start(['--make-certificate', '--config', 'config.json', '--cert', 'c.pem'], {
      VIC_PLUGIN_TLS_KEY_FILE: 'k.pem',
    });
    assert.equal(existsSync(path.join(folder, 'c.pem')), true);
    assert.equal(existsSync(path.join(folder, 'k.pem')), true);
  });

  test('leaves a configuration that cannot be read to the server to complain about', async () => {
    assert.deepEqual(await start(['--make-certificate', '--config', 'nowhere.json']), ['--config', 'nowhere.json']);
    await assert.rejects(start(['--certificate-only', '--config', 'nowhere.json']), /names no tls.certFile/);
  });
});
