import { SessionRejectedError, sessionOpener, type SessionOpener } from '@vic/plugin-server/sessions';
import { connect, type VimClient } from '@vic/vim25';

/** Who comes with which token; a token that is taken out is refused. */
export type Users = Map<string, { readonly name: string; readonly password: string }>;

/** Stands for the vSphere Client. */
export interface TicketSource {
  readonly opener: SessionOpener;
  close(): Promise<void>;
}

/** Hands out clone tickets as the vSphere Client does, from sessions of its own. */
export function ticketSource(users: Users): TicketSource {
  const clients = new Map<string, Promise<VimClient>>();
  const opener: SessionOpener = {
    ...sessionOpener,
    async ticket({ sdkUrl, trust }, token) {
      const user = users.get(token);
      if (!user) throw new SessionRejectedError('This token is over.');
      const logIn = async () => {
        const client = await connect({ url: sdkUrl, trust });
        await client.login(user.name, user.password);
        return client;
      };
      const client = clients.get(user.name) ?? logIn();
      clients.set(user.name, client);
      return (await client).acquireCloneTicket();
    },
  };
  return {
    opener,
    close: async () => {
      await Promise.all([...clients.values()].map(async (client) => (await client).close()));
    },
  };
}
