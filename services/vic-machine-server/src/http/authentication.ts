import type { IncomingHttpHeaders } from 'node:http';
import { ApiError } from '../api-error.ts';
import type { Credentials } from '../target/target-session.ts';

/**
 * The credentials of a request. With both kinds the ticket counts, always: it was made for this one request, while a browser
 * may send a remembered password on its own.
 * @returns null if there are none, they cannot be read, or they are of another scheme
 */
export function credentialsOf(headers: IncomingHttpHeaders): Credentials | null {
  const ticket = headers['x-vmware-ticket'];
  if (typeof ticket === 'string' && ticket !== '') return { kind: 'ticket', ticket };
  return basicCredentials(headers.authorization ?? '');
}

function basicCredentials(header: string): Credentials | null {
  const [, encoded] = /^basic +([A-Za-z0-9+/]+={0,2})\s*$/i.exec(header) ?? [];
  if (encoded === undefined || encoded.length % 4 !== 0) return null;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 0) return null;
  return { kind: 'password', userName: text.slice(0, colon), password: text.slice(colon + 1) };
}

/** @throws ApiError 401 if the user name is empty: nobody to log in */
export function requireUser(credentials: Credentials): void {
  if (credentials.kind === 'password' && credentials.userName === '') {
    throw new ApiError(
      401,
      'invalid credentials: vSphere user must be specified, either with --user or as part of --target',
    );
  }
}
