import type { KeyAlgorithm, PemFile } from '@vic/contract/vch-spec';

/** What certificates are to be made. */
export interface CertificateRequest {
  readonly commonName: string;
  readonly organizations: readonly string[];
  /** names and addresses that the server certificate is to be good for */
  readonly hosts: readonly string[];
  readonly keyAlgorithm: KeyAlgorithm;
  readonly validDays: number;
  /** whether a client certificate is wanted, too */
  readonly isForClients: boolean;
}

/** A certificate with its private key. */
export interface KeyedCertificate {
  readonly certificate: PemFile;
  /** secret */
  readonly key: PemFile;
}

/** A certificate authority of its own, and what it signed. */
export interface MadeCertificates {
  readonly authority: KeyedCertificate;
  readonly server: KeyedCertificate;
  readonly client: KeyedCertificate | null;
}

/** What is being done, in this order. */
export type MakingStep = 'authority-key' | 'server-key' | 'client-key' | 'signing';
