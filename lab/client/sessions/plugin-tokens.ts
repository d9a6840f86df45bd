import { randomBytes } from 'node:crypto';
import type { HostSession } from './host-session.ts';

/** A token is handed out again for this long; afterwards a new one is made and the old one stays valid. */
const REUSE_MS = 5 * 60_000;
const MAX_TOKENS_PER_SESSION = 100;

interface IssuedToken {
  readonly token: string;
  readonly session: HostSession;
  readonly instance: string;
  readonly pluginKey: string;
  readonly issuedAt: number;
}

/** Session tokens of plug-ins: random, bound to one user's session and one plug-in instance. */
export class PluginTokens {
  readonly #byToken = new Map<string, IssuedToken>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  issue(session: HostSession, plugin: { readonly instance: string; readonly key: string }): string {
    const mine = [...this.#byToken.values()].filter((issued) => issued.session === session);
    const known = mine.findLast(({ instance }) => instance === plugin.instance);
    if (known && this.#now() - known.issuedAt < REUSE_MS) return known.token;
    if (mine.length >= MAX_TOKENS_PER_SESSION) this.#byToken.delete(mine[0]?.token ?? '');
    const token = randomBytes(32).toString('base64url');
    const { instance, key } = plugin;
    this.#byToken.set(token, { token, session, instance, pluginKey: key, issuedAt: this.#now() });
    return token;
  }

  /** Whose token this is; null for an unknown one and after the session's end. */
  redeem(token: string): { readonly session: HostSession; readonly pluginKey: string } | null {
    const issued = this.#byToken.get(token);
    return issued && !issued.session.isEnded ? issued : null;
  }

  has(text: string): boolean {
    return this.#byToken.has(text);
  }

  /** Every token occurring in `text`; finds tokens that leaked into URLs. */
  occursIn(text: string): boolean {
    for (const token of this.#byToken.keys()) if (text.includes(token)) return true;
    return false;
  }

  /** Test switch: makes every token of every session invalid. */
  rotate(): void {
    this.#byToken.clear();
  }

  forget(session: HostSession): void {
    for (const issued of this.#byToken.values()) if (issued.session === session) this.#byToken.delete(issued.token);
  }
}
