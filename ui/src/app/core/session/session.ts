import { computed, inject, Injectable, signal } from '@angular/core';
import { AppFault } from '../errors/app-fault.ts';
import { HOST } from '../host/host.ts';

/** How long a token may be used again without asking the client (ms). */
const TOKEN_REUSE_MS = 5_000;

interface HeldToken {
  readonly token: string;
  readonly askedAt: number;
}

/** The user's session in the client: hands out its token, and knows when it has ended. */
@Injectable({ providedIn: 'root' })
export class Session {
  readonly #host = inject(HOST);
  readonly #isEnded = signal(false);
  #held: HeldToken | null = null;

  readonly isEnded = this.#isEnded.asReadonly();
  /** Grows by one when a session that had ended goes on. */
  readonly resumptions = computed(() => this.#resumptions());
  readonly #resumptions = signal(0);

  /**
   * Token for the plug-in server.
   * @throws AppFault `session-ended` when the client has no session any more
   */
  async token(): Promise<string> {
    const now = Date.now();
    if (this.#held && now - this.#held.askedAt < TOKEN_REUSE_MS) return this.#held.token;
    const session = await this.#host.session();
    if (!session) throw this.end();
    this.#held = { token: session.sessionToken, askedAt: now };
    return session.sessionToken;
  }

  /** The server did not accept the token: ask the client for a new one next time. */
  forgetToken(): void {
    this.#held = null;
  }

  /** Records the end of the session; returns the fault that tells of it. */
  end(correlationId: string | null = null): AppFault {
    this.#held = null;
    this.#isEnded.set(true);
    return new AppFault({ code: 'session-ended', status: 401, correlationId });
  }

  /**
   * Asks the client for a session again: the user may have logged in meanwhile, also in another tab.
   * @returns whether there is one to go on with
   */
  async resume(): Promise<boolean> {
    const session = await this.#host.session().catch(() => null);
    if (!session) return false;
    this.#held = { token: session.sessionToken, askedAt: Date.now() };
    this.#isEnded.set(false);
    this.#resumptions.update((count) => count + 1);
    return true;
  }
}
