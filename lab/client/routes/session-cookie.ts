const NAME = 'standin_session';

/** The session id in a request's cookies. */
export function sessionIdOf(cookies: string | undefined): string | undefined {
  for (const pair of (cookies ?? '').split(';')) {
    const [name, value] = pair.split('=', 2);
    if (name?.trim() === NAME) return value?.trim();
  }
  return undefined;
}

/** The cookie never reaches `/plugins`: its path is the shell's own. */
export function sessionCookie(id: string): string {
  return `${NAME}=${id}; Path=/ui; HttpOnly; SameSite=Strict`;
}

export const NO_SESSION_COOKIE = `${NAME}=; Path=/ui; HttpOnly; SameSite=Strict; Max-Age=0`;
