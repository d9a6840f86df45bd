import type { Vcenter } from '../../src/config/vcenter.ts';
import { SessionRejectedError } from '../../src/sessions/session-error.ts';
import type { SessionOpener } from '../../src/sessions/session-opener.ts';
import type { FakeVcenter } from './fake-vcenter.ts';

/** Hands out sessions at fake vCenters: a token is good where it has a user name. */
export class FakeOpener implements SessionOpener {
  readonly tickets: string[] = [];
  readonly opened: string[] = [];
  /** user name by token */
  readonly users = new Map<string, string>();
  /** what asking a vCenter fails with, by GUID */
  readonly failures = new Map<string, Error>();
  readonly #vcenters: ReadonlyMap<string, FakeVcenter>;
  #held: Promise<void> = Promise.resolve();

  constructor(...vcenters: FakeVcenter[]) {
    this.#vcenters = new Map(vcenters.map((vcenter) => [vcenter.guid, vcenter]));
  }

  /** Everybody waits until the returned function is called. */
  hold(): () => void {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.#held = promise;
    return () => resolve(undefined);
  }

  ticket = async ({ guid }: Vcenter, token: string): Promise<string> => {
    this.tickets.push(`${guid} ${token}`);
    await this.#held;
    const failure = this.failures.get(guid);
    if (failure) throw failure;
    if (!this.users.has(token)) throw new SessionRejectedError('no such token');
    return token;
  };

  open: SessionOpener['open'] = async ({ guid }, ticket) => {
    const userName = this.users.get(ticket) ?? '';
    const vcenter = this.#vcenters.get(guid);
    if (!vcenter) throw new Error(`no vCenter ${guid}`);
    this.opened.push(`${guid} ${userName}`);
    return { client: vcenter.connect(userName), userName };
  };

  renew: SessionOpener['renew'] = async (_vcenter, client, ticket) => {
    await client.cloneSession(ticket);
    return this.users.get(ticket) ?? '';
  };
}
