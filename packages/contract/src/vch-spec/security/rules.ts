import { isIpv6 } from '../../addresses.ts';
import { fault, type RuleFault } from '../fault.ts';
import { isHost } from '../hosts.ts';
import { certificateBlocks, isEncryptedKey, keyBlocks } from '../pem.ts';
import type { VchSpec } from '../vch-spec.ts';
import type { PemFile, Security } from './schema.ts';

/** X.520's limit for a common name, and for the name of an organization */
const MAX_NAME_LENGTH = 64;

/** The name in the server certificate: the one given, or the VCH's own. */
export function commonNameOf({ general, security }: Pick<VchSpec, 'general' | 'security'>): string {
  return security.subject.commonName === '' ? general.name : security.subject.commonName;
}

/** Whether Docker clients will need a certificate. */
export function clientsAreVerified({ source, verifiesClients }: Security): boolean {
  return source !== 'none' && verifiesClients;
}

/** What each source of the server certificate needs. What belongs to another one does not count. */
export function checkSecurity(spec: VchSpec): readonly RuleFault[] {
  switch (spec.security.source) {
    case 'browser':
      return [...checkSubject(spec), ...checkAlternativeNames(spec.security), ...checkMade(spec.security)];
    case 'files':
      return checkBrought(spec.security);
    case 'server':
      return [...checkSubject(spec), ...checkGenerated(spec.security)];
    case 'none':
      return [];
  }
}

function checkSubject({ security }: VchSpec): readonly RuleFault[] {
  const { commonName, organizations } = security.subject;
  const limit = MAX_NAME_LENGTH;
  const path = '/security/subject';
  return [
    ...(commonName.length > limit ? [fault(`${path}/commonName`, 'common-name-too-long', { limit })] : []),
    ...organizations.flatMap((organization, index) => {
      if (organization.trim() === '') return [fault(`${path}/organizations/${index}`, 'entry-empty')];
      return organization.length > limit
        ? [fault(`${path}/organizations/${index}`, 'organization-too-long', { limit })]
        : [];
    }),
  ];
}

function checkAlternativeNames({ subject }: Security): readonly RuleFault[] {
  return subject.alternativeNames.flatMap((name, index) =>
    isHost(name.replace(/^\*\./, '')) || isIpv6(name)
      ? []
      : [fault(`/security/subject/alternativeNames/${index}`, 'alternative-name-unreadable')],
  );
}

function checkMade({ made }: Security): readonly RuleFault[] {
  const path = '/security/made';
  if (made === null) return [fault(path, 'certificate-not-made')];
  return [
    ...checkCertificateFile(`${path}/authority`, made.authority),
    ...checkCertificateFile(`${path}/serverCertificate`, made.serverCertificate),
    ...checkKeyFile(`${path}/serverKey`, made.serverKey, 'made-key-missing'),
  ];
}

/** vic-machine-server makes RSA keys only, and hands out no client certificates. */
function checkGenerated({ verifiesClients, subject }: Security): readonly RuleFault[] {
  return [
    ...(verifiesClients ? [fault('/security/verifiesClients', 'server-verifies-clients')] : []),
    ...(subject.keyAlgorithm.startsWith('RSA-')
      ? []
      : [fault('/security/subject/keyAlgorithm', 'server-key-algorithm')]),
  ];
}

function checkBrought({ verifiesClients, brought }: Security): readonly RuleFault[] {
  const path = '/security/brought';
  return [
    ...checkServerCertificate(`${path}/serverCertificate`, brought.serverCertificate),
    ...checkKeyFile(`${path}/serverKey`, brought.serverKey, 'server-key-missing'),
    ...(verifiesClients ? checkClientAuthorities(`${path}/clientAuthorities`, brought.clientAuthorities) : []),
  ];
}

function checkServerCertificate(path: string, certificate: PemFile | null): readonly RuleFault[] {
  return certificate === null ? [fault(path, 'server-certificate-missing')] : checkCertificateFile(path, certificate);
}

function checkKeyFile(
  path: string,
  key: PemFile | null,
  missing: 'made-key-missing' | 'server-key-missing',
): readonly RuleFault[] {
  if (key === null) return [fault(path, missing)];
  if (isEncryptedKey(key.pem)) return [fault(path, 'key-encrypted')];
  return keyBlocks(key.pem).length === 0 ? [fault(path, 'pem-without-key')] : [];
}

function checkClientAuthorities(path: string, authorities: readonly PemFile[]): readonly RuleFault[] {
  if (authorities.length === 0) return [fault(path, 'client-authority-missing')];
  return authorities.flatMap((authority, index) => checkCertificateFile(`${path}/${index}`, authority));
}

/** A file must hold a certificate; whether it can be read is found out where it is brought. */
export function checkCertificateFile(path: string, { pem }: PemFile): readonly RuleFault[] {
  return certificateBlocks(pem).length === 0 ? [fault(path, 'pem-without-certificate')] : [];
}
