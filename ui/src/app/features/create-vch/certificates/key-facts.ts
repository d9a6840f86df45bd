import { id_ecPublicKey, id_secp256r1, id_secp384r1, id_secp521r1 } from '@peculiar/asn1-ecc';
import { id_rsaEncryption } from '@peculiar/asn1-rsa';
import type { KeyFacts } from './certificate-facts.ts';

const NAMED_CURVES: ReadonlyMap<string, { readonly curve: string; readonly bits: number }> = new Map([
  [id_secp256r1, { curve: 'P-256', bits: 256 }],
  [id_secp384r1, { curve: 'P-384', bits: 384 }],
  [id_secp521r1, { curve: 'P-521', bits: 521 }],
]);

const OTHER_ALGORITHMS: ReadonlyMap<string, string> = new Map([
  ['1.3.101.112', 'Ed25519'],
  ['1.3.101.113', 'Ed448'],
  ['1.2.840.113549.1.1.10', 'RSA-PSS'],
  ['1.2.840.10040.4.1', 'DSA'],
]);

/** How WebCrypto is told of a key; null: VCHs have no use for such keys. */
export type ImportAlgorithm = RsaHashedImportParams | EcKeyImportParams;

/** Algorithm by its object identifiers: of the algorithm, and of the curve. */
export function importAlgorithmOf(algorithm: string, curve: string | null): ImportAlgorithm | null {
  if (algorithm === id_rsaEncryption) return { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const named = algorithm === id_ecPublicKey ? NAMED_CURVES.get(curve ?? '') : undefined;
  return named ? { name: 'ECDSA', namedCurve: named.curve } : null;
}

/** What a key is, by object identifiers and, of RSA, the length of its modulus (bit). */
export function keyFactsOf(algorithm: string, curve: string | null, modulusBits: number | null): KeyFacts {
  if (algorithm === id_rsaEncryption) return { algorithm: 'RSA', bits: modulusBits };
  if (algorithm === id_ecPublicKey) {
    const named = NAMED_CURVES.get(curve ?? '');
    return named ? { algorithm: `EC ${named.curve}`, bits: named.bits } : { algorithm: 'EC', bits: null };
  }
  return { algorithm: OTHER_ALGORITHMS.get(algorithm) ?? algorithm, bits: null };
}
