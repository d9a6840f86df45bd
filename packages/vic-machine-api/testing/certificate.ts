import 'reflect-metadata';
import { webcrypto, X509Certificate } from 'node:crypto';
import * as x509 from '@peculiar/x509';

/** PEM texts and thumbprints of a certificate for tests. */
export interface TestCertificate {
  readonly cert: string;
  readonly key: string;
  readonly sha1: string;
  readonly sha256: string;
}

const DAY_MS = 86_400_000;

/** A fresh self-signed certificate for 127.0.0.1, from yesterday to tomorrow. */
export async function testCertificate(): Promise<TestCertificate> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=loopback test server',
    notBefore: new Date(Date.now() - DAY_MS),
    notAfter: new Date(Date.now() + DAY_MS),
    signingAlgorithm: algorithm,
    keys,
    extensions: [new x509.SubjectAlternativeNameExtension([{ type: 'ip', value: '127.0.0.1' }])],
  });
  const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  const cert = certificate.toString('pem');
  const { fingerprint, fingerprint256 } = new X509Certificate(cert);
  return {
    cert,
    key: x509.PemConverter.encode(pkcs8, 'PRIVATE KEY'),
    sha1: fingerprint,
    sha256: fingerprint256,
  };
}
