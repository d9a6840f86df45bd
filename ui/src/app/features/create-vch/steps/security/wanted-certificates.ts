import { addressOfRole, clientsAreVerified, commonNameOf, type VchSpec } from '@vic/contract/vch-spec';
import type { CertificateRequest } from '../../certificates/certificate-request.ts';
import { parseHostName } from '../../certificates/host-name.ts';

/** The static address under which Docker clients will reach a VCH; null: it gets one by DHCP. */
export function dockerAddress(spec: VchSpec): string | null {
  return addressOf(spec, 'client');
}

/**
 * The name or address that Docker clients should use: one that the server certificate is good for. Null: it is known only
 * when the VCH has its address.
 */
export function dockerHostOf(spec: VchSpec): string | null {
  const names = [commonNameOf(spec), ...spec.security.subject.alternativeNames];
  const isFullName = (name: string) => name.includes('.') && !name.startsWith('*');
  return names.find((name) => isFullName(name) && parseHostName(name) !== null) ?? dockerAddress(spec);
}

/** What certificates the specification asks for: static addresses of the networks are good for the server certificate, too. */
export function wantedCertificates(spec: VchSpec): CertificateRequest {
  const { organizations, alternativeNames, keyAlgorithm, validDays } = spec.security.subject;
  const commonName = commonNameOf(spec);
  const addresses = [addressOf(spec, 'client'), addressOf(spec, 'public')];
  const hosts = [commonName, ...alternativeNames, ...addresses]
    .flatMap((host) => (host === null ? [] : (parseHostName(host)?.value ?? [])))
    .filter((host, index, all) => all.indexOf(host) === index);
  const isForClients = clientsAreVerified(spec.security);
  return { commonName, organizations, hosts, keyAlgorithm, validDays, isForClients };
}

function addressOf(spec: VchSpec, role: 'client' | 'public'): string | null {
  const [address = ''] = addressOfRole(spec, role).split('/', 1);
  return address === '' ? null : address;
}

/** Whether certificates that were made for one request will do for another. */
export function willDo(made: CertificateRequest, wanted: CertificateRequest): boolean {
  return sameServer(made) === sameServer(wanted) && (made.isForClients || !wanted.isForClients);
}

function sameServer({ commonName, organizations, hosts, keyAlgorithm, validDays }: CertificateRequest): string {
  return JSON.stringify([commonName, organizations, hosts.toSorted(), keyAlgorithm, validDays]);
}
