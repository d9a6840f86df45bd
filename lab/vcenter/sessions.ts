/** Sessions of the simulated vCenter: logins, cookies, clone tickets, idle end. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from './clock.ts';
import type { Inventory, User } from './inventory.ts';
import { invalidLogin } from './soap/fault.ts';
import type { Value } from './soap/value.ts';
import { boolean, dateTime, long, object, text } from './soap/value.ts';

/** Somebody who has logged in. */
export interface Session {
  readonly key: string;
  /** Secret of the cookie; never the key, which others may see. */
  readonly token: string;
  /** `user@domain`. */
  readonly user: string;
  readonly fullName: string;
  readonly loginTime: Date;
  lastActiveTime: Date;
  readonly locale: string;
  readonly ipAddress: string;
  readonly userAgent: string;
  callCount: number;
  /** Calls under way: an outstanding wait keeps the session alive. */
  openCalls: number;
  /** Run at the session's end, whatever ends it. */
  readonly onEnd: Set<() => void>;
}

/** Who calls. */
export interface Peer {
  readonly ipAddress: string;
  readonly userAgent: string;
}

/** Who is logged in at the moment. */
export class Sessions {
  readonly #inventory: Inventory;
  readonly #clock: Clock;
  readonly #idleMs: number;
  readonly #lifetimeMs: number;
  readonly #byToken = new Map<string, Session>();
  readonly #tickets = new Map<string, Session>();

  constructor(inventory: Inventory, clock: Clock, idleMs: number, lifetimeMs = Infinity) {
    this.#inventory = inventory;
    this.#clock = clock;
    this.#idleMs = idleMs;
    this.#lifetimeMs = lifetimeMs;
  }

  /** The account of a name and a password. Throws `InvalidLogin`. */
  authenticate(userName: string, password: string): User {
    const user = this.findUser(userName);
    if (user?.password !== password) throw invalidLogin();
    return user;
  }

  /** Throws `InvalidLogin`. */
  login(userName: string, password: string, peer: Peer, locale = 'en'): Session {
    return this.#open(this.authenticate(userName, password), peer, locale);
  }

  /** A ticket works once and dies with its session. */
  acquireTicket(session: Session): string {
    const ticket = `cst-VCT-${randomUUID()}--tp-${randomBytes(20).toString('hex').toUpperCase()}`;
    this.#tickets.set(ticket, session);
    return ticket;
  }

  /** Throws `InvalidLogin`. */
  clone(ticket: string, peer: Peer): Session {
    const parent = this.#tickets.get(ticket);
    this.#tickets.delete(ticket);
    const user = parent === undefined ? undefined : this.findUser(parent.user);
    if (parent === undefined || user === undefined || this.#isOver(parent)) throw invalidLogin();
    return this.#open(user, peer, parent.locale);
  }

  /** The session of a cookie's token; counts as activity. */
  touch(token: string): Session | null {
    const session = this.#byToken.get(token);
    if (session === undefined || this.#isOver(session)) return null;
    session.lastActiveTime = this.#clock.now();
    session.callCount++;
    return session;
  }

  byKey(key: string): Session | undefined {
    return this.all().find((session) => session.key === key);
  }

  all(): Session[] {
    return [...this.#byToken.values()].filter((session) => !this.#isOver(session));
  }

  end(session: Session): void {
    if (!this.#byToken.delete(session.token)) return;
    for (const [ticket, parent] of this.#tickets) if (parent === session) this.#tickets.delete(ticket);
    for (const stop of session.onEnd) stop();
    session.onEnd.clear();
  }

  endAll(): void {
    for (const session of [...this.#byToken.values()]) this.end(session);
  }

  /** The account of `user@domain` or `DOMAIN\user`, letter case aside. */
  findUser(name: string): User | undefined {
    const wanted = principalOf(name);
    return this.#inventory.users.find((user) => user.name.toLowerCase() === wanted);
  }

  /** `DOMAIN\user`, as a vCenter writes principals. */
  displayName(principal: string): string {
    const [user = '', domain = ''] = principal.split('@');
    return domain === '' ? user : `${domain.toUpperCase()}\\${user}`;
  }

  #open(user: User, peer: Peer, locale: string): Session {
    const now = this.#clock.now();
    const session: Session = {
      key: randomUUID(),
      token: randomBytes(20).toString('hex'),
      user: user.name,
      fullName: user.fullName,
      loginTime: now,
      lastActiveTime: now,
      locale,
      ...peer,
      callCount: 0,
      openCalls: 0,
      onEnd: new Set(),
    };
    this.#byToken.set(session.token, session);
    if (this.#lifetimeMs !== Infinity) {
      const cancel = this.#clock.after(this.#lifetimeMs, () => {
        this.end(session);
      });
      session.onEnd.add(cancel);
    }
    return session;
  }

  #isOver(session: Session): boolean {
    if (!this.#byToken.has(session.token)) return true;
    if (session.openCalls > 0) return false;
    if (this.#clock.now().getTime() - session.lastActiveTime.getTime() <= this.#idleMs) return false;
    this.end(session);
    return true;
  }
}

/** Normal form of a principal: `user@domain`, lower case. */
export function principalOf(name: string): string {
  const [domain, user] = name.split('\\');
  return (user === undefined || domain === undefined ? name : `${user}@${domain}`).toLowerCase();
}

/** A session as other sessions see it: without its secret. */
export function userSessionValue(session: Session): Value {
  const [user = '', domain = ''] = session.user.split('@');
  return object('UserSession', {
    key: text(session.key),
    userName: text(`${domain.toUpperCase()}\\${user}`),
    fullName: text(session.fullName),
    loginTime: dateTime(session.loginTime),
    lastActiveTime: dateTime(session.lastActiveTime),
    locale: text(session.locale),
    messageLocale: text('en'),
    extensionSession: boolean(false),
    ipAddress: text(session.ipAddress),
    userAgent: text(session.userAgent),
    callCount: long(session.callCount),
  });
}
