import type { PemFile } from '../security/schema.ts';

/** A file that looks like PEM; nobody who takes it apart would find a certificate or key in it. */
export function aPemFile(fileName: string, kind: 'CERTIFICATE' | 'PRIVATE KEY', content: string): PemFile {
  const pem = `-----BEGIN ${kind}-----\n${btoa(content)}\n-----END ${kind}-----\n`;
  return { fileName, pem };
}
