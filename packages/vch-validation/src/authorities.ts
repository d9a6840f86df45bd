import { refusal, warning, type Fault } from './fault.ts';
import { certificatesIn } from './pem.ts';
import { usesTls } from './server-certificate.ts';
import type { VchSpecification } from './specification.ts';

/** Stage 2: the clients' certificate authorities can be read and are of use. */
export function checkClientAuthorities(auth: VchSpecification['auth']): readonly Fault[] {
  const authorities = auth?.client?.certificate_authorities ?? [];
  const path = '/auth/client/certificate_authorities';
  const unreadable = checkAuthorities(authorities, path, 'client');
  if (!usesTls(auth)) {
    if (authorities.length > 0) {
      const message = 'Certificate authorities for clients are given, but no server certificate.';
      return [...unreadable, refusal('authority-without-server', path, message)];
    }
    return auth?.no_tls === true ? unreadable : [...unreadable, plainHttp()];
  }
  const hasBasis =
    authorities.length > 0 || auth?.client?.no_tls_verify === true || auth?.server?.generate !== undefined;
  return hasBasis ? unreadable : [...unreadable, nobodyTrusted(path)];
}

function plainHttp(): Fault {
  const message =
    'Without a server certificate anyone who reaches the VCH can use its Docker API, on port 2375, unencrypted.';
  return warning('no-tls', '/auth', message, 'Give a server certificate, or say no_tls to confirm.');
}

function nobodyTrusted(path: string): Fault {
  const message = 'No certificate authority for clients is given, so no client can prove who it is.';
  return warning('no-client-authority', path, message, 'Give the authority of the clients, or no_tls_verify.');
}

/** Stage 2: the registries' certificate authorities can be read. */
export function checkRegistryAuthorities(registry: VchSpecification['registry']): readonly Fault[] {
  return checkAuthorities(registry?.certificate_authorities ?? [], '/registry/certificate_authorities', 'registry');
}

function checkAuthorities(
  authorities: readonly { readonly pem?: string | undefined }[],
  path: string,
  whose: string,
): readonly Fault[] {
  return authorities.flatMap(({ pem = '' }, index) => {
    if (certificatesIn(pem) !== null) return [];
    const message = `Unable to load ${whose} certificate authority ${index + 1}: it holds no X.509 certificate in PEM form`;
    return [refusal('authority-unreadable', `${path}/${index}/pem`, message)];
  });
}
