import { X509Certificate } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import { addressText, type VchConfig } from '@vic/extraconfig';
import type { Clock } from '@vic/vim25';
import { inParallel } from '../inventory/in-parallel.ts';
import { pemBlocks } from './pem-blocks.ts';

/** Addresses that a name resolves to; none for a name that nobody knows. */
export type ResolveName = (name: string) => Promise<readonly string[]>;

const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/;
const IPV4 = /^[\d.]+$/;
const MAX_NAMES = 8;
const MAX_CHAIN = 8;
const PARALLEL_LOOKUPS = 2;

/** Names by the resolver of the system. */
export const resolveBySystem: ResolveName = async (name) => {
  try {
    return (await lookup(name, { all: true })).map(({ address }) => address);
  } catch {
    return [];
  }
};

function parsed(pem: string): X509Certificate[] {
  try {
    return [new X509Certificate(pem)];
  } catch {
    return [];
  }
}

/** DNS names of a certificate, without wildcards. */
function namesOf({ subject, subjectAltName }: X509Certificate): string[] {
  const alternatives = Array.from((subjectAltName ?? '').matchAll(/(?:^|, )DNS:([^,]+)/g), ([, name]) => name ?? '');
  const common = Array.from(subject.matchAll(/^CN=(.+)$/gm), ([, name]) => name ?? '');
  const names = new Set([...alternatives, ...common].filter((name) => NAME.test(name) && !IPV4.test(name)));
  return [...names].slice(0, MAX_NAMES);
}

function isValid(certificate: X509Certificate, now: number): boolean {
  return certificate.validFromDate.getTime() <= now && now <= certificate.validToDate.getTime();
}

/** Whether a chain of valid issuers leads from a certificate to one of the authorities that issued itself. */
function isIssuedBy(certificate: X509Certificate, others: readonly X509Certificate[], now: number): boolean {
  let current = certificate;
  for (let length = 0; length < MAX_CHAIN; length += 1) {
    if (!isValid(current, now)) return false;
    const subject = current;
    const issuer = others.find((other) => subject.checkIssued(other) && subject.verify(other.publicKey));
    if (issuer === undefined) return false;
    if (issuer.fingerprint256 === subject.fingerprint256 || issuer.checkIssued(issuer)) return isValid(issuer, now);
    current = issuer;
  }
  return false;
}

/** A name that clients could use for a VCH: in its certificate, which its own authorities vouch for. */
interface NameChoice {
  readonly address: string;
  readonly names: readonly string[];
}

function choiceOf({ certificate }: VchConfig, address: string, now: number): NameChoice {
  const [server] = pemBlocks(certificate.hostCertificate?.cert ?? null).flatMap(parsed);
  const names = server === undefined ? [] : namesOf(server).filter((name) => server.checkHost(name) !== undefined);
  // Of a certificate for an address alone no authority need be read.
  if (server === undefined || names.length === 0) return { address, names: [] };
  const issuers = pemBlocks(certificate.certificateAuthorities).flatMap(parsed);
  return { address, names: isVouchedFor(server, issuers, now) ? names : [] };
}

function isVouchedFor(server: X509Certificate, issuers: readonly X509Certificate[], now: number): boolean {
  try {
    return isIssuedBy(server, issuers, now);
  } catch {
    // A key of a kind that cannot be used here verifies nothing.
    return false;
  }
}

/** Address of the endpoint VM for its clients; null while it has none. */
export function clientIp({ init }: VchConfig): string | null {
  return addressText(init.networks.get('client')?.assigned.ip ?? null);
}

/** A moment after which no more names are resolved. */
export interface Patience {
  readonly clock: Clock;
  readonly limitMs: number;
  readonly resolve: ResolveName;
}

/**
 * The addresses by which clients reach VCHs: a name out of the VCH's certificate that resolves to its address and that its own
 * authorities vouch for, else the address itself; null while there is none. Names are resolved two at a time and only as long
 * as patience lasts: a slow name server delays a list by that much and no more.
 */
export async function clientHosts(configs: readonly VchConfig[], patience: Patience): Promise<(string | null)[]> {
  const now = patience.clock.now();
  const choices = configs.map((config) => {
    const address = clientIp(config);
    return address === null ? null : choiceOf(config, address, now);
  });
  const names = [...new Set(choices.flatMap((choice) => choice?.names ?? []))];
  const known = await resolveNames(names, patience);
  return choices.map((choice) => {
    if (choice === null) return null;
    return choice.names.find((name) => known.get(name)?.includes(choice.address)) ?? choice.address;
  });
}

async function resolveNames(
  names: readonly string[],
  { clock, limitMs, resolve }: Patience,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const known = new Map<string, readonly string[]>();
  if (names.length === 0) return known;
  const end = new AbortController();
  const work = inParallel(names, PARALLEL_LOOKUPS, async (name) => {
    if (!end.signal.aborted) known.set(name, await resolve(name));
  });
  const late = clock.sleep(limitMs, end.signal).catch(() => undefined);
  await Promise.race([work, late]);
  end.abort();
  return new Map(known);
}
