/** The certificates of one VCH. */
import type { VchPlan } from '@vic/vch-validation';
import type { ClientCredentials } from '../operations.ts';
import { makeCertificates, type VchCertificates } from './certificates.ts';
import type { VchCertificateTexts } from './vch-config.ts';

/** Makes the certificates that a plan asks for; null: it asks for none. `now` in milliseconds since 1970. */
export function generateCertificates({ auth, networks }: VchPlan, now: number): Promise<VchCertificates | null> {
  if (auth.generate === null) return Promise.resolve(null);
  const { commonName, organizations, keySize } = auth.generate;
  const roles = [networks.client, networks.public, networks.management];
  const addresses = new Set(roles.flatMap((role) => role.static?.address ?? []));
  const request = {
    keyBits: keySize,
    organizations,
    commonName: commonName.trim() === '' ? null : commonName.trim(),
    addresses: [...addresses],
    isSelfSigned: auth.noTlsVerify,
  };
  return makeCertificates(request, now);
}

/** What a VCH keeps of certificates that were given or made. */
export function certificatesOf({ auth }: VchPlan, generated: VchCertificates | null): VchCertificateTexts {
  const authorities = generated?.authority ?? null;
  const clientAuthorities = [...auth.clientAuthorities, ...(authorities === null ? [] : [authorities])];
  if (!auth.usesTls) return { server: null, clientAuthorities };
  if (generated !== null) return { server: generated.server, clientAuthorities };
  const { serverCertificate: certificate, serverKey: privateKey } = auth;
  const server = certificate === null || privateKey === null ? null : { certificate, privateKey };
  return { server, clientAuthorities };
}

/** What goes to the caller and is kept nowhere; null: no certificates for clients were made. */
export function clientCredentialsOf(generated: VchCertificates | null): ClientCredentials | null {
  const { client = null, authority = null } = generated ?? {};
  if (client === null || authority === null) return null;
  return {
    clientCertificate: client.certificate,
    clientPrivateKey: client.privateKey,
    certificateAuthority: authority,
  };
}
