import { connect, isFault, type VimClient } from '@vic/vim25';
import type { Vcenter } from '../config/vcenter.ts';
import { requestCloneTicket } from './clone-ticket.ts';
import { SessionRejectedError, WrongVcenterError } from './session-error.ts';

/** A vCenter session of our own, cloned from the user's. */
export interface VimSession {
  readonly client: VimClient;
  /** identity of the user at this vCenter */
  readonly userName: string;
}

/** How tokens become sessions; tests put a fake in its place. */
export interface SessionOpener {
  /** A fresh one-time ticket: the proof that the token is still good. */
  ticket(vcenter: Vcenter, token: string): Promise<string>;
  /** A new session from a ticket. */
  open(vcenter: Vcenter, ticket: string): Promise<VimSession>;
  /** Gives a client whose session ended a new one. @returns the user's name */
  renew(vcenter: Vcenter, client: VimClient, ticket: string): Promise<string>;
}

/** The real thing: ticket from the vSphere Client, session from the vCenter that the configuration names. */
export const sessionOpener: SessionOpener = {
  ticket: requestCloneTicket,
  async open(vcenter, ticket) {
    const client = await connect({ url: vcenter.sdkUrl, trust: vcenter.trust, operationPrefix: 'vic' });
    try {
      const { instanceUuid } = client.content.about;
      if (instanceUuid !== '' && instanceUuid.toLowerCase() !== vcenter.guid.toLowerCase()) {
        throw new WrongVcenterError(`At the address of ${vcenter.name} answers another vCenter.`);
      }
      return { client, userName: await clone(vcenter, client, ticket) };
    } catch (error) {
      await client.close().catch(() => undefined);
      throw error;
    }
  },
  renew: clone,
};

async function clone(vcenter: Vcenter, client: VimClient, ticket: string): Promise<string> {
  try {
    const session = await client.cloneSession(ticket);
    return session.userName;
  } catch (error) {
    if (!isFault(error, 'InvalidLogin') && !isFault(error, 'NotAuthenticated')) throw error;
    throw new SessionRejectedError(`${vcenter.name} does not accept the session.`, { cause: error });
  }
}
