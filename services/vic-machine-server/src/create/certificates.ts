/** Certificates made for a VCH: its server's, and unless clients go unverified a CA and a client's. */
import 'reflect-metadata';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  Name,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
  type Extension,
  type JsonAttributeAndObjectValue,
  type JsonGeneralName,
  type X509Certificate,
} from '@peculiar/x509';
import { randomBytes, type webcrypto } from 'node:crypto';
import { isIP } from 'node:net';

export interface CertificateRequest {
  /** bits of each RSA key */
  readonly keyBits: number;
  /** none given: `default` */
  readonly organizations: readonly string[];
  /** name or address by which clients reach the VCH; null: none known yet */
  readonly commonName: string | null;
  /** static addresses of the VCH that clients may use, without mask */
  readonly addresses: readonly string[];
  /** clients are not asked for a certificate: the server's signs itself */
  readonly isSelfSigned: boolean;
}

/** PEM texts; keys are secrets. */
export interface KeyAndCertificate {
  readonly certificate: string;
  readonly privateKey: string;
}

export interface VchCertificates {
  readonly server: KeyAndCertificate;
  /** null when self-signed */
  readonly authority: string | null;
  readonly client: KeyAndCertificate | null;
}

interface Issued {
  readonly certificate: X509Certificate;
  readonly keys: webcrypto.CryptoKeyPair;
}

const DAY_MS = 86_400_000;
const VALID_DAYS = 365;
/** Clocks differ: a certificate is valid a little before it was made. */
const EARLIER_MS = DAY_MS;
const DEFAULT_ORGANIZATION = 'default';
const CLIENT_NAME = 'VIC client';
const AUTHORITY_NAME = 'VIC certificate authority';

const algorithm = (keyBits: number): webcrypto.RsaHashedKeyGenParams => ({
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: keyBits,
  publicExponent: Uint8Array.from([1, 0, 1]),
});

/** Makes the certificates, valid for one year. The CA's private key is used once and kept nowhere. */
export async function makeCertificates(request: CertificateRequest, now: number): Promise<VchCertificates> {
  if (request.isSelfSigned) {
    const server = await issue(request, now, request.commonName, serverExtensions(request), null);
    return { server: await inPem(server), authority: null, client: null };
  }
  const authority = await issue(request, now, AUTHORITY_NAME, authorityExtensions(), null);
  const [server, client] = await Promise.all([
    issue(request, now, request.commonName, serverExtensions(request), authority),
    issue(request, now, CLIENT_NAME, leafExtensions(ExtendedKeyUsage.clientAuth), authority),
  ]);
  return {
    server: await inPem(server),
    authority: `${authority.certificate.toString('pem')}\n`,
    client: await inPem(client),
  };
}

function subject(request: CertificateRequest, commonName: string | null): Name {
  const organizations = request.organizations.length > 0 ? request.organizations : [DEFAULT_ORGANIZATION];
  return new Name([
    ...organizations.map((organization) => literal('O', organization)),
    ...(commonName === null || commonName === '' ? [] : [literal('CN', commonName)]),
  ]);
}

/** Text that is taken as it is, whatever characters it holds. */
const literal = (type: 'O' | 'CN', text: string): JsonAttributeAndObjectValue => ({ [type]: [{ utf8String: text }] });

async function issue(
  request: CertificateRequest,
  now: number,
  commonName: string | null,
  extensions: readonly Extension[],
  issuer: Issued | null,
): Promise<Issued> {
  const signingAlgorithm = algorithm(request.keyBits);
  const keys = await crypto.subtle.generateKey(signingAlgorithm, true, ['sign', 'verify']);
  const name = subject(request, commonName);
  const signer = issuer ?? { keys, certificate: null };
  const certificate = await X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: name,
    issuer: signer.certificate?.subjectName ?? name,
    notBefore: new Date(now - EARLIER_MS),
    notAfter: new Date(now + VALID_DAYS * DAY_MS),
    publicKey: keys.publicKey,
    signingKey: signer.keys.privateKey,
    signingAlgorithm,
    extensions: [
      ...extensions,
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      ...(issuer === null ? [] : [await AuthorityKeyIdentifierExtension.create(issuer.keys.publicKey)]),
    ],
  });
  return { certificate, keys };
}

/** 127 random bits, never negative (RFC 5280 §4.1.2.2). */
function serialNumber(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes.toString('hex');
}

function authorityExtensions(): Extension[] {
  return [
    new BasicConstraintsExtension(true, 0, true),
    new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
  ];
}

function leafExtensions(purpose: ExtendedKeyUsage): Extension[] {
  return [
    new BasicConstraintsExtension(false, undefined, true),
    new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment, true),
    new ExtendedKeyUsageExtension([purpose]),
  ];
}

function serverExtensions(request: CertificateRequest): Extension[] {
  const names = [...new Set([request.commonName ?? '', ...request.addresses])].filter((name) => name !== '');
  const alternatives = names.map((name): JsonGeneralName => ({ type: isIP(name) === 0 ? 'dns' : 'ip', value: name }));
  return [
    ...leafExtensions(ExtendedKeyUsage.serverAuth),
    ...(alternatives.length === 0 ? [] : [new SubjectAlternativeNameExtension(alternatives)]),
  ];
}

async function inPem(issued: Issued): Promise<KeyAndCertificate> {
  const key = await crypto.subtle.exportKey('pkcs8', issued.keys.privateKey);
  return {
    certificate: `${issued.certificate.toString('pem')}\n`,
    privateKey: `${PemConverter.encode(key, 'PRIVATE KEY')}\n`,
  };
}
