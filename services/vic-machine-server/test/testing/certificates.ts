import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import { webcrypto } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/** PEM texts of a certificate and its key. */
export interface TestCertificate {
  readonly certificate: string;
  readonly key: string;
}

/** A self-signed certificate of this name, also good as an authority and for `localhost` and 127.0.0.1. */
export async function selfSigned(name: string): Promise<TestCertificate> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned(
    {
      name: `CN=${name}`,
      keys,
      signingAlgorithm: ALGORITHM,
      extensions: [
        new x509.BasicConstraintsExtension(true),
        new x509.SubjectAlternativeNameExtension([
          { type: 'dns', value: 'localhost' },
          { type: 'ip', value: '127.0.0.1' },
        ]),
      ],
    },
    webcrypto,
  );
  const key = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  return { certificate: certificate.toString('pem'), key: x509.PemConverter.encode(key, 'PRIVATE KEY') };
}

/** Writes both to `server.crt` and `server.key` of a folder, and names them as the environment does. */
export function writeCertificate(folder: string, { certificate, key }: TestCertificate) {
  const files = { TLS_CERTIFICATE: path.join(folder, 'server.crt'), TLS_PRIVATE_KEY: path.join(folder, 'server.key') };
  writeFileSync(files.TLS_CERTIFICATE, certificate);
  writeFileSync(files.TLS_PRIVATE_KEY, key, { mode: 0o600 });
  return files;
}

/** An authority that issues certificates for servers. PEM texts. */
export interface TestAuthority {
  readonly certificate: string;
  /** For a server of these DNS names. */
  issue(name: string, dnsNames: readonly string[]): Promise<string>;
}

export async function anAuthority(name: string): Promise<TestAuthority> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const own = await x509.X509CertificateGenerator.createSelfSigned(
    {
      name: `CN=${name}`,
      keys,
      signingAlgorithm: ALGORITHM,
      extensions: [new x509.BasicConstraintsExtension(true)],
    },
    webcrypto,
  );
  return {
    certificate: `${own.toString('pem')}\n`,
    async issue(subject, dnsNames) {
      const { publicKey } = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
      const certificate = await x509.X509CertificateGenerator.create(
        {
          subject: `CN=${subject}`,
          issuer: own.subject,
          signingKey: keys.privateKey,
          publicKey,
          signingAlgorithm: ALGORITHM,
          extensions: [
            new x509.SubjectAlternativeNameExtension(dnsNames.map((value) => ({ type: 'dns', value }) as const)),
          ],
        },
        webcrypto,
      );
      return `${certificate.toString('pem')}\n`;
    },
  };
}
