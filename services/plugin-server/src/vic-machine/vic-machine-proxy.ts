import { UntrustedCertificateError } from '@vic/vim25';
import { finished, type Readable } from 'node:stream';
import type { Vcenter } from '../config/vcenter.ts';
import { ProblemError } from '../errors.ts';
import type { SessionCache } from '../sessions/session-cache.ts';
import type { AllowedPath } from './allowed-path.ts';
import { Connections, type Connection } from './connections.ts';
import type { EndpointFinder } from './endpoint-finder.ts';
import type { Endpoint } from './endpoint.ts';

export interface ProxyOptions {
  readonly sessions: SessionCache;
  readonly finder: EndpointFinder;
}

/** A request of the browser, checked. */
export interface ProxyRequest extends AllowedPath {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
  /** aborted when the caller goes away */
  readonly signal: AbortSignal;
}

export interface ProxyAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readable;
}

/** Until a read begins to be answered. */
const READ_MS = 60_000;
/** Until work that is waited for is answered: a creation uploads two ISO files. */
const WORK_MS = 30 * 60_000;
/** Between two pieces of an answer; event streams send something more often. */
const BODY_MS = 90_000;
/** So many calls for single VCHs wait at most for their turn at one server. */
const MAX_QUEUED = 100;

/**
 * Passes calls about VCHs on to the vic-machine-server of a vCenter, with a fresh clone ticket of the user's own session
 * for each. Target and thumbprint come from the configuration.
 */
export class VicMachineProxy {
  readonly #sessions: SessionCache;
  readonly #connections = new Connections();
  readonly #finder: EndpointFinder;

  constructor({ sessions, finder }: ProxyOptions) {
    this.#sessions = sessions;
    this.#finder = finder;
  }

  /**
   * The server's own answer, whatever its status.
   * @throws ProblemError `vic-machine-…` if there is none; what the vCenter failed with
   */
  async forward(vcenter: Vcenter, token: string, request: ProxyRequest): Promise<ProxyAnswer> {
    const endpoint = await this.#finder.endpointOf(vcenter, token);
    const connection = await this.#connectionTo(endpoint);
    const send = async () => this.#send(vcenter, token, connection, endpoint, request);
    if (!request.isAboutOneVch) return send();
    const { oneAtATime } = connection;
    if (oneAtATime.size >= MAX_QUEUED) throw new ProblemError('too-many-requests');
    return inTurn(oneAtATime, send, request.signal);
  }

  close(): void {
    this.#connections.close();
  }

  async #connectionTo(endpoint: Endpoint): Promise<Connection> {
    try {
      return await this.#connections.to(endpoint);
    } catch (error) {
      throw failure(error, endpoint, false);
    }
  }

  async #send(
    vcenter: Vcenter,
    token: string,
    { agent, origin }: Connection,
    endpoint: Endpoint,
    { method, path, query, headers, body, signal }: ProxyRequest,
  ): Promise<ProxyAnswer> {
    signal.throwIfAborted();
    const thumbprint = await this.#finder.thumbprintOf(vcenter);
    // The ticket is last, and new for each call: it is good for one log in and does not live long.
    const ticket = await this.#sessions.use(vcenter, token, ({ client }) => client.acquireCloneTicket());
    const isRead = method === 'GET';
    const search = new URLSearchParams([...query, ['thumbprint', thumbprint]]);
    // Colons stay as they are: the original server takes parameters of the path and of the query literally.
    const target = `/container/target/${vcenter.address}/${path}?${search.toString().replaceAll('%3A', ':')}`;
    try {
      const answer = await agent.request({
        origin,
        method: knownMethod(method),
        path: target,
        headers: { ...headers, 'x-vmware-ticket': ticket },
        body,
        headersTimeout: isRead ? READ_MS : WORK_MS,
        bodyTimeout: BODY_MS,
        // A caller that goes away must not end work half-way: the original server stops and leaves the pieces.
        ...(isRead ? { signal } : {}),
      });
      return { status: answer.statusCode, headers: plainHeaders(answer.headers), body: answer.body };
    } catch (error) {
      this.#connections.drop(endpoint);
      throw failure(error, endpoint, !isRead);
    }
  }
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

function knownMethod(method: string): (typeof METHODS)[number] {
  const known = METHODS.find((each) => each === method);
  if (known === undefined) throw new ProblemError('invalid', { status: 405, detail: 'This method is not allowed.' });
  return known;
}

/** The turn lasts until the answer has been read or given up, as the original server crashes on two at a time. */
function inTurn(
  queue: Connection['oneAtATime'],
  send: () => Promise<ProxyAnswer>,
  signal: AbortSignal,
): Promise<ProxyAnswer> {
  return new Promise((resolve, reject) => {
    queue
      .add(
        async () => {
          const answer = await send();
          const over = new Promise<void>((done) => finished(answer.body, () => done()));
          resolve(answer);
          await over;
        },
        { signal },
      )
      .catch(reject);
  });
}

function plainHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const plain = Object.entries(headers).map(([name, value]): [string, string] => [
    name,
    [value ?? ''].flat().join(', '),
  ]);
  return Object.fromEntries(plain);
}

/** Errors of connections that never came about: nothing has been sent then. */
const BEFORE_SENDING = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

function failure(error: unknown, { origin }: Endpoint, isWork: boolean): ProblemError {
  if (error instanceof ProblemError) return error;
  const cause = error;
  if (error instanceof UntrustedCertificateError || isTlsFault(error)) {
    return new ProblemError('vic-machine-untrusted', {
      detail: `The vic-machine-server at ${origin} shows a certificate that is not the trusted one.`,
      cause,
    });
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (isWork && !BEFORE_SENDING.has(code)) return new ProblemError('vic-machine-answer-lost', { cause });
  return new ProblemError('vic-machine-unavailable', {
    detail: `The vic-machine-server at ${origin} cannot be reached or did not answer in time.`,
    cause,
  });
}

function isTlsFault(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /CERT|SIGNATURE|ERR_TLS_CERT/.test(code);
}
