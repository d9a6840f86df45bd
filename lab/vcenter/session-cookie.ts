/** The cookie `vmware_soap_session`, with its value in quotes as a vCenter writes it. */
import type { Session } from './sessions.ts';

const NAME = 'vmware_soap_session';

export const sessionCookie = (session: Session): string => `${NAME}="${session.token}"; Path=/; HttpOnly; Secure`;

/** The token in a Cookie header; null if there is none. */
export function sessionToken(header: string | undefined): string | null {
  for (const part of (header ?? '').split(';')) {
    const [name, ...rest] = part.trim().split('=');
    if (name === NAME) return rest.join('=').replaceAll('"', '');
  }
  return null;
}
