import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';

export const TICKET_MS = 60_000;
const MAX_TICKETS = 2_000;

interface Entry {
  readonly token: string;
  readonly until: number;
}

/** One-time tickets by which a WebSocket, which cannot send headers, is opened for a session token. */
export class StreamTickets {
  readonly #clock: Clock;
  readonly #entries = new Map<string, Entry>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A ticket for this token, good once within a minute. */
  issue(token: string): string {
    this.#forgetOld();
    const ticket = randomBytes(32).toString('base64url');
    this.#entries.set(ticket, { token, until: this.#clock.now() + TICKET_MS });
    return ticket;
  }

  /** The token that a ticket stands for; null if it is unknown, used or too old. */
  redeem(ticket: string): string | null {
    const entry = this.#entries.get(ticket);
    this.#entries.delete(ticket);
    return entry && this.#clock.now() < entry.until ? entry.token : null;
  }

  #forgetOld(): void {
    const now = this.#clock.now();
    for (const [ticket, { until }] of this.#entries) {
      if (until > now && this.#entries.size < MAX_TICKETS) break;
      this.#entries.delete(ticket);
    }
  }
}
