import { connect, InvalidRequestError, isFault, type VimClient } from '@vic/vim25';
import type { Vcenter } from '../config/vcenter.ts';

/** Until a log-in is answered, milliseconds: a directory behind the vCenter may be slow. */
const LOGIN_MS = 30_000;

export interface Credentials {
  readonly userName: string;
  readonly password: string;
}

/** A session of the operations user's own, or why there is none. */
export type LoginOutcome =
  | { readonly kind: 'session'; readonly client: VimClient }
  /** name and password are right, but no permission lets the user see anything */
  | { readonly kind: 'no-permission' }
  /** `reason`: one sentence */
  | { readonly kind: 'refused'; readonly reason: string };

/** How an operations user logs in; tests put a fake in its place. */
export type OperationsLogin = (vcenter: Vcenter, credentials: Credentials) => Promise<LoginOutcome>;

/**
 * Logs in once at a configured vCenter, trusted as for the users' own sessions. Whoever gets a session closes it.
 * @throws TransportError, UntrustedCertificateError; a fault that is not about name and password
 */
export const operationsLogin: OperationsLogin = async (vcenter, { userName, password }) => {
  const client = await connect({
    url: vcenter.sdkUrl,
    trust: vcenter.trust,
    operationPrefix: 'vic-ops',
    timeouts: { headersMs: LOGIN_MS, totalMs: LOGIN_MS },
  });
  try {
    await client.login(userName, password);
    return { kind: 'session', client };
  } catch (error) {
    await client.close().catch(() => undefined);
    if (isFault(error, 'NoPermission')) return { kind: 'no-permission' };
    const reason = refusalOf(error);
    if (reason === null) throw error;
    return { kind: 'refused', reason };
  }
};

function refusalOf(error: unknown): string | null {
  // Characters that cannot be sent, which no name or password has.
  if (error instanceof InvalidRequestError) return 'The name or the password has characters that vCenter cannot take.';
  // vCenter's own words for it name neither, and are in the language of the session.
  return isFault(error, 'InvalidLogin') ? 'vCenter does not accept this user name or password.' : null;
}
