import { createPrivateKey, type KeyObject, type X509Certificate } from 'node:crypto';
import { refusal, warning, type Fault } from './fault.ts';
import { certificatesIn, distinctBlocks } from './pem.ts';
import type { PlannedAuth } from './plan.ts';
import type { VchSpecification } from './specification.ts';
import { BITS, checkQuantity } from './units.ts';

const SERVER = '/auth/server';
const MIN_KEY_BITS = 1024;
const SOUND_KEY_BITS = 2048;
/** making a longer key takes minutes */
const MAX_KEY_BITS = 8192;

type Auth = VchSpecification['auth'];

/** PEM texts of certificate and key if both are given. */
function givenPair(auth: Auth): { readonly certificate: string; readonly key: string } | null {
  const certificate = auth?.server?.certificate?.pem ?? '';
  const key = auth?.server?.private_key?.pem ?? '';
  return certificate === '' || key === '' ? null : { certificate, key };
}

function wantsGeneration(auth: Auth): boolean {
  return auth?.server?.generate !== undefined && auth.no_tls !== true && givenPair(auth) === null;
}

/** Stage 1: the server part is either certificate with key or something to generate from. */
export function checkServerChoice(auth: Auth): readonly Fault[] {
  const server = auth?.server;
  if (server === undefined) return [];
  const hasCertificate = (server.certificate?.pem ?? '') !== '';
  const hasKey = (server.private_key?.pem ?? '') !== '';
  if (hasCertificate !== hasKey) {
    const [given, lacking] = hasCertificate ? ['certificate', 'private_key'] : ['private_key', 'certificate'];
    const message = `The server ${words(given)} is given without its ${words(lacking)}.`;
    return [refusal('server-certificate-incomplete', `${SERVER}/${lacking}`, message)];
  }
  if (hasCertificate) return server.generate === undefined ? [] : [bothGiven()];
  if (server.generate !== undefined) return wantsGeneration(auth) ? checkGenerate(auth) : [];
  if (auth?.no_tls === true) return [];
  const message = 'The server part has neither certificate and private key nor anything to generate them from.';
  return [refusal('server-certificate-incomplete', SERVER, message)];
}

function words(field: string): string {
  return field.replace('_', ' ');
}

function bothGiven(): Fault {
  const message = 'A server certificate is given, so none will be generated.';
  return warning('server-certificate-and-generate', `${SERVER}/generate`, message);
}

function checkGenerate(auth: Auth): readonly Fault[] {
  const generate = auth?.server?.generate;
  const prefix = 'error generating certificates: ';
  const faults: Fault[] = [];
  if ((generate?.cname ?? '').trim() === '' && auth?.client?.no_tls_verify !== true) {
    const message = `${prefix}provide Common Name for server certificate`;
    faults.push(refusal('generate-name-missing', `${SERVER}/generate/cname`, message));
  }
  return [...faults, ...checkKeySize(generate?.size, prefix)];
}

function checkKeySize(
  size: { readonly value?: number | undefined; readonly units?: string | undefined } | undefined,
  prefix: string,
): readonly Fault[] {
  const path = `${SERVER}/generate/size`;
  if (size?.value === undefined) return [refusal('generate-size', path, `${prefix}the size of the key is not given`)];
  const bits = size.value;
  const units = checkQuantity({ value: 0, units: size.units }, BITS, path, 'The size of the key');
  if (units.length > 0) return units;
  if (!Number.isInteger(bits) || bits < MIN_KEY_BITS || bits > MAX_KEY_BITS) {
    const message = `${prefix}a key of ${bits} bits is not possible, use ${SOUND_KEY_BITS} to ${MAX_KEY_BITS}`;
    return [refusal('generate-size', `${path}/value`, message)];
  }
  if (bits >= SOUND_KEY_BITS) return [];
  const message = `Many clients refuse a key of ${bits} bits; use ${SOUND_KEY_BITS} or more.`;
  return [warning('generate-size', `${path}/value`, message)];
}

/** Stage 2: what is given can be read, belongs together and is valid now. */
export function checkServerCertificate(auth: Auth, readAt: string): readonly Fault[] {
  const pair = givenPair(auth);
  if (pair === null) return [];
  const certificate = certificatesIn(pair.certificate)?.[0];
  if (certificate === undefined) {
    const message = 'tls: the server certificate cannot be read: it holds no X.509 certificate in PEM form';
    return [refusal('certificate-unreadable', `${SERVER}/certificate/pem`, message)];
  }
  return [...checkKey(certificate, pair.key), ...checkValidity(certificate, readAt)];
}

function checkKey(certificate: X509Certificate, pem: string): readonly Fault[] {
  const path = `${SERVER}/private_key/pem`;
  if (pem.includes('ENCRYPTED')) {
    const message = 'tls: the private key is encrypted; give it without a passphrase';
    return [refusal('key-unreadable', path, message)];
  }
  const key = readKey(pem);
  if (key === null) {
    const message = 'tls: the private key cannot be read: it is no RSA or EC key in PEM form';
    return [refusal('key-unreadable', path, message)];
  }
  return certificate.checkPrivateKey(key)
    ? []
    : [refusal('key-mismatch', path, 'tls: private key does not match public key')];
}

function readKey(pem: string): KeyObject | null {
  try {
    return createPrivateKey(pem);
  } catch {
    return null;
  }
}

function checkValidity({ validFromDate, validToDate }: X509Certificate, readAt: string): readonly Fault[] {
  const now = Date.parse(readAt);
  const path = `${SERVER}/certificate/pem`;
  if (validToDate.getTime() < now) {
    const message = `The server certificate expired on ${validToDate.toISOString().slice(0, 10)}.`;
    return [refusal('certificate-expired', path, message)];
  }
  if (validFromDate.getTime() <= now) return [];
  const message = `The server certificate is valid only from ${validFromDate.toISOString()} on.`;
  return [warning('certificate-not-yet-valid', path, message)];
}

/** Whether the VCH will have a server certificate. */
export function usesTls(auth: Auth): boolean {
  return givenPair(auth) !== null || wantsGeneration(auth);
}

/** Keys and certificates, given or to be generated. A server part means TLS, whatever `no_tls` says. */
export function planAuth(auth: Auth): PlannedAuth {
  const pair = givenPair(auth);
  const generate = auth?.server?.generate;
  return {
    usesTls: usesTls(auth),
    noTls: auth?.no_tls === true,
    noTlsVerify: auth?.client?.no_tls_verify === true,
    serverCertificate: pair?.certificate ?? null,
    serverKey: pair?.key ?? null,
    clientAuthorities: distinctBlocks((auth?.client?.certificate_authorities ?? []).map(({ pem = '' }) => pem)),
    generate: wantsGeneration(auth)
      ? {
          commonName: generate?.cname ?? '',
          organizations: generate?.organization ?? [],
          keySize: generate?.size?.value ?? SOUND_KEY_BITS,
        }
      : null,
  };
}
