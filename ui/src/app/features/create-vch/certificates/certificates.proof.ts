/**
 * Proves with OpenSSL that others accept what is made here: chains verify, keys match, PFX files open. Run with
 * `node --test`; without an OpenSSL only Node's own reading is proved.
 */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { KeyAlgorithm } from '@vic/contract/vch-spec';
import type { MadeCertificates } from './certificate-request.ts';
import { makeCertificates } from './make-certificates.ts';
import { makePfx } from './make-pfx.ts';
import { readCertificates } from './read-certificates.ts';
import { readPrivateKey } from './read-private-key.ts';
import { zipOf } from './archive.ts';

const HAS_OPENSSL = spawnSync('openssl', ['version']).status === 0;
const withOpenSsl = { skip: HAS_OPENSSL ? false : 'no openssl' };
const ALGORITHMS: readonly KeyAlgorithm[] = ['RSA-2048', 'RSA-3072', 'EC-P256', 'EC-P384'];

function make(keyAlgorithm: KeyAlgorithm): Promise<MadeCertificates> {
  const request = {
    commonName: 'alpha.lab.local',
    organizations: ['Örtliche Abteilung', '#1'],
    hosts: ['alpha.lab.local', '*.alpha.lab.local', '10.1.2.3', 'fd00::3'],
    keyAlgorithm,
    validDays: 30,
    isForClients: true,
  };
  return makeCertificates(request, Date.now(), () => undefined, new AbortController().signal);
}

const folder = mkdtempSync(path.join(tmpdir(), 'vic-certificates-'));
after(() => {
  rmSync(folder, { recursive: true });
});

function put(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, content, { mode: 0o600 });
  return file;
}

function openssl(...args: readonly string[]): string {
  return execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

function chosen(fileName: string, content: string | Uint8Array) {
  return { fileName, bytes: new Uint8Array(Buffer.from(content)) };
}

for (const algorithm of ALGORITHMS) {
  describe(`certificates with ${algorithm}`, () => {
    let made: MadeCertificates;
    before(async () => {
      made = await make(algorithm);
    });

    it('are read by Node with matching keys and all names', () => {
      const authority = new X509Certificate(made.authority.certificate.pem);
      const server = new X509Certificate(made.server.certificate.pem);
      assert.ok(authority.ca && authority.verify(authority.publicKey));
      assert.ok(server.verify(authority.publicKey) && server.checkIssued(authority));
      assert.ok(server.checkPrivateKey(createPrivateKey(made.server.key.pem)));
      assert.equal(server.checkHost('alpha.lab.local'), 'alpha.lab.local');
      assert.equal(server.checkHost('x.alpha.lab.local'), '*.alpha.lab.local');
      assert.equal(server.checkIP('10.1.2.3'), '10.1.2.3');
      assert.equal(server.checkIP('fd00::3'), 'fd00::3');
      assert.match(server.subject, /O=Örtliche Abteilung\nO=\\#1/);
    });

    it('verify in OpenSSL for what they are meant, and for nothing else', withOpenSsl, () => {
      const ca = put(`${algorithm}-ca.pem`, made.authority.certificate.pem);
      const server = put(`${algorithm}-server.pem`, made.server.certificate.pem);
      const client = put(`${algorithm}-client.pem`, made.client?.certificate.pem ?? '');
      const verify = ['verify', '-x509_strict', '-CAfile', ca, '-purpose'];
      assert.match(openssl(...verify, 'sslserver', '-verify_ip', '10.1.2.3', server), /: OK/);
      assert.match(openssl(...verify, 'sslclient', client), /: OK/);
      assert.throws(() => openssl(...verify, 'sslclient', server), /unsuitable|unsupported|purpose/i);
      assert.throws(() => openssl(...verify, 'sslserver', client), /unsuitable|unsupported|purpose/i);
    });

    it('are packed in a PFX that opens with its password only', withOpenSsl, async () => {
      assert.ok(made.client);
      const password = 'pa$$ "word" ~1';
      const pfx = put(
        `${algorithm}.pfx`,
        await makePfx(made.client, made.authority.certificate.pem, 'alpha', password),
      );
      const pass = (text: string) => ['pkcs12', '-in', pfx, '-nodes', '-passin', `pass:${text}`];
      const opened = openssl(...pass(password));
      assert.match(opened, /friendlyName: alpha/);
      const blocks = opened.match(/-----BEGIN [^-]+-----/g);
      assert.deepEqual(blocks?.toSorted(), [
        '-----BEGIN CERTIFICATE-----',
        '-----BEGIN CERTIFICATE-----',
        '-----BEGIN PRIVATE KEY-----',
      ]);
      const key = createPrivateKey(opened.slice(opened.indexOf('-----BEGIN PRIVATE KEY')));
      assert.ok(new X509Certificate(made.client.certificate.pem).checkPrivateKey(key));
      assert.throws(() => openssl(...pass('another')), /mac verify error|invalid password/i);
    });

    it('are read back by our own readers', async () => {
      const chain = made.server.certificate.pem + made.authority.certificate.pem;
      const reading = await readCertificates(chosen('server.pem', chain));
      assert.ok('found' in reading);
      const [server, authority] = reading.found.certificates;
      assert.equal(server?.isSignedByNext, true);
      assert.equal(authority?.isAuthority, true);
      assert.equal(server.fingerprint, new X509Certificate(chain).fingerprint256.toLowerCase());
      const key = await readPrivateKey(chosen('server-key.pem', made.server.key.pem));
      assert.ok('found' in key);
      assert.equal(key.found.publicKey, server.publicKey);
    });
  });
}

describe('private keys of OpenSSL', () => {
  const kinds = [
    ['PKCS #1', 'RSA PRIVATE KEY', ['rsa', '-traditional']],
    ['SEC 1', 'EC PRIVATE KEY', ['ec']],
    ['PKCS #8', 'PRIVATE KEY', ['pkcs8', '-topk8', '-nocrypt']],
  ] as const;

  function rawKey(label: string): string {
    const algorithm = label.startsWith('EC') ? ['EC', '-pkeyopt', 'ec_paramgen_curve:P-384'] : ['RSA'];
    return put('raw-key.pem', openssl('genpkey', '-algorithm', ...algorithm));
  }

  for (const [name, label, command] of kinds) {
    for (const form of ['PEM', 'DER'] as const) {
      it(`are read as ${name} in ${form}`, withOpenSsl, async () => {
        const raw = rawKey(label);
        const file = path.join(folder, `key.${form}`);
        openssl(...command, '-in', raw, '-outform', form, '-out', file);
        const certificate = path.join(folder, 'own.pem');
        openssl('req', '-x509', '-key', raw, '-subj', '/CN=own', '-out', certificate);
        const bytes = new Uint8Array(await readBytes(file));
        const key = await readPrivateKey({ fileName: `key.${form.toLowerCase()}`, bytes });
        const own = await readCertificates({
          fileName: 'own.pem',
          bytes: new Uint8Array(await readBytes(certificate)),
        });
        assert.ok('found' in key && 'found' in own, JSON.stringify(key));
        assert.equal(key.found.publicKey, own.found.certificates[0]?.publicKey);
        assert.ok(key.found.file.pem.startsWith(`-----BEGIN ${label}-----`));
        assert.ok(createPrivateKey(key.found.file.pem));
      });
    }
  }

  for (const args of [
    ['rsa', '-traditional', '-aes256'],
    ['pkcs8', '-topk8'],
  ] as const) {
    it(
      `are refused while locked (${args.join(' ')}), and the command that is told unlocks them`,
      withOpenSsl,
      async () => {
        const raw = rawKey('PRIVATE KEY');
        const file = path.join(folder, 'my locked key.pem');
        openssl(...args, '-in', raw, '-passout', 'pass:secret', '-out', file);
        const reading = await readPrivateKey({
          fileName: 'my locked key.pem',
          bytes: new Uint8Array(await readBytes(file)),
        });
        assert.ok('refusal' in reading);
        assert.equal(reading.refusal.code, 'encrypted-key');
        const command = `${reading.refusal.values['command']} -passin pass:secret`;
        execFileSync('sh', ['-c', command], { cwd: folder });
        const plain = await readBytes(path.join(folder, 'plain-my locked key.pem'));
        assert.ok('found' in (await readPrivateKey({ fileName: 'plain.pem', bytes: new Uint8Array(plain) })));
      },
    );
  }

  it('are refused when VCHs cannot use them', withOpenSsl, async () => {
    const pem = openssl('genpkey', '-algorithm', 'ED25519');
    const reading = await readPrivateKey(chosen('ed.pem', pem));
    assert.deepEqual('refusal' in reading && reading.refusal, {
      code: 'unsupported-key',
      values: { fileName: 'ed.pem', algorithm: 'Ed25519' },
    });
  });
});

describe('certificates of OpenSSL', () => {
  it('are read although a name in them is of a kind nobody needs', withOpenSsl, async () => {
    const key = put('other.key', openssl('genpkey', '-algorithm', 'RSA'));
    const names = 'subjectAltName=otherName:1.3.6.1.4.1.311.20.2.3;UTF8:me@lab.local,DNS:a.lab.local,IP:fd00::1';
    const pem = openssl('req', '-x509', '-key', key, '-subj', '/CN=own', '-addext', names);
    const reading = await readCertificates(chosen('own.pem', pem.replaceAll('\n', '\r\n')));
    assert.ok('found' in reading, JSON.stringify(reading));
    assert.deepEqual(reading.found.certificates[0]?.alternativeNames, ['a.lab.local', 'fd00::1']);
    assert.equal(reading.found.file.pem, pem);
    assert.equal(reading.found.certificates[0].serialNumber, serialOf(pem));
  });

  it('are read in DER and become PEM; a PFX is refused with the command that opens it', withOpenSsl, async () => {
    const key = put('der.key', openssl('genpkey', '-algorithm', 'RSA'));
    const certificate = put('der.pem', openssl('req', '-x509', '-key', key, '-subj', '/CN=own'));
    const der = path.join(folder, 'own.cer');
    openssl('x509', '-in', certificate, '-outform', 'DER', '-out', der);
    const reading = await readCertificates({ fileName: 'own.cer', bytes: new Uint8Array(await readBytes(der)) });
    assert.ok('found' in reading);
    assert.equal(reading.found.file.fileName, 'own.pem');
    const pfx = path.join(folder, 'own.pfx');
    openssl('pkcs12', '-export', '-in', certificate, '-inkey', key, '-passout', 'pass:x', '-out', pfx);
    const refused = await readCertificates({ fileName: 'own.pfx', bytes: new Uint8Array(await readBytes(pfx)) });
    assert.ok('refusal' in refused);
    assert.equal(refused.refusal.code, 'pkcs12-instead');
  });
});

it('archives unpack to the files that went in', { skip: spawnSync('python3', ['--version']).status !== 0 }, () => {
  const zip = put('all.zip', zipOf('alpha', [{ fileName: 'ä.env', content: 'a=1\n' }], new Date()));
  execFileSync('python3', ['-m', 'zipfile', '-e', zip, folder]);
  assert.equal(execFileSync('cat', [path.join(folder, 'alpha', 'ä.env')], { encoding: 'utf8' }), 'a=1\n');
});

async function readBytes(file: string): Promise<Buffer> {
  const { readFile } = await import('node:fs/promises');
  return readFile(file);
}

function serialOf(pem: string): string {
  const [first = '', ...rest] = new X509Certificate(pem).serialNumber.toLowerCase().match(/../g) ?? [];
  return [first, ...rest].join(':');
}
