import { SESSION_HEADER } from '@vic/contract';
import { Type } from 'typebox';
import Value from 'typebox/value';
import { Agent, request } from 'undici';
import type { Vcenter } from '../config/vcenter.ts';
import { pinnedConnection } from './pinned-connection.ts';
import { ClientUnavailableError, SessionRejectedError } from './session-error.ts';

const TICKET_PATH = '/api/ui/vcenter/session/clone-ticket';
const TIMEOUT_MS = 10_000;
const MAX_ANSWER_BYTES = 65_536;
/** Refusals that are about the moment (Request Timeout, Too Many Requests), not about the token. */
const SAYS_NOTHING: readonly number[] = [408, 429];

const TicketAnswer = Type.Object({ session_clone_ticket: Type.String({ minLength: 1, maxLength: 8192 }) });

/**
 * Exchanges the client's session token for a one-time clone ticket of a vCenter (vSphere Client SDK, "clone-ticket").
 * Only the configured address is ever asked.
 * @throws SessionRejectedError if the token is not accepted; ClientUnavailableError if nobody could tell;
 * UntrustedCertificateError if the certificate is not the pinned one
 */
export async function requestCloneTicket(vcenter: Vcenter, token: string): Promise<string> {
  const agent = new Agent({
    connect: await connectOptions(vcenter),
    headersTimeout: TIMEOUT_MS,
    bodyTimeout: TIMEOUT_MS,
    maxResponseSize: MAX_ANSWER_BYTES,
  });
  try {
    const answer = await request(`${vcenter.clientUrl}${TICKET_PATH}`, {
      method: 'POST',
      dispatcher: agent,
      headers: { 'content-type': 'application/json', accept: 'application/json', [SESSION_HEADER]: token },
      body: JSON.stringify({ vc_guid: vcenter.guid }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await answer.body.text();
    return ticketOf(vcenter, answer.statusCode, text);
  } catch (error) {
    if (error instanceof SessionRejectedError || error instanceof ClientUnavailableError) throw error;
    throw new ClientUnavailableError(`The vSphere Client of ${vcenter.name} does not answer.`, { cause: error });
  } finally {
    agent.close().catch(() => undefined);
  }
}

async function connectOptions({ isOwnClient, sdkUrl, trust }: Vcenter): Promise<NonNullable<Agent.Options['connect']>> {
  const timeout = { timeout: 5_000 };
  if (isOwnClient && 'thumbprint' in trust)
    return { ...timeout, ...(await pinnedConnection(new URL(sdkUrl), trust.thumbprint)) };
  if (!('thumbprint' in trust) && trust.ca !== undefined) return { ...timeout, ca: trust.ca };
  return timeout;
}

function ticketOf({ name }: Vcenter, status: number, text: string): string {
  if (status >= 500 || SAYS_NOTHING.includes(status))
    throw new ClientUnavailableError(`The vSphere Client has no ticket for ${name} now (HTTP ${status}).`);
  if (status < 200 || status > 299) throw new SessionRejectedError(`No session at ${name} (HTTP ${status}).`);
  const answer: unknown = parseJson(text);
  if (Value.Check(TicketAnswer, answer)) return answer.session_clone_ticket;
  throw new ClientUnavailableError(`The vSphere Client's answer for ${name} holds no ticket.`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
