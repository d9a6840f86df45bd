import 'reflect-metadata';
import type { KeyAlgorithm } from '@vic/contract/vch-spec';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  Name,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
  type Extension,
  type X509Certificate,
} from '@peculiar/x509';
import type { CertificateRequest, KeyedCertificate, MadeCertificates, MakingStep } from './certificate-request.ts';
import { hexOf } from './hex.ts';
import { parseHostName } from './host-name.ts';
import { toPem } from './pem.ts';

const DAY_MS = 86_400_000;
/** Certificates are valid from a day ago on: the clocks of hosts and clients may lag behind this browser's. */
const LEEWAY_MS = DAY_MS;
const SERIAL_BYTES = 16;
/** upper bound of a common name (X.520) */
const MAX_NAME_LENGTH = 64;

const KEY_PARAMETERS: Readonly<Record<KeyAlgorithm, RsaHashedKeyGenParams | EcKeyGenParams>> = {
  'RSA-2048': rsa(2_048),
  'RSA-3072': rsa(3_072),
  'RSA-4096': rsa(4_096),
  'EC-P256': { name: 'ECDSA', namedCurve: 'P-256' },
  'EC-P384': { name: 'ECDSA', namedCurve: 'P-384' },
};

function rsa(modulusLength: number): RsaHashedKeyGenParams {
  return { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength, publicExponent: new Uint8Array([1, 0, 1]) };
}

interface Authority {
  readonly keys: CryptoKeyPair;
  readonly certificate: X509Certificate;
}

interface Validity {
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/**
 * Makes an authority, a server certificate and, if wanted, a client certificate. The browser makes the keys on threads of
 * its own, so that the page stays alive.
 * @param now milliseconds
 * @param tell is told what is being done
 * @throws DOMException AbortError between two steps once `signal` is aborted
 */
export async function makeCertificates(
  request: CertificateRequest,
  now: number,
  tell: (step: MakingStep) => void,
  signal: AbortSignal,
): Promise<MadeCertificates> {
  const makeKeys = async (step: MakingStep) => {
    signal.throwIfAborted();
    tell(step);
    return newKeys(request.keyAlgorithm);
  };
  const authorityKeys = await makeKeys('authority-key');
  const serverKeys = await makeKeys('server-key');
  const clientKeys = request.isForClients ? await makeKeys('client-key') : null;
  signal.throwIfAborted();
  tell('signing');
  const validity = {
    notBefore: new Date(now - LEEWAY_MS),
    notAfter: new Date(now + request.validDays * DAY_MS),
  };
  const certificate = await newAuthority(request, authorityKeys, validity);
  const authority = { keys: authorityKeys, certificate };
  const server = await newServer(request, serverKeys, authority, validity);
  const client = clientKeys === null ? null : await newClient(request, clientKeys, authority, validity);
  return {
    authority: await keyed(certificate, authorityKeys, 'ca.pem', 'ca-key.pem'),
    server: await keyed(server, serverKeys, 'server-cert.pem', 'server-key.pem'),
    client: clientKeys && client ? await keyed(client, clientKeys, 'cert.pem', 'key.pem') : null,
  };
}

async function newKeys(algorithm: KeyAlgorithm): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(KEY_PARAMETERS[algorithm], true, ['sign', 'verify']);
}

async function newAuthority(request: CertificateRequest, keys: CryptoKeyPair, validity: Validity) {
  return X509CertificateGenerator.createSelfSigned({
    name: subjectOf(request, 'CA'),
    keys,
    ...validity,
    serialNumber: newSerialNumber(),
    signingAlgorithm: signingOf(request.keyAlgorithm),
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
}

async function newServer(request: CertificateRequest, keys: CryptoKeyPair, authority: Authority, validity: Validity) {
  const names = request.hosts.flatMap((host) => {
    const parsed = parseHostName(host);
    return parsed ? [{ type: parsed.kind === 'name' ? ('dns' as const) : ('ip' as const), value: parsed.value }] : [];
  });
  return newLeaf(request, keys, authority, validity, subjectOf(request, null), [
    new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
    ...(names.length > 0 ? [new SubjectAlternativeNameExtension(names)] : []),
  ]);
}

async function newClient(request: CertificateRequest, keys: CryptoKeyPair, authority: Authority, validity: Validity) {
  const usage = new ExtendedKeyUsageExtension([ExtendedKeyUsage.clientAuth]);
  return newLeaf(request, keys, authority, validity, subjectOf(request, 'client'), [usage]);
}

async function newLeaf(
  { keyAlgorithm }: CertificateRequest,
  { publicKey }: CryptoKeyPair,
  authority: Authority,
  validity: Validity,
  subject: Name,
  extensions: readonly Extension[],
) {
  return X509CertificateGenerator.create({
    subject,
    issuer: authority.certificate.subjectName,
    publicKey,
    signingKey: authority.keys.privateKey,
    ...validity,
    serialNumber: newSerialNumber(),
    signingAlgorithm: signingOf(keyAlgorithm),
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      usageOf(keyAlgorithm),
      ...extensions,
      await SubjectKeyIdentifierExtension.create(publicKey),
      await AuthorityKeyIdentifierExtension.create(authority.keys.publicKey),
    ],
  });
}

/** RSA keys also take the session key of a client that cannot agree on one; EC keys cannot. */
function usageOf(algorithm: KeyAlgorithm): KeyUsagesExtension {
  return algorithm.startsWith('RSA')
    ? new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment, true)
    : new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true);
}

/** Each certificate has a name of its own: two of one issuer and one name could not be told apart. */
function subjectOf({ commonName, organizations }: CertificateRequest, role: string | null): Name {
  const suffix = role === null ? '' : ` ${role}`;
  const name = `${Array.from(commonName)
    .slice(0, MAX_NAME_LENGTH - suffix.length)
    .join('')}${suffix}`;
  return new Name([
    { CN: [{ utf8String: name }] },
    ...organizations.map((organization) => ({ O: [{ utf8String: organization }] })),
  ]);
}

function signingOf(algorithm: KeyAlgorithm): Algorithm | EcdsaParams {
  if (algorithm === 'EC-P256') return { name: 'ECDSA', hash: 'SHA-256' };
  if (algorithm === 'EC-P384') return { name: 'ECDSA', hash: 'SHA-384' };
  return { name: 'RSASSA-PKCS1-v1_5' };
}

/** Random, positive, and never shortened by a leading zero. */
function newSerialNumber(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(SERIAL_BYTES));
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return hexOf(bytes);
}

async function keyed(
  certificate: X509Certificate,
  { privateKey }: CryptoKeyPair,
  certificateName: string,
  keyName: string,
): Promise<KeyedCertificate> {
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', privateKey);
  return {
    certificate: { fileName: certificateName, pem: toPem('CERTIFICATE', certificate.rawData) },
    key: { fileName: keyName, pem: toPem('PRIVATE KEY', pkcs8) },
  };
}
