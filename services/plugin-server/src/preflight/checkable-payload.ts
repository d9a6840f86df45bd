import type { VchPayload } from '@vic/contract/vch-spec';

/** A draft as it can be checked although what is secret was not sent along. */
export interface CheckablePayload {
  readonly payload: VchPayload;
  /** JSON pointers of what had to be left out: nothing that is said about it holds */
  readonly withheld: readonly string[];
}

/**
 * Leaves out the operations user's password, and TLS where the key of the server certificate was not sent along: the certificate alone
 * would be a fault that keeps all else from being checked.
 */
export function checkablePayload(payload: VchPayload): CheckablePayload {
  const { endpoint, auth } = payload;
  const credentials = endpoint?.operations_credentials;
  const open: VchPayload = {
    ...payload,
    ...(credentials === undefined
      ? {}
      : { endpoint: { ...endpoint, operations_credentials: { ...credentials, password: undefined } } }),
  };
  const server = auth?.server;
  const isLocked = server !== undefined && server.generate === undefined && (server.private_key?.pem ?? '') === '';
  return isLocked
    ? { payload: { ...open, auth: { no_tls: true } }, withheld: ['/auth'] }
    : { payload: open, withheld: [] };
}
