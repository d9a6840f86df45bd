import * as Type from 'typebox';
import { PemFile } from '../security/schema.ts';

/** Which image registries a VCH may use. */
export const Registry = Type.Object({
  /** only what is listed here, secure or not */
  isWhitelistOnly: Type.Boolean(),
  /** host, host:port, CIDR or `*.domain`; stays when the mode is off, but does not count */
  whitelist: Type.Array(Type.String()),
  /** host or host:port whose certificate is not verified */
  insecure: Type.Array(Type.String()),
  authorities: Type.Array(PemFile),
});
export type Registry = Type.Static<typeof Registry>;
