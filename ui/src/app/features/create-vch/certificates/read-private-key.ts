import 'reflect-metadata';
import { ECParameters, ECPrivateKey, id_ecPublicKey } from '@peculiar/asn1-ecc';
import { EncryptedPrivateKeyInfo, PrivateKey, PrivateKeyInfo } from '@peculiar/asn1-pkcs8';
import { id_rsaEncryption, RSAPrivateKey } from '@peculiar/asn1-rsa';
import { AsnConvert } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import type { PrivateKeyFile } from './certificate-facts.ts';
import { isBinary, pemName, textOf, type ChosenFile } from './chosen-file.ts';
import { refuse, shellName, type FileRefusal, type Reading } from './file-refusal.ts';
import { sha256Of } from './hex.ts';
import { importAlgorithmOf, keyFactsOf } from './key-facts.ts';
import { isCutOff, pemBlocks, toPem, type PemBlock } from './pem.ts';
import { bitsOf, curveOf, looksLikePkcs12 } from './read-certificates.ts';

const NULL = new Uint8Array([0x05, 0x00]).buffer;

/** A key as it stands in the file: what the block is called, and what is in it. */
interface RawKey {
  readonly label: string;
  readonly der: Uint8Array<ArrayBuffer>;
}

/**
 * Reads a file with one private key: PKCS #1, SEC 1 or PKCS #8, PEM or DER. A locked key is refused with the command that
 * unlocks it. The file keeps the form it has: engines read all three.
 */
export async function readPrivateKey(chosen: ChosenFile): Promise<Reading<PrivateKeyFile>> {
  const raw = isBinary(chosen) ? binaryKey(chosen) : armouredKey(chosen);
  if ('refusal' in raw) return raw;
  const info = pkcs8Of(raw.found);
  if (info === null) return refuse('broken-key', chosen.fileName);
  const { algorithm, parameters } = info.privateKeyAlgorithm;
  const curve = curveOf(parameters);
  const importAlgorithm = importAlgorithmOf(algorithm, curve);
  const modulusBits = algorithm === id_rsaEncryption ? rsaBits(info) : null;
  const key = keyFactsOf(algorithm, curve, modulusBits);
  if (importAlgorithm === null) return refuse('unsupported-key', chosen.fileName, { algorithm: key.algorithm });
  const publicKey = await publicKeyOf(AsnConvert.serialize(info), importAlgorithm);
  if (publicKey === null) return refuse('broken-key', chosen.fileName);
  const fileName = isBinary(chosen) ? pemName(chosen.fileName) : chosen.fileName;
  return { found: { file: { fileName, pem: toPem(raw.found.label, raw.found.der) }, key, publicKey } };
}

function armouredKey(chosen: ChosenFile): Reading<RawKey> {
  const text = textOf(chosen);
  if (isCutOff(text)) return refuse('cut-off', chosen.fileName);
  const blocks = pemBlocks(text);
  const keys = blocks.filter(({ label }) => label.endsWith('PRIVATE KEY'));
  const [first] = keys;
  if (!first) return { refusal: otherThanKey(chosen.fileName, blocks) };
  if (keys.length > 1) return refuse('several-keys', chosen.fileName);
  if (first.isEncrypted) return locked(chosen);
  if (first.label === 'OPENSSH PRIVATE KEY')
    return refuse('unsupported-key', chosen.fileName, { algorithm: 'OpenSSH' });
  if (first.der === null) return refuse('broken-base64', chosen.fileName);
  return { found: { label: first.label, der: first.der } };
}

function otherThanKey(fileName: string, blocks: readonly PemBlock[]): FileRefusal {
  const isCertificate = blocks.some(({ label }) => label.includes('CERTIFICATE'));
  return refuse(isCertificate ? 'certificate-instead' : 'not-a-key', fileName).refusal;
}

function locked({ fileName }: ChosenFile): { readonly refusal: FileRefusal } {
  const command = `openssl pkey -in ${shellName(fileName)} -out ${shellName(`plain-${pemName(fileName).replace(/(\.pem)+$/, '.pem')}`)}`;
  return refuse('encrypted-key', fileName, { command });
}

function binaryKey(chosen: ChosenFile): Reading<RawKey> {
  if (looksLikePkcs12(chosen)) {
    const [source, target] = [shellName(chosen.fileName), shellName(pemName(chosen.fileName))];
    return refuse('pkcs12-instead', chosen.fileName, {
      command: `openssl pkcs12 -in ${source} -nocerts -nodes -out ${target}`,
    });
  }
  const der = chosen.bytes;
  if (isA(der, PrivateKeyInfo)) return { found: { label: 'PRIVATE KEY', der } };
  if (isA(der, RSAPrivateKey)) return { found: { label: 'RSA PRIVATE KEY', der } };
  if (isA(der, ECPrivateKey)) return { found: { label: 'EC PRIVATE KEY', der } };
  return isA(der, EncryptedPrivateKeyInfo) ? locked(chosen) : refuse('not-a-key', chosen.fileName);
}

function isA(der: Uint8Array<ArrayBuffer>, type: new () => object): boolean {
  try {
    AsnConvert.parse(der, type);
    return true;
  } catch {
    return false;
  }
}

/** The key as PKCS #8, the only form that WebCrypto reads; null: it is not what its label says. */
function pkcs8Of({ label, der }: RawKey): PrivateKeyInfo | null {
  try {
    if (label === 'PRIVATE KEY') return AsnConvert.parse(der, PrivateKeyInfo);
    if (label === 'RSA PRIVATE KEY') {
      AsnConvert.parse(der, RSAPrivateKey);
      return wrapped(new AlgorithmIdentifier({ algorithm: id_rsaEncryption, parameters: NULL }), der);
    }
    const { parameters } = AsnConvert.parse(der, ECPrivateKey);
    const curve = AsnConvert.serialize(new ECParameters(parameters ?? {}));
    return wrapped(new AlgorithmIdentifier({ algorithm: id_ecPublicKey, parameters: curve }), der);
  } catch {
    return null;
  }
}

function wrapped(privateKeyAlgorithm: AlgorithmIdentifier, der: Uint8Array<ArrayBuffer>): PrivateKeyInfo {
  return new PrivateKeyInfo({ privateKeyAlgorithm, privateKey: new PrivateKey(der.slice().buffer) });
}

function rsaBits({ privateKey }: PrivateKeyInfo): number | null {
  try {
    return bitsOf(AsnConvert.parse(privateKey.buffer, RSAPrivateKey).modulus);
  } catch {
    return null;
  }
}

/** SHA-256 of the public half; null: the numbers are no key. */
async function publicKeyOf(
  pkcs8: ArrayBuffer,
  algorithm: RsaHashedImportParams | EcKeyImportParams,
): Promise<string | null> {
  try {
    const key = await crypto.subtle.importKey('pkcs8', pkcs8, algorithm, true, ['sign']);
    const { kty, n, e, crv, x, y } = await crypto.subtle.exportKey('jwk', key);
    const half = Object.fromEntries(
      Object.entries({ kty, n, e, crv, x, y }).filter(([, value]) => value !== undefined),
    );
    const open = await crypto.subtle.importKey('jwk', half, algorithm, true, ['verify']);
    return await sha256Of(await crypto.subtle.exportKey('spki', open));
  } catch {
    return null;
  }
}
