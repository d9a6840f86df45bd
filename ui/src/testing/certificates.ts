import type { CertificateFacts } from '../app/features/create-vch/certificates/certificate-facts.ts';
import type {
  CertificateRequest,
  MadeCertificates,
} from '../app/features/create-vch/certificates/certificate-request.ts';
import { makeCertificates } from '../app/features/create-vch/certificates/make-certificates.ts';
import { settle } from './test-bed.ts';

/** What is asked of `madeCertificates`; EC keys are made at once. */
function aCertificateRequest(facts: Partial<CertificateRequest> = {}): CertificateRequest {
  return {
    commonName: 'alpha.lab.local',
    organizations: ['Lab'],
    hosts: ['alpha.lab.local', '10.1.2.3'],
    keyAlgorithm: 'EC-P256',
    validDays: 365,
    isForClients: true,
    ...facts,
  };
}

/** Real certificates. */
export function madeCertificates(facts: Partial<CertificateRequest> = {}, now = Date.now()): Promise<MadeCertificates> {
  return makeCertificates(aCertificateRequest(facts), now, () => undefined, new AbortController().signal);
}

/** What a certificate says. */
export function aCertificate(facts: Partial<CertificateFacts> = {}): CertificateFacts {
  return {
    subject: 'CN=alpha.lab.local',
    issuer: 'CN=Lab CA',
    commonName: 'alpha.lab.local',
    serialNumber: '01',
    fingerprint: 'aa:bb',
    publicKey: 'cc',
    validFrom: '2026-01-01T00:00:00.000Z',
    validTo: '2027-01-01T00:00:00.000Z',
    key: { algorithm: 'RSA', bits: 2_048 },
    signatureHash: 'SHA-256',
    isAuthority: false,
    isSelfSigned: false,
    isForServers: true,
    alternativeNames: ['alpha.lab.local'],
    isSignedByNext: null,
    ...facts,
  };
}

/** A file of a user. */
export function pemFile(name: string, content: string | Uint8Array<ArrayBuffer>): File {
  return new File([content], name);
}

/** Lets the browser work on keys and certificates until something is so; the runner's own limit ends what never is. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await settle();
}

/** Drops files on an element, as from a folder. */
export function dropFiles(target: HTMLElement, files: readonly File[]): void {
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  target.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
}
