import * as Type from 'typebox';
import { nullable } from '../nullable.ts';

/** A file that the user brought, or that the browser made. */
export const PemFile = Type.Object({
  /** such as `ca.pem`; what a command line names */
  fileName: Type.String({ minLength: 1 }),
  /** one or more PEM blocks */
  pem: Type.String({ minLength: 1 }),
});
export type PemFile = Type.Static<typeof PemFile>;

/**
 * Where the server certificate comes from. `browser`: made here, keys handed to the user alone. `files`: brought by the user.
 * `server`: made by vic-machine-server, self-signed; it hands out no client certificates, so clients cannot be verified.
 * `none`: no TLS at all.
 */
export const CertificateSource = Type.Enum(['browser', 'files', 'server', 'none']);
export type CertificateSource = Type.Static<typeof CertificateSource>;

export const KeyAlgorithm = Type.Enum(['RSA-2048', 'RSA-3072', 'RSA-4096', 'EC-P256', 'EC-P384']);
export type KeyAlgorithm = Type.Static<typeof KeyAlgorithm>;

/** How Docker clients and the VCH prove themselves to each other. */
export const Security = Type.Object({
  source: CertificateSource,
  /** whether Docker clients need a certificate; without TLS it does not count */
  verifiesClients: Type.Boolean(),
  /** subject and lifetime of what is made */
  subject: Type.Object({
    /** empty: the VCH's name */
    commonName: Type.String(),
    organizations: Type.Array(Type.String()),
    /** further names and addresses that the server certificate is good for (subject alternative names) */
    alternativeNames: Type.Array(Type.String()),
    /** of `server` only RSA */
    keyAlgorithm: KeyAlgorithm,
    validDays: Type.Integer({ minimum: 1, maximum: 7_300 }),
  }),
  /** what the browser made; null: not made yet, or what it was made for has changed */
  made: nullable(Type.Object({ authority: PemFile, serverCertificate: PemFile, serverKey: nullable(PemFile) })),
  /** what the user brought */
  brought: Type.Object({
    serverCertificate: nullable(PemFile),
    /** secret */
    serverKey: nullable(PemFile),
    clientAuthorities: Type.Array(PemFile),
  }),
});
export type Security = Type.Static<typeof Security>;
