import { setTimeout as delay } from 'node:timers/promises';
import type { LiveEvent } from '../browser/wire.ts';
import type { VcenterSettings } from '../config/client-config.ts';
import type { Account, VcenterGate } from '../vcenter/vcenter-connection.ts';
import { HostSession } from './host-session.ts';
import { PluginTokens } from './plugin-tokens.ts';
import type { VcenterLink } from './vcenter-link.ts';

const MAX_SESSIONS = 50;
const IDLE_END_MS = 30 * 60_000;
const SWEEP_MS = 60_000;

/** Nobody let the user in; the message is the sentence to show. */
export class LoginError extends Error {}

/** How long the user waits for a slow vCenter once another one has let them in. */
const PATIENCE_MS = 3000;

/** All logged-in users. Bounded: the session unused for longest makes room, and each ends after 30 unused minutes. */
export class HostSessions {
  readonly tokens = new PluginTokens();
  readonly #gate: VcenterGate;
  readonly #vcenters: readonly VcenterSettings[];
  readonly #sessions = new Map<string, HostSession>();
  readonly #sweep: NodeJS.Timeout;

  constructor(gate: VcenterGate, vcenters: readonly VcenterSettings[]) {
    this.#gate = gate;
    this.#vcenters = vcenters;
    this.#sweep = setInterval(() => this.#endIdle(), SWEEP_MS);
    this.#sweep.unref();
  }

  find(id: string | undefined): HostSession | undefined {
    const session = id === undefined ? undefined : this.#sessions.get(id);
    session?.touch();
    return session;
  }

  all(): HostSession[] {
    return [...this.#sessions.values()];
  }

  /** Logs in at every vCenter. Throws LoginError if none of them lets the user in. */
  async login(account: Account): Promise<HostSession> {
    const session = new HostSession(this.#gate, this.#vcenters, account);
    await firstAnswers(session.links);
    const states = session.info.vcenters;
    if (!isAnyConnected(session.links)) {
      await session.end(true);
      const isDenied = states.some(({ state }) => state === 'denied');
      throw new LoginError(
        isDenied
          ? 'The user name or the password is wrong.'
          : `No vCenter can be reached. ${states[0]?.reason ?? ''}`.trim(),
      );
    }
    this.#makeRoom();
    this.#sessions.set(session.id, session);
    return session;
  }

  /** Ends one session; `isSilent` as in HostSession.end. */
  async end(session: HostSession, isSilent = false): Promise<void> {
    this.#sessions.delete(session.id);
    this.tokens.forget(session);
    await session.end(isSilent);
  }

  tellAll(event: LiveEvent): void {
    for (const session of this.#sessions.values()) session.tell(event);
  }

  async close(): Promise<void> {
    clearInterval(this.#sweep);
    await Promise.allSettled(this.all().map((session) => this.end(session, true)));
  }

  #makeRoom(): void {
    const now = Date.now();
    const byIdleness = this.all().sort((a, b) => b.idleMs(now) - a.idleMs(now));
    for (const session of byIdleness.slice(0, Math.max(0, byIdleness.length - MAX_SESSIONS + 1)))
      void this.end(session);
  }

  #endIdle(): void {
    const now = Date.now();
    for (const session of this.all()) if (session.idleMs(now) > IDLE_END_MS) void this.end(session);
  }
}

/** Settles when every vCenter answered, or a while after the first one that let the user in. */
async function firstAnswers(links: readonly VcenterLink[]): Promise<void> {
  const all = links.map((link) => link.open());
  const soon = Promise.any(
    all.map(async (opened, i) => {
      await opened;
      if (links[i]?.state.state !== 'connected') throw new Error('not connected');
      await delay(PATIENCE_MS, undefined, { ref: false });
    }),
  ).catch(() => undefined);
  await Promise.race([Promise.all(all), soon.then(() => (isAnyConnected(links) ? undefined : Promise.all(all)))]);
}

function isAnyConnected(links: readonly VcenterLink[]): boolean {
  return links.some(({ state }) => state.state === 'connected');
}
