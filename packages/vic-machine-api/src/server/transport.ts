import { Agent, request as send, type Dispatcher } from 'undici';
import { ConnectionError } from './connection-error.ts';
import { verifiedTls, type ServerTrust } from './pin.ts';

/** How long, and how much. */
export interface TransportLimits {
  readonly connectMs: number;
  /** for the answer to a request that only reads */
  readonly readMs: number;
  /** for the answer to a change; the original works while the caller waits */
  readonly changeMs: number;
  /** how long an event stream may be silent; ours speaks every 15 s */
  readonly quietMs: number;
  readonly answerBytes: number;
}

export const DEFAULT_LIMITS: TransportLimits = {
  connectMs: 10_000,
  readMs: 120_000,
  changeMs: 60 * 60_000,
  quietMs: 60_000,
  answerBytes: 64 * 1024 * 1024,
};

const EVENT_STREAM = 'text/event-stream';
const CONNECTIONS = 128;

/** Requests to one server; every failure as a `ConnectionError`. */
export class Transport {
  readonly #url: URL;
  readonly #trust: ServerTrust | Dispatcher;
  readonly #limits: TransportLimits;
  #opened: Promise<Dispatcher> | null = null;

  constructor(url: URL, trust: ServerTrust | Dispatcher, limits: TransportLimits) {
    this.#url = url;
    this.#trust = trust;
    this.#limits = limits;
  }

  /**
   * Sends a request and reads its answer to the end; an event stream is handed on as it comes.
   * @throws ConnectionError, the reason of the request's signal
   */
  async fetch(request: Request): Promise<Response> {
    const body = await request.text();
    const isStream = request.headers.get('Accept') === EVENT_STREAM;
    const limitMs = request.method === 'GET' ? this.#limits.readMs : this.#limits.changeMs;
    const overdue = isStream ? null : AbortSignal.timeout(limitMs);
    let wasSent = false;
    try {
      const dispatcher = (await this.#dispatcher()).compose(whenSent(() => (wasSent = true)));
      const answer = await send(request.url, {
        method: request.method,
        dispatcher,
        headers: Object.fromEntries(request.headers),
        body: body === '' ? null : body,
        headersTimeout: isStream ? limitMs : 0,
        bodyTimeout: isStream ? this.#limits.quietMs : 0,
        signal: overdue === null ? request.signal : AbortSignal.any([request.signal, overdue]),
      });
      const content =
        isStream && answer.statusCode === 200
          ? ReadableStream.from(this.#chunks(answer.body, request.signal))
          : await this.#read(answer.body);
      return new Response(answer.statusCode === 204 ? null : content, {
        status: answer.statusCode,
        headers: headersOf(answer.headers),
      });
    } catch (error) {
      request.signal.throwIfAborted();
      throw this.#typed(error, overdue?.aborted === true, wasSent);
    }
  }

  /** Ends all connections at once; not those of a dispatcher that was given. */
  async close(): Promise<void> {
    if (isDispatcher(this.#trust) || this.#opened === null) return;
    const dispatcher = await this.#opened.catch(() => null);
    await dispatcher?.destroy();
  }

  #dispatcher(): Promise<Dispatcher> {
    this.#opened ??= this.#open();
    this.#opened.catch(() => (this.#opened = null));
    return this.#opened;
  }

  async #open(): Promise<Dispatcher> {
    const trust = this.#trust;
    if (isDispatcher(trust)) return trust;
    const timeout = this.#limits.connectMs;
    const tls = this.#url.protocol === 'https:' ? await verifiedTls(trust, this.#url, timeout) : {};
    // One connection per request: a kept one that the server closed would look like a lost answer.
    return new Agent({ connect: { ...tls, timeout }, connections: CONNECTIONS, pipelining: 0 });
  }

  async *#chunks(body: AsyncIterable<Buffer>, signal: AbortSignal): AsyncGenerator<Buffer, void> {
    try {
      yield* body;
    } catch (error) {
      signal.throwIfAborted();
      throw this.#typed(error, false, true);
    }
  }

  async #read(body: AsyncIterable<Buffer>): Promise<Buffer> {
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of body) {
      bytes += chunk.length;
      if (bytes > this.#limits.answerBytes) {
        const message = `The answer of ${this.#url.host} is larger than ${this.#limits.answerBytes} bytes.`;
        throw new ConnectionError('too-large', message, { mayHaveArrived: true });
      }
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }

  #typed(cause: unknown, isOverdue: boolean, mayHaveArrived: boolean): unknown {
    if (cause instanceof ConnectionError) return cause;
    const server = this.#url.host;
    const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
    if (
      isOverdue ||
      code === 'UND_ERR_CONNECT_TIMEOUT' ||
      code === 'UND_ERR_HEADERS_TIMEOUT' ||
      code === 'UND_ERR_BODY_TIMEOUT'
    ) {
      return new ConnectionError('timeout', `${server} did not answer in time.`, { mayHaveArrived, cause });
    }
    if (mayHaveArrived) {
      return new ConnectionError('reset', `The connection to ${server} broke before it answered.`, {
        mayHaveArrived,
        // An error of the HTTP parser carries what it could not read.
        ...(code.startsWith('HPE_') ? {} : { cause }),
      });
    }
    if (UNVERIFIED.test(code)) {
      return new ConnectionError('untrusted', `The certificate of ${server} cannot be verified (${code}).`, {
        mayHaveArrived,
        cause,
      });
    }
    const why = code === '' ? '' : ` (${code})`;
    return new ConnectionError('unreachable', `${server} cannot be reached${why}.`, { mayHaveArrived, cause });
  }
}

/** Codes of Node for certificates that do not verify. */
const UNVERIFIED = /CERT|SELF_SIGNED|UNABLE_TO_|INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH/;

function isDispatcher(trust: ServerTrust | Dispatcher): trust is Dispatcher {
  return 'dispatch' in trust;
}

/** Tells when a request begins to be written, so that from then on it may have arrived. */
function whenSent(tell: () => void): Dispatcher.DispatcherComposeInterceptor {
  return (dispatch) => (options, handler) =>
    dispatch(options, {
      ...passedOn(handler),
      onRequestStart(controller, context) {
        tell();
        handler.onRequestStart?.(controller, context);
      },
    });
}

function passedOn(handler: Dispatcher.DispatchHandler): Dispatcher.DispatchHandler {
  return {
    onRequestUpgrade: (...args) => handler.onRequestUpgrade?.(...args),
    onResponseStart: (...args) => handler.onResponseStart?.(...args),
    onResponseData: (...args) => handler.onResponseData?.(...args),
    onResponseEnd: (...args) => handler.onResponseEnd?.(...args),
    onResponseError: (...args) => handler.onResponseError?.(...args),
  };
}

function headersOf(headers: Readonly<Record<string, string | string[] | undefined>>): Headers {
  const result = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    for (const one of [value ?? []].flat()) result.append(name, one);
  }
  return result;
}
