/** The configuration of a VCH as a typed model. */
import { decode, type DecodeOptions } from './decode.ts';
import { encode, type EncodeOptions } from './encode.ts';
import type { Value } from './kinds.ts';
import { virtualContainerHost } from './models/vch.ts';
import type { ExtraConfig } from './pairs.ts';
import { SECRET_KEY_KEY } from './secret-key.ts';
import { zeroOf } from './zero.ts';

/** `init` is the endpoint VM's own part: its sessions are the VCH's components, its networks the roles. */
export type VchConfig = Value<typeof virtualContainerHost>;

/** Set to `true` while an upgrade or a reconfiguration runs; no part of any structure. */
export const UPDATE_IN_PROGRESS_KEY = 'UpdateInProgress';

/**
 * Reads the configuration of an endpoint VM. Without its secret key the secrets are null, and it never throws.
 * @throws SecretError when secrets are there that the key does not open
 */
export const decodeVch = (pairs: ExtraConfig, options: DecodeOptions = {}): VchConfig =>
  decode(virtualContainerHost, pairs, options);

/**
 * Writes the configuration of a VCH. With a secret key, which is to be a new one each time (`newSecretKey`), its secrets
 * are sealed and the key itself is among the pairs, for the guest.
 * @throws SecretError when a secret is set and there is no key
 */
export function encodeVch(config: VchConfig, options: EncodeOptions = {}): Map<string, string> {
  const pairs = encode(virtualContainerHost, config, options);
  if (options.secretKey !== undefined) pairs.set(SECRET_KEY_KEY, options.secretKey);
  return pairs;
}

/** The configuration of a VCH with nothing in it. */
export const emptyVchConfig = (): VchConfig => zeroOf(virtualContainerHost);

/** True while an upgrade or a reconfiguration of the VCH runs. */
export const isUpdating = (pairs: ExtraConfig): boolean => pairs.get(UPDATE_IN_PROGRESS_KEY) === 'true';
