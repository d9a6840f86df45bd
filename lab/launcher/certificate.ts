import 'reflect-metadata';
import { SubjectAlternativeNameExtension, X509CertificateGenerator } from '@peculiar/x509';
import { X509Certificate } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A certificate of the lab on disk. Paths are absolute; the thumbprint is SHA-256 in colon form. */
export interface CertificateFiles {
  readonly certFile: string;
  readonly keyFile: string;
  readonly thumbprint: string;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY_MS = 86_400_000;

/** Makes a self-signed certificate for loopback, named `name`, valid for a year, and writes it with its key (0600). */
export async function makeCertificate(folder: string, name: string): Promise<CertificateFiles> {
  const keys = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: `CN=${name}`,
    keys,
    signingAlgorithm: ALGORITHM,
    notBefore: new Date(Date.now() - DAY_MS),
    notAfter: new Date(Date.now() + 365 * DAY_MS),
    extensions: [
      new SubjectAlternativeNameExtension([
        { type: 'dns', value: 'localhost' },
        { type: 'dns', value: name },
        { type: 'ip', value: '127.0.0.1' },
      ]),
    ],
  });
  const pem = certificate.toString('pem');
  const certFile = path.join(folder, `${name}.crt`);
  const keyFile = path.join(folder, `${name}.key`);
  await writeFile(certFile, `${pem}\n`);
  await writeFile(keyFile, privateKeyPem(await crypto.subtle.exportKey('pkcs8', keys.privateKey)), { mode: 0o600 });
  return { certFile, keyFile, thumbprint: new X509Certificate(pem).fingerprint256 };
}

function privateKeyPem(pkcs8: ArrayBuffer): string {
  const lines =
    Buffer.from(pkcs8)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN PRIVATE KEY-----', ...lines, '-----END PRIVATE KEY-----', ''].join('\n');
}
