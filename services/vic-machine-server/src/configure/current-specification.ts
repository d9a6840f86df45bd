/** The specification that a VCH would be made with as it is now. */
import type { VchConfig } from '@vic/extraconfig';
import type { Schemas } from '@vic/vic-machine-api';
import { pemBlocks } from '../vch/pem-blocks.ts';
import { wireVch, type VchState } from '../vch/wire-vch.ts';

type Vch = Schemas['VCH'];
type Part<K extends keyof Vch> = NonNullable<Vch[K]>;
type Shares = Schemas['Shares'];
type Network = Schemas['Network'];

/** With secrets, which only checks and the new configuration may see. `config` is the state's, with its secrets. */
export function currentSpecification(state: VchState, config: VchConfig): Vch {
  const wire = withoutRemarks(wireVch(state));
  return {
    ...wire,
    auth: currentAuth(config, wire.auth),
    endpoint: { ...wire.endpoint, operations_credentials: currentCredentials(config) },
  };
}

/** Takes out what only answers have. */
export function withoutRemarks(vch: Vch): Vch {
  const { compute } = vch;
  return {
    ...vch,
    version: undefined,
    runtime: undefined,
    ...(compute === undefined ? {} : { compute: withOrdinaryShares(compute) }),
  };
}

function withOrdinaryShares({ cpu, memory, ...rest }: Part<'compute'>): Part<'compute'> {
  return {
    ...rest,
    ...(cpu === undefined ? {} : { cpu: { ...cpu, ...ordinary(cpu.shares) } }),
    ...(memory === undefined ? {} : { memory: { ...memory, ...ordinary(memory.shares) } }),
  };
}

/** A request gives shares beside the levels by their number alone. */
function ordinary(shares: Shares | undefined): { shares?: Shares } {
  if (shares?.level !== 'custom') return {};
  return { shares: { number: shares.number } };
}

function currentAuth({ certificate }: VchConfig, auth: Vch['auth']): Part<'auth'> {
  const { key = null } = certificate.hostCertificate ?? {};
  const server = auth?.server;
  const hasAuthorities = (certificate.certificateAuthorities?.length ?? 0) > 0;
  return {
    client: { ...auth?.client, ...(server === undefined || hasAuthorities ? {} : { no_tls_verify: true }) },
    ...(server === undefined ? {} : { server: { ...server, ...(key === null ? {} : { private_key: pemOf(key) }) } }),
  };
}

const pemOf = (bytes: Uint8Array): Schemas['X509_Data'] => ({ pem: new TextDecoder().decode(bytes) });

function currentCredentials({
  connection,
  grantPermissions,
}: VchConfig): NonNullable<Part<'endpoint'>['operations_credentials']> {
  return {
    user: connection.username,
    ...(connection.token === null ? {} : { password: connection.token }),
    grant_permissions: grantPermissions !== '',
  };
}

/**
 * A whole specification with what answers never tell filled in from the VCH: secrets whose owner stays the same, and parts
 * of the networks that older answers lacked.
 */
export function completed(wanted: Vch, current: Vch): Vch {
  const given = withoutRemarks(wanted);
  return {
    ...given,
    ...(given.network === undefined ? {} : { network: completedNetwork(given.network, current.network) }),
    auth: completedAuth(given.auth, current.auth),
    endpoint: {
      ...given.endpoint,
      operations_credentials: completedCredentials(
        given.endpoint?.operations_credentials,
        current.endpoint?.operations_credentials,
      ),
    },
  };
}

function completedNetwork(given: Part<'network'>, current: Vch['network']): Part<'network'> {
  const { bridge } = given;
  const width = current?.bridge?.network_width;
  return {
    ...given,
    ...(bridge === undefined || width === undefined ? {} : { bridge: { network_width: width, ...bridge } }),
    ...completedRole('client', given.client, current?.client),
    ...completedRole('management', given.management, current?.management),
    ...completedRole('public', given.public, current?.public),
  };
}

function completedRole(
  role: 'client' | 'management' | 'public',
  given: Network | undefined,
  current: Network | undefined,
): Partial<Record<'client' | 'management' | 'public', Network>> {
  if (given === undefined || current?.static === undefined) return {};
  return { [role]: { static: current.static, ...given } };
}

function completedAuth(given: Vch['auth'], current: Vch['auth']): Part<'auth'> {
  const { client, server } = given ?? {};
  const isVerified = (client?.certificate_authorities ?? []).length > 0 || client?.no_tls_verify !== undefined;
  const noVerify = current?.client?.no_tls_verify;
  const key = current?.server?.private_key;
  const isOwn = textOf(server?.certificate) === textOf(current?.server?.certificate);
  return {
    ...given,
    ...(isVerified || noVerify === undefined ? {} : { client: { ...client, no_tls_verify: noVerify } }),
    ...(server === undefined || textOf(server.private_key) !== '' || !isOwn || key === undefined
      ? {}
      : { server: { ...server, private_key: key } }),
  };
}

/** Certificates without what people put around them. */
const textOf = (data: Schemas['X509_Data'] | undefined): string =>
  pemBlocks(data?.pem === undefined ? null : new TextEncoder().encode(data.pem)).join('');

type Credentials = Part<'endpoint'>['operations_credentials'];

function completedCredentials(given: Credentials, current: Credentials): NonNullable<Credentials> {
  const { user = '', password = '' } = given ?? {};
  if (user === '' && password === '') return { ...current, ...grantOf(given) };
  if (user.toLowerCase() !== current?.user?.toLowerCase()) return { ...given };
  return { ...current, ...given, user: current.user, ...(password === '' ? { password: current.password } : {}) };
}

const grantOf = (given: Credentials): { grant_permissions?: boolean } =>
  given?.grant_permissions === undefined ? {} : { grant_permissions: given.grant_permissions };
