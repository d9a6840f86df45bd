import type { CertificateFacts, KeyFacts, PrivateKeyFile } from './certificate-facts.ts';
import { coversHost } from './host-name.ts';

/** `error`: it cannot work; `warning`: it may not be meant so; `good`: looked at and found in order. */
export type Tone = 'error' | 'warning' | 'good';

/** What can be said of a certificate or key; the text is `createVch.certificates.judgement.<code>`. */
export interface Judgement {
  readonly code: string;
  readonly tone: Tone;
  /** dates as ISO text */
  readonly values: Readonly<Record<string, string | number>>;
}

const DAY_MS = 86_400_000;
const SOON_DAYS = 30;
const SOUND_RSA_BITS = 2_048;
const MIN_RSA_BITS = 1_024;
const BROKEN_HASHES: ReadonlySet<string> = new Set(['MD5', 'SHA-1']);

const judgement = (tone: Tone, code: string, values: Judgement['values'] = {}): Judgement => ({ code, tone, values });

/**
 * Judges the chain that a VCH is to show to Docker clients.
 * @param addresses names and addresses under which clients will call it, as far as they are known
 * @param now milliseconds
 */
export function judgeServerChain(
  chain: readonly CertificateFacts[],
  addresses: readonly string[],
  now: number,
): readonly Judgement[] {
  const [own] = chain;
  if (!own) return [];
  return [
    ...judgeValidity(own, now),
    ...judgeStrength(own),
    ...judgeUse(own),
    ...judgeNames(own, addresses),
    ...judgeOrder(chain),
    ...chain.slice(1).flatMap((link) => judgeLink(link, now)),
  ];
}

/** Judges certificates that others are to be trusted by: of Docker clients, or of registries. */
export function judgeAuthorities(certificates: readonly CertificateFacts[], now: number): readonly Judgement[] {
  return certificates.flatMap((certificate) => [
    ...judgeValidity(certificate, now),
    ...judgeStrength(certificate),
    ...(certificate.isAuthority ? [] : [judgement('warning', 'not-an-authority', { name: nameOf(certificate) })]),
  ]);
}

/** Whether a private key is the one of the chain's first certificate. */
export function judgeKeyMatch(key: PrivateKeyFile, chain: readonly CertificateFacts[]): readonly Judgement[] {
  const [own] = chain;
  if (!own) return [];
  if (own.publicKey === key.publicKey) return [judgement('good', 'key-matches')];
  const isLater = chain.some(({ publicKey }) => publicKey === key.publicKey);
  return [judgement('error', isLater ? 'key-of-other-link' : 'key-mismatch', { name: nameOf(own) })];
}

function nameOf({ commonName, subject }: CertificateFacts): string {
  return commonName === '' ? subject : commonName;
}

function judgeValidity(certificate: CertificateFacts, now: number): readonly Judgement[] {
  const { validFrom, validTo } = certificate;
  const name = nameOf(certificate);
  if (Date.parse(validTo) < now) return [judgement('error', 'expired', { name, date: validTo })];
  if (Date.parse(validFrom) > now) return [judgement('warning', 'not-yet-valid', { name, date: validFrom })];
  const days = Math.floor((Date.parse(validTo) - now) / DAY_MS);
  return days < SOON_DAYS ? [judgement('warning', 'expires-soon', { name, days, date: validTo })] : [];
}

function judgeStrength(certificate: CertificateFacts): readonly Judgement[] {
  const name = nameOf(certificate);
  const hash = certificate.signatureHash;
  const isOfIssuer = !certificate.isSelfSigned || !certificate.isAuthority;
  const weakHash = hash !== null && BROKEN_HASHES.has(hash) && isOfIssuer;
  return [...judgeKey(certificate.key, name), ...(weakHash ? [judgement('warning', 'weak-hash', { name, hash })] : [])];
}

function judgeKey({ algorithm, bits }: KeyFacts, name: string): readonly Judgement[] {
  if (algorithm === 'RSA' && bits !== null && bits < SOUND_RSA_BITS)
    return [judgement(bits < MIN_RSA_BITS ? 'error' : 'warning', 'weak-key', { name, bits })];
  const isKnown = algorithm === 'RSA' || /^EC P-(256|384|521)$/.test(algorithm);
  return isKnown ? [] : [judgement('error', 'unknown-key', { name, algorithm })];
}

function judgeUse(own: CertificateFacts): readonly Judgement[] {
  return [
    ...(own.isForServers ? [] : [judgement('error', 'not-for-servers', { name: nameOf(own) })]),
    ...(own.isAuthority && !own.isSelfSigned ? [judgement('warning', 'is-an-authority', { name: nameOf(own) })] : []),
  ];
}

function judgeNames(own: CertificateFacts, addresses: readonly string[]): readonly Judgement[] {
  if (own.alternativeNames.length === 0) return [judgement('warning', 'no-names', { name: nameOf(own) })];
  const isCovered = (address: string) => own.alternativeNames.some((pattern) => coversHost(pattern, address));
  const missing = addresses.filter((address) => !isCovered(address));
  const covered = addresses.filter(isCovered);
  return [
    ...missing.map((address) => judgement('warning', 'address-not-covered', { address })),
    ...(covered.length > 0 ? [judgement('good', 'addresses-covered', { addresses: covered.join(', ') })] : []),
  ];
}

function judgeOrder(chain: readonly CertificateFacts[]): readonly Judgement[] {
  const wrong = chain.findIndex(({ isSignedByNext }) => isSignedByNext === false);
  if (wrong >= 0) {
    const [link, next] = [chain[wrong], chain[wrong + 1]];
    return link && next ? [judgement('error', 'chain-order', { name: nameOf(link), next: nameOf(next) })] : [];
  }
  return chain.length > 1 ? [judgement('good', 'chain-in-order', { count: chain.length })] : [];
}

function judgeLink(link: CertificateFacts, now: number): readonly Judgement[] {
  const isNoAuthority = link.isAuthority ? [] : [judgement('error', 'link-not-an-authority', { name: nameOf(link) })];
  return [...judgeValidity(link, now), ...judgeStrength(link), ...isNoAuthority];
}
