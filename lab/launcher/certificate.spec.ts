import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { makeCertificate } from './certificate.ts';

test('makes a certificate for loopback whose key only the owner can read', async (t) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'vic-certificate-'));
  t.after(() => rm(folder, { recursive: true }));
  const files = await makeCertificate(folder, 'vc1.lab.local');
  const certificate = new X509Certificate(await readFile(files.certFile));
  assert.equal(certificate.checkIP('127.0.0.1'), '127.0.0.1');
  assert.equal(certificate.checkHost('vc1.lab.local'), 'vc1.lab.local');
  assert.equal(certificate.fingerprint256, files.thumbprint);
  assert.equal((await stat(files.keyFile)).mode & 0o777, 0o600);
});
