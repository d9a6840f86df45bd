import type { PayloadAuth, PayloadPem, VchPayload } from '../payload-type.ts';
import { certificateBlocks, keyBlocks, pemBlocks } from '../pem.ts';
import type { Taken } from '../resolver.ts';
import type { VchSpec } from '../vch-spec.ts';
import { securityDefaults } from './defaults.ts';
import { commonNameOf } from './rules.ts';
import type { KeyAlgorithm, PemFile, Security } from './schema.ts';

/**
 * How clients and server prove who they are, as the API takes it. Private keys are in it; certificates made in the
 * browser are given like brought ones.
 */
export function authPayload(spec: VchSpec): PayloadAuth {
  const { source, made, brought } = spec.security;
  switch (source) {
    case 'none':
      return { no_tls: true };
    case 'server':
      return { client: { no_tls_verify: true }, server: { generate: generatePayload(spec) } };
    case 'browser':
      return pairPayload(spec, made?.serverCertificate, made?.serverKey, made === null ? [] : [made.authority]);
    case 'files':
      return pairPayload(spec, brought.serverCertificate, brought.serverKey, brought.clientAuthorities);
  }
}

function pairPayload(
  { security }: VchSpec,
  certificate: PemFile | null | undefined,
  key: PemFile | null | undefined,
  authorities: readonly PemFile[],
): PayloadAuth {
  return {
    client: security.verifiesClients
      ? { certificate_authorities: authorities.map(certificatePayload) }
      : { no_tls_verify: true },
    server: {
      certificate: certificate ? certificatePayload(certificate) : undefined,
      private_key: key ? keyPayload(key) : undefined,
    },
  };
}

function generatePayload(spec: VchSpec): NonNullable<NonNullable<PayloadAuth['server']>['generate']> {
  const { keyAlgorithm, organizations } = spec.security.subject;
  return {
    cname: commonNameOf(spec),
    organization: organizations,
    size: { value: rsaBits(keyAlgorithm) ?? DEFAULT_BITS, units: 'bit' },
  };
}

const DEFAULT_BITS = 2048;

/** Bits of an RSA key; null of another kind. */
export function rsaBits(algorithm: KeyAlgorithm): number | null {
  return algorithm.startsWith('RSA-') ? Number(algorithm.slice('RSA-'.length)) : null;
}

/** The smallest RSA key that we offer and that is not smaller. */
function rsaOfBits(bits: number): KeyAlgorithm {
  if (bits <= 2048) return 'RSA-2048';
  return bits <= 3072 ? 'RSA-3072' : 'RSA-4096';
}

/** Only the blocks that are meant: the API takes no text around them. */
export function certificatePayload({ pem }: PemFile): PayloadPem {
  return { pem: joined(certificateBlocks(pem)) ?? pem };
}

function keyPayload({ pem }: PemFile): PayloadPem {
  return { pem: joined(keyBlocks(pem).slice(0, 1)) ?? pem };
}

function joined(blocks: readonly string[]): string | null {
  return blocks.length === 0 ? null : `${blocks.join('\n')}\n`;
}

const OWN_CERTIFICATE = 'The server certificate and its key belong to one VCH and were not taken over; make new ones.';
const KEPT_AUTHORITIES =
  'The authorities that client certificates are verified with were taken over; they count once you bring certificates as files.';

/** Without its private key a certificate is of no use for another VCH: then new ones are to be made. */
export function takeSecurity({ name = '', auth }: VchPayload): Taken<Security> {
  const { client, server } = auth ?? {};
  const clientAuthorities = takeAuthorities('client-ca', client?.certificate_authorities);
  const verifiesClients = clientAuthorities.length > 0 && client?.no_tls_verify !== true;
  const base: Security = {
    ...securityDefaults,
    verifiesClients,
    brought: { ...securityDefaults.brought, clientAuthorities },
  };
  if (server === undefined) return { taken: { ...base, source: 'none' }, notes: [] };
  const certificate = takePem('server-cert.pem', server.certificate);
  const serverKey = takePem('server-key.pem', server.private_key);
  if (server.generate !== undefined && certificate === null)
    return { taken: takeGenerate(base, name, auth), notes: [] };
  if (certificate === null || serverKey === null) {
    return { taken: base, notes: [OWN_CERTIFICATE, ...(clientAuthorities.length > 0 ? [KEPT_AUTHORITIES] : [])] };
  }
  const brought = { serverCertificate: certificate, serverKey, clientAuthorities };
  return { taken: { ...base, source: 'files', brought }, notes: [] };
}

function takeGenerate(base: Security, name: string, auth: PayloadAuth | undefined): Security {
  const { cname = '', organization = [], size } = auth?.server?.generate ?? {};
  const subject = {
    ...base.subject,
    commonName: cname === name ? '' : cname,
    organizations: organization,
    keyAlgorithm: rsaOfBits(size?.value ?? DEFAULT_BITS),
  };
  return { ...base, source: 'server', verifiesClients: false, subject };
}

function takePem(fileName: string, { pem = '' }: PayloadPem = {}): PemFile | null {
  return pem === '' ? null : { fileName, pem };
}

/** One file for each entry; of those that repeat the entries before them, as some servers answer, what is new in each. */
export function takeAuthorities(name: string, entries: readonly PayloadPem[] = []): PemFile[] {
  const seen = new Set<string>();
  const fresh = entries.flatMap(({ pem = '' }) => {
    const blocks = pemBlocks(pem).filter((block) => !seen.has(block));
    blocks.forEach((block) => seen.add(block));
    return joined(blocks) ?? [];
  });
  return fresh.map((pem, index) => ({ fileName: `${name}${fresh.length > 1 ? `-${index + 1}` : ''}.pem`, pem }));
}
