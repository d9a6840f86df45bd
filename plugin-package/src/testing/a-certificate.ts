import 'reflect-metadata';
import { webcrypto, X509Certificate } from 'node:crypto';
import { SubjectAlternativeNameExtension, X509CertificateGenerator } from '@peculiar/x509';

/** A self-signed certificate for tests, with its key. */
export interface TestCertificate {
  readonly pem: string;
  readonly keyPem: string;
  readonly sha256: string;
  readonly sha1: string;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/** Makes a certificate for the names and addresses. */
export async function aCertificate(hosts: readonly string[] = ['127.0.0.1']): Promise<TestCertificate> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const names = hosts.map((value) => ({ type: /^[\d.]+$/.test(value) ? ('ip' as const) : ('dns' as const), value }));
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=test',
    notBefore: new Date('2020-01-01'),
    notAfter: new Date('2049-01-01'),
    signingAlgorithm: ALGORITHM,
    keys,
    extensions: [new SubjectAlternativeNameExtension(names)],
  });
  const key = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
  const { fingerprint256: sha256, fingerprint: sha1 } = new X509Certificate(Buffer.from(certificate.rawData));
  const keyPem = `-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----\n`;
  return { pem: `${certificate.toString('pem')}\n`, keyPem, sha256, sha1 };
}
