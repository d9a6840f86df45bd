/** The files of a set-up: a certificate for vCenters and services, and images for VCHs. */
import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeCertificate, type CertificateFiles } from '../launcher/certificate.ts';
import { writeStubIsos, type StubIsos } from './stub-iso.ts';

export interface LabFiles {
  readonly certificateFiles: CertificateFiles;
  /** the texts of these files */
  readonly cert: string;
  readonly key: string;
  /** of the certificate, as requests give it */
  readonly thumbprint: string;
  readonly isos: StubIsos;
  remove(): Promise<void>;
}

/** Writes them to a new folder. */
export async function writeLabFiles(): Promise<LabFiles> {
  const folder = await mkdtemp(path.join(tmpdir(), 'vic-lab-'));
  const certificateFiles = await makeCertificate(folder, 'vcenter');
  const { certFile, keyFile } = certificateFiles;
  const [cert, key] = await Promise.all([readFile(certFile, 'utf8'), readFile(keyFile, 'utf8')]);
  return {
    certificateFiles,
    cert,
    key,
    thumbprint: new X509Certificate(cert).fingerprint,
    isos: await writeStubIsos(folder),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
