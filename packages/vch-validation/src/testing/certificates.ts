import 'reflect-metadata';
import { createPrivateKey, webcrypto, type KeyExportOptions } from 'node:crypto';
import * as x509 from '@peculiar/x509';

const DAY_MS = 86_400_000;

const ALGORITHMS = {
  RSA: {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    publicExponent: new Uint8Array([1, 0, 1]),
    modulusLength: 2048,
  },
  EC: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
} as const;

export interface TestPair {
  readonly certificate: string;
  /** the same key in the forms that people have */
  readonly keys: { readonly pkcs8: string; readonly traditional: string; readonly encrypted: string };
}

/** A fresh self-signed certificate of some days around `at`. */
export async function testPair(
  kind: 'RSA' | 'EC',
  at: string,
  { fromDay = -1, toDay = 1 }: { readonly fromDay?: number; readonly toDay?: number } = {},
): Promise<TestPair> {
  const algorithm = ALGORITHMS[kind];
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=vch.example.com',
    notBefore: new Date(Date.parse(at) + fromDay * DAY_MS),
    notAfter: new Date(Date.parse(at) + toDay * DAY_MS),
    signingAlgorithm: algorithm,
    keys,
  });
  const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey));
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const text = (options: KeyExportOptions<'pem'>) => String(key.export(options));
  return {
    certificate: `${certificate.toString('pem')}\n`,
    keys: {
      pkcs8: text({ format: 'pem', type: 'pkcs8' }),
      traditional: text({ format: 'pem', type: kind === 'RSA' ? 'pkcs1' : 'sec1' }),
      encrypted: text({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'secret' }),
    },
  };
}
