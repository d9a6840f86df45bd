import { BmpString, Null, OctetString } from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  AuthenticatedSafe,
  CertBag,
  Certificate,
  ContentInfo,
  DigestInfo,
  getCrypto,
  MacData,
  PFX,
  PKCS8ShroudedKeyBag,
  PrivateKeyInfo,
  SafeBag,
  SafeContents,
} from 'pkijs';
import type { KeyedCertificate } from './certificate-request.ts';
import { pemBlocks } from './pem.ts';
import { PASSWORD_PATTERN } from './pfx-password.ts';

/*
 * PKCS #12 as OpenSSL 3 writes it by default: PBES2 with PBKDF2-HMAC-SHA-256 and AES-256-CBC, stamped with HMAC-SHA-256.
 * Windows 10 1709, Windows Server 2019, macOS 15 and everything on OpenSSL 1.1 or later read it.
 */
const ITERATIONS = 10_000;
/** macOS is known to refuse stamps with longer salts; the library's own stamp has 64 bytes */
const MAC_SALT_BYTES = 8;

const OID = {
  friendlyName: '1.2.840.113549.1.9.20',
  localKeyId: '1.2.840.113549.1.9.21',
  keyBag: '1.2.840.113549.1.12.10.1.2',
  certificateBag: '1.2.840.113549.1.12.10.1.3',
  sha256: '2.16.840.1.101.3.4.2.1',
} as const;

/** Its type asks for a vector; the library makes one of its own each time. */
const AES = { name: 'AES-CBC', length: 256, iv: new Uint8Array() };

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * A PFX (PKCS #12) file with a certificate, its key and the authority that signed it.
 * @param friendlyName what key chains show
 * @param password opens it; printable ASCII
 */
export async function makePfx(
  own: KeyedCertificate,
  authority: string,
  friendlyName: string,
  password: string,
): Promise<Bytes> {
  if (!PASSWORD_PATTERN.test(password)) throw new RangeError('The password has other characters than those of ASCII.');
  const certificate = derOf(own.certificate.pem);
  const keyId = (await crypto.subtle.digest('SHA-256', certificate)).slice(0, 20);
  const attributes = () => [
    new Attribute({ type: OID.friendlyName, values: [new BmpString({ value: friendlyName })] }),
    new Attribute({ type: OID.localKeyId, values: [new OctetString({ valueHex: keyId })] }),
  ];
  const secret = new TextEncoder().encode(password).buffer;
  const keyBag = new SafeBag({
    bagId: OID.keyBag,
    bagValue: await lockedKey(derOf(own.key.pem), secret),
    bagAttributes: attributes(),
  });
  const certificateBags = [certificateBag(certificate, attributes()), certificateBag(derOf(authority), null)];
  return sealed(await lockedSafe(keyBag, certificateBags, secret), secret);
}

function derOf(pem: string): Bytes {
  const block = pemBlocks(pem)[0]?.der;
  if (!block) throw new Error('A PFX is made of certificates and keys in PEM form.');
  return block;
}

function encryption(password: ArrayBuffer) {
  return { password, contentEncryptionAlgorithm: AES, hmacHashAlgorithm: 'SHA-256', iterationCount: ITERATIONS };
}

async function lockedKey(pkcs8: Bytes, password: ArrayBuffer): Promise<PKCS8ShroudedKeyBag> {
  const bag = new PKCS8ShroudedKeyBag({ parsedValue: PrivateKeyInfo.fromBER(pkcs8.buffer) });
  await bag.makeInternalValues(encryption(password));
  return bag;
}

function certificateBag(der: Bytes, attributes: Attribute[] | null): SafeBag {
  const bagValue = new CertBag({ parsedValue: Certificate.fromBER(der.buffer) });
  return new SafeBag({ bagId: OID.certificateBag, bagValue, ...(attributes ? { bagAttributes: attributes } : {}) });
}

/** The certificates are encrypted as a whole; the key is encrypted already. */
async function lockedSafe(keyBag: SafeBag, certificateBags: SafeBag[], password: ArrayBuffer): Promise<ArrayBuffer> {
  const safe = new AuthenticatedSafe({
    parsedValue: {
      safeContents: [
        { privacyMode: 1, value: new SafeContents({ safeBags: certificateBags }) },
        { privacyMode: 0, value: new SafeContents({ safeBags: [keyBag] }) },
      ],
    },
  });
  await safe.makeInternalValues({ safeContents: [encryption(password), {}] });
  return safe.toSchema().toBER();
}

/** With the stamp that tells a wrong password and a broken file. */
async function sealed(safe: ArrayBuffer, password: ArrayBuffer): Promise<Bytes> {
  const salt = crypto.getRandomValues(new Uint8Array(MAC_SALT_BYTES)).buffer;
  const digest = await getCrypto(true).stampDataWithPassword({
    password,
    salt,
    hashAlgorithm: 'SHA-256',
    iterationCount: ITERATIONS,
    contentToStamp: safe,
  });
  const digestAlgorithm = new AlgorithmIdentifier({ algorithmId: OID.sha256, algorithmParams: new Null() });
  const pfx = new PFX({
    authSafe: new ContentInfo({ contentType: ContentInfo.DATA, content: new OctetString({ valueHex: safe }) }),
    macData: new MacData({
      mac: new DigestInfo({ digestAlgorithm, digest: new OctetString({ valueHex: digest }) }),
      macSalt: new OctetString({ valueHex: salt }),
      iterations: ITERATIONS,
    }),
  });
  return new Uint8Array(pfx.toSchema().toBER());
}
