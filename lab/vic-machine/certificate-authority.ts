/** A certificate authority of the lab, in memory: for servers and clients of VCHs. */
import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

export interface CertificateWithKey {
  /** PEM */
  readonly certificate: string;
  readonly privateKey: string;
}

export interface CertificateAuthority {
  /** PEM of its own certificate */
  readonly certificate: string;
  /** A certificate for both ends of a connection, valid for a year. */
  issue(commonName: string, addresses?: readonly string[]): Promise<CertificateWithKey>;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY_MS = 86_400_000;

export async function makeCertificateAuthority(name: string): Promise<CertificateAuthority> {
  const keys = await newKeys();
  const own = await X509CertificateGenerator.createSelfSigned({
    name: `O=${name}, CN=${name}`,
    keys,
    signingAlgorithm: ALGORITHM,
    ...validity(),
    extensions: [
      new BasicConstraintsExtension(true, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    ],
  });
  return {
    certificate: pemText(own.toString('pem')),
    issue: async (commonName, addresses = []) => {
      const subjectKeys = await newKeys();
      const certificate = await X509CertificateGenerator.create({
        subject: `CN=${commonName}`,
        issuer: own.subject,
        publicKey: subjectKeys.publicKey,
        signingKey: keys.privateKey,
        signingAlgorithm: ALGORITHM,
        ...validity(),
        extensions: [
          new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth, ExtendedKeyUsage.clientAuth]),
          new SubjectAlternativeNameExtension([
            { type: 'dns', value: commonName },
            ...addresses.map((value) => ({ type: 'ip' as const, value })),
          ]),
        ],
      });
      const pkcs8 = await crypto.subtle.exportKey('pkcs8', subjectKeys.privateKey);
      return {
        certificate: pemText(certificate.toString('pem')),
        privateKey: pemText(PemConverter.encode(pkcs8, 'PRIVATE KEY')),
      };
    },
  };
}

const newKeys = () => crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);

const validity = () => ({
  notBefore: new Date(Date.now() - DAY_MS),
  notAfter: new Date(Date.now() + 365 * DAY_MS),
});

const pemText = (text: string): string => `${text.trim()}\n`;
