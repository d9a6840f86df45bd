import 'reflect-metadata';
import { ECParameters } from '@peculiar/asn1-ecc';
import { id_rsaEncryption, RSAPublicKey } from '@peculiar/asn1-rsa';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  BasicConstraints,
  Certificate,
  ExtendedKeyUsage,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_subjectAltName,
  id_kp_serverAuth,
  SubjectAlternativeName,
  type SubjectPublicKeyInfo,
} from '@peculiar/asn1-x509';
import { Name, X509Certificate } from '@peculiar/x509';
import type { CertificateFacts, CertificateFile, KeyFacts } from './certificate-facts.ts';
import { isBinary, pemName, textOf, type ChosenFile } from './chosen-file.ts';
import { refuse, shellName, type FileRefusal, type Reading } from './file-refusal.ts';
import { hexOf, sha256Of } from './hex.ts';
import { keyFactsOf } from './key-facts.ts';
import { isCutOff, pemBlocks, toPem, type PemBlock } from './pem.ts';

/** PKCS #7 and PKCS #12 begin with such an object identifier or version. */
const PKCS12_VERSION = [0x02, 0x01, 0x03];
const ANY_USAGE = '2.5.29.37.0';
const LABELS: ReadonlySet<string> = new Set(['CERTIFICATE', 'X509 CERTIFICATE', 'TRUSTED CERTIFICATE']);

/** Reads a file of one or more certificates, PEM or DER. What else is in it is left out; keys never get any further. */
export async function readCertificates(chosen: ChosenFile): Promise<Reading<CertificateFile>> {
  const blocks = isBinary(chosen) ? binaryBlocks(chosen) : armouredBlocks(chosen);
  if ('refusal' in blocks) return blocks;
  const raw = blocks.found;
  const certificates: CertificateFacts[] = [];
  for (const [index, der] of raw.entries()) {
    const facts = await factsOf(der, raw[index + 1] ?? null);
    if (facts === null) return refuse('broken-certificate', chosen.fileName, { position: index + 1 });
    certificates.push(facts);
  }
  const fileName = isBinary(chosen) ? pemName(chosen.fileName) : chosen.fileName;
  return { found: { file: { fileName, pem: raw.map((der) => toPem('CERTIFICATE', der)).join('') }, certificates } };
}

type Ders = readonly Uint8Array<ArrayBuffer>[];

function armouredBlocks(chosen: ChosenFile): Reading<Ders> {
  const text = textOf(chosen);
  const blocks = pemBlocks(text);
  const certificates = blocks.filter(({ label }) => LABELS.has(label));
  if (isCutOff(text)) return refuse('cut-off', chosen.fileName);
  if (certificates.length === 0) return { refusal: otherThanCertificate(chosen.fileName, blocks) };
  const ders = certificates.flatMap(({ der }) => (der === null ? [] : [der]));
  return ders.length === certificates.length ? { found: ders } : refuse('broken-base64', chosen.fileName);
}

function otherThanCertificate(fileName: string, blocks: readonly PemBlock[]): FileRefusal {
  const has = (part: string) => blocks.some(({ label }) => label.includes(part));
  if (has('PRIVATE KEY')) return refuse('key-instead', fileName).refusal;
  if (has('CERTIFICATE REQUEST')) return refuse('request-instead', fileName).refusal;
  return refuse('not-a-certificate', fileName).refusal;
}

function binaryBlocks(chosen: ChosenFile): Reading<Ders> {
  if (looksLikePkcs12(chosen)) {
    const source = shellName(chosen.fileName);
    const command = `openssl pkcs12 -in ${source} -nokeys -out ${shellName(pemName(chosen.fileName))}`;
    return refuse('pkcs12-instead', chosen.fileName, { command });
  }
  return parsed(chosen.bytes) ? { found: [chosen.bytes] } : refuse('not-a-certificate', chosen.fileName);
}

/** A PFX is a sequence whose first element is the version 3. */
export function looksLikePkcs12({ bytes }: ChosenFile): boolean {
  const lengthBytes = (bytes[1] ?? 0) & 0x7f;
  return PKCS12_VERSION.every((byte, index) => bytes[2 + lengthBytes + index] === byte);
}

function parsed(der: Uint8Array<ArrayBuffer>): Certificate | null {
  try {
    return AsnConvert.parse(der, Certificate);
  } catch {
    return null;
  }
}

async function factsOf(
  der: Uint8Array<ArrayBuffer>,
  next: Uint8Array<ArrayBuffer> | null,
): Promise<CertificateFacts | null> {
  const asn = parsed(der);
  if (asn === null) return null;
  try {
    const { subject, issuer, serialNumber, validity, subjectPublicKeyInfo } = asn.tbsCertificate;
    const subjectName = new Name(subject);
    const issuerText = new Name(issuer).toString();
    const x509 = new X509Certificate(der);
    return {
      subject: subjectName.toString(),
      issuer: issuerText,
      commonName: subjectName.getField('CN')[0] ?? '',
      serialNumber: hexOf(serialNumber, ':'),
      fingerprint: await sha256Of(der, ':'),
      publicKey: await sha256Of(AsnConvert.serialize(subjectPublicKeyInfo)),
      validFrom: validity.notBefore.getTime().toISOString(),
      validTo: validity.notAfter.getTime().toISOString(),
      key: keyOf(subjectPublicKeyInfo),
      signatureHash: hashOf(x509),
      ...extensionsOf(asn),
      isSelfSigned: issuerText === subjectName.toString(),
      isSignedByNext: next === null ? null : await isSignedBy(x509, next),
    };
  } catch {
    return null;
  }
}

function keyOf({ algorithm, subjectPublicKey }: SubjectPublicKeyInfo): KeyFacts {
  const isRsa = algorithm.algorithm === id_rsaEncryption;
  const bits = isRsa ? bitsOf(AsnConvert.parse(subjectPublicKey, RSAPublicKey).modulus) : null;
  return keyFactsOf(algorithm.algorithm, curveOf(algorithm.parameters), bits);
}

/** Object identifier of the curve in the parameters of an EC key; null: none, or one described by its numbers. */
export function curveOf(parameters: ArrayBuffer | null | undefined): string | null {
  if (!parameters) return null;
  try {
    return AsnConvert.parse(parameters, ECParameters).namedCurve ?? null;
  } catch {
    return null;
  }
}

/** Bits of an unsigned integer as DER has it. */
export function bitsOf(integer: ArrayBuffer): number {
  const bytes = new Uint8Array(integer);
  const first = bytes.findIndex((byte) => byte !== 0);
  return first < 0 ? 0 : (bytes.length - first - 1) * 8 + (32 - Math.clz32(bytes[first] ?? 0));
}

function hashOf({ signatureAlgorithm }: X509Certificate): string | null {
  const { hash } = signatureAlgorithm;
  return hash.name === '' ? null : hash.name;
}

function extensionsOf({
  tbsCertificate,
}: Certificate): Pick<CertificateFacts, 'isAuthority' | 'isForServers' | 'alternativeNames'> {
  const valueOf = (id: string) => tbsCertificate.extensions?.find(({ extnID }) => extnID === id)?.extnValue;
  const constraints = valueOf(id_ce_basicConstraints);
  const usages = valueOf(id_ce_extKeyUsage);
  const names = valueOf(id_ce_subjectAltName);
  const usageIds: readonly string[] = usages ? [...AsnConvert.parse(usages, ExtendedKeyUsage)] : [];
  return {
    isAuthority: constraints ? AsnConvert.parse(constraints, BasicConstraints).cA : false,
    isForServers: !usages || usageIds.includes(id_kp_serverAuth) || usageIds.includes(ANY_USAGE),
    alternativeNames: names
      ? [...AsnConvert.parse(names, SubjectAlternativeName)].flatMap(
          ({ dNSName, iPAddress }) => dNSName ?? iPAddress ?? [],
        )
      : [],
  };
}

async function isSignedBy(certificate: X509Certificate, issuer: Uint8Array<ArrayBuffer>): Promise<boolean> {
  try {
    return await certificate.verify({ publicKey: new X509Certificate(issuer), signatureOnly: true });
  } catch {
    return false;
  }
}
