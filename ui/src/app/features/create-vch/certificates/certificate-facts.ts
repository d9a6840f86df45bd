import type { PemFile } from '@vic/contract/vch-spec';

/** What a certificate says. */
export interface CertificateFacts {
  /** such as `CN=alpha.example.com, O=Example` */
  readonly subject: string;
  readonly issuer: string;
  /** of the subject; empty: none */
  readonly commonName: string;
  /** hexadecimal bytes with colons */
  readonly serialNumber: string;
  /** SHA-256 of the whole certificate, hexadecimal bytes with colons */
  readonly fingerprint: string;
  /** SHA-256 of the public key, hexadecimal; compares certificate and private key */
  readonly publicKey: string;
  /** ISO text */
  readonly validFrom: string;
  /** ISO text */
  readonly validTo: string;
  readonly key: KeyFacts;
  /** of the issuer's signature, such as `SHA-256`; null: unknown, or part of the algorithm */
  readonly signatureHash: string | null;
  /** may sign other certificates */
  readonly isAuthority: boolean;
  readonly isSelfSigned: boolean;
  /** no extended key usage, or one for TLS servers */
  readonly isForServers: boolean;
  /** DNS names and addresses of the subject alternative names */
  readonly alternativeNames: readonly string[];
  /** whether the next certificate of the file signed this one; null: there is none */
  readonly isSignedByNext: boolean | null;
}

/** What kind of key it is. */
export interface KeyFacts {
  /** such as `RSA`, `EC P-256`, `Ed25519` */
  readonly algorithm: string;
  readonly bits: number | null;
}

/** A file of one or more certificates, cleaned, with what they say. */
export interface CertificateFile {
  readonly file: PemFile;
  readonly certificates: readonly CertificateFacts[];
}

/** A file with one private key that is not locked. */
export interface PrivateKeyFile {
  readonly file: PemFile;
  readonly key: KeyFacts;
  /** SHA-256 of the public key that belongs to it, hexadecimal */
  readonly publicKey: string;
}
