import {
  BmpString,
  Constructed,
  Integer,
  Null,
  ObjectIdentifier,
  OctetString,
  Primitive,
  Sequence,
  Set as AsnSet,
} from 'asn1js';
import type { BaseBlock } from 'asn1js';
import type { KeyedCertificate } from './certificate-request.ts';
import { pemBlocks } from './pem.ts';
import { pkcs12Key } from './pkcs12-key.ts';

/*
 * PKCS #12 as OpenSSL 3 writes it by default: PBES2 with PBKDF2-HMAC-SHA-256 and AES-256-CBC, stamped with HMAC-SHA-256.
 * Windows 10 1709, Windows Server 2019, macOS 15 and everything on OpenSSL 1.1 or later read it. Salts are 8 bytes long
 * because macOS refuses longer ones.
 */
const ITERATIONS = 10_000;
const SALT_BYTES = 8;
const IV_BYTES = 16;
const MAC_KEY_BYTES = 32;

const OID = {
  data: '1.2.840.113549.1.7.1',
  encryptedData: '1.2.840.113549.1.7.6',
  pbes2: '1.2.840.113549.1.5.13',
  pbkdf2: '1.2.840.113549.1.5.12',
  hmacSha256: '1.2.840.113549.2.9',
  aes256Cbc: '2.16.840.1.101.3.4.1.42',
  sha256: '2.16.840.1.101.3.4.2.1',
  shroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
  certificateBag: '1.2.840.113549.1.12.10.1.3',
  x509Certificate: '1.2.840.113549.1.9.22.1',
  friendlyName: '1.2.840.113549.1.9.20',
  localKeyId: '1.2.840.113549.1.9.21',
} as const;

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * A PFX (PKCS #12) file with a certificate, its key and the authority that signed it.
 * @param friendlyName what key chains show
 * @param password opens it; stands nowhere else
 */
export async function makePfx(
  own: KeyedCertificate,
  authority: string,
  friendlyName: string,
  password: string,
): Promise<Bytes> {
  const certificate = derOf(own.certificate.pem);
  const keyId = new Uint8Array(await crypto.subtle.digest('SHA-256', certificate)).slice(0, 20);
  const attributes = attributesOf(friendlyName, keyId);
  const key = await encrypted(derOf(own.key.pem), password);
  const keyBag = bag(OID.shroudedKeyBag, sequence(key.algorithm, octets(key.bytes)), attributes);
  const certificateBags = [certificateBag(certificate, attributes), certificateBag(derOf(authority), null)];
  const certificates = await encrypted(der(sequence(...certificateBags)), password);
  const safe = der(sequence(encryptedContent(certificates), content(der(sequence(keyBag)))));
  return der(sequence(integer(3), content(safe), await stamp(safe, password)));
}

function sequence(...value: BaseBlock[]): Sequence {
  return new Sequence({ value });
}

function explicit(tagNumber: number, ...value: BaseBlock[]): Constructed {
  return new Constructed({ idBlock: { tagClass: 3, tagNumber }, value });
}

function octets(valueHex: Bytes): OctetString {
  return new OctetString({ valueHex });
}

function oid(value: string): ObjectIdentifier {
  return new ObjectIdentifier({ value });
}

function integer(value: number): Integer {
  return new Integer({ value });
}

function der(block: BaseBlock): Bytes {
  return new Uint8Array(block.toBER());
}

function derOf(pem: string): Bytes {
  const block = pemBlocks(pem)[0]?.der;
  if (!block) throw new Error('A PFX is made of certificates and keys in PEM form.');
  return block;
}

function random(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}

function content(bytes: Bytes): Sequence {
  return sequence(oid(OID.data), explicit(0, octets(bytes)));
}

interface Encrypted {
  readonly algorithm: Sequence;
  readonly bytes: Bytes;
}

function encryptedContent({ algorithm, bytes }: Encrypted): Sequence {
  const implicit = new Primitive({ idBlock: { tagClass: 3, tagNumber: 0 }, valueHex: bytes });
  const info = sequence(oid(OID.data), algorithm, implicit);
  return sequence(oid(OID.encryptedData), explicit(0, sequence(integer(0), info)));
}

function bag(id: string, value: BaseBlock, attributes: AsnSet | null): Sequence {
  return sequence(oid(id), explicit(0, value), ...(attributes ? [attributes] : []));
}

function certificateBag(certificate: Bytes, attributes: AsnSet | null): Sequence {
  const value = sequence(oid(OID.x509Certificate), explicit(0, octets(certificate)));
  return bag(OID.certificateBag, value, attributes);
}

function attributesOf(friendlyName: string, keyId: Bytes): AsnSet {
  const attribute = (id: string, value: BaseBlock) => sequence(oid(id), new AsnSet({ value: [value] }));
  return new AsnSet({
    value: [
      attribute(OID.friendlyName, new BmpString({ value: friendlyName })),
      attribute(OID.localKeyId, octets(keyId)),
    ],
  });
}

/** PBES2 (RFC 8018). */
async function encrypted(plain: Bytes, password: string): Promise<Encrypted> {
  const salt = random(SALT_BYTES);
  const iv = random(IV_BYTES);
  const secret = await crypto.subtle.importKey('raw', new TextEncoder().encode(password), 'PBKDF2', false, [
    'deriveKey',
  ]);
  const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ITERATIONS };
  const key = await crypto.subtle.deriveKey(derivation, secret, { name: 'AES-CBC', length: 256 }, false, ['encrypt']);
  const bytes = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-CBC', iv }, key, plain));
  const prf = sequence(oid(OID.hmacSha256), new Null());
  const pbkdf2 = sequence(oid(OID.pbkdf2), sequence(octets(salt), integer(ITERATIONS), prf));
  const algorithm = sequence(oid(OID.pbes2), sequence(pbkdf2, sequence(oid(OID.aes256Cbc), octets(iv))));
  return { algorithm, bytes };
}

/** The stamp that tells a wrong password and a broken file (RFC 7292, appendix A). */
async function stamp(safe: Bytes, password: string): Promise<Sequence> {
  const salt = random(SALT_BYTES);
  const raw = await pkcs12Key(password, salt, ITERATIONS, MAC_KEY_BYTES);
  const key = await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, safe));
  const digest = sequence(sequence(oid(OID.sha256), new Null()), octets(mac));
  return sequence(digest, octets(salt), integer(ITERATIONS));
}
