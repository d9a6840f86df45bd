/** The configuration of a VCH as a typed model. */
import { decode } from './decode.ts';
import { encode } from './encode.ts';
import type { Value } from './kinds.ts';
import { virtualContainerHost } from './models/vch.ts';
import type { ExtraConfig } from './pairs.ts';
import { zeroOf } from './zero.ts';

/** `init` is the endpoint VM's own part: its sessions are the VCH's components, its networks the roles. */
export type VchConfig = Value<typeof virtualContainerHost>;

/** Set to `true` while an upgrade or a reconfiguration runs; no part of any structure. */
export const UPDATE_IN_PROGRESS_KEY = 'UpdateInProgress';

/** Reads the configuration of an endpoint VM; never throws, and leaves secrets alone. */
export const decodeVch = (pairs: ExtraConfig): VchConfig => decode(virtualContainerHost, pairs);

/** Writes the configuration of a VCH, secrets unset. */
export const encodeVch = (config: VchConfig): Map<string, string> => encode(virtualContainerHost, config);

/** The configuration of a VCH with nothing in it. */
export const emptyVchConfig = (): VchConfig => zeroOf(virtualContainerHost);

/** True while an upgrade or a reconfiguration of the VCH runs. */
export const isUpdating = (pairs: ExtraConfig): boolean => pairs.get(UPDATE_IN_PROGRESS_KEY) === 'true';
