import type { Readable } from 'node:stream';
import { Agent, request } from 'undici';
import { TransportError, UntrustedCertificateError } from '../errors.ts';
import type { Timeouts } from './limits.ts';
import {
  errorCode,
  isCertificateError,
  unreachable,
  untrusted,
  verifiedTls,
  type Trust,
  type VerifiedTls,
} from './trust.ts';

export interface HttpCall {
  readonly path: string;
  /** Default POST with a body, GET without. */
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT';
  readonly body?: string | Readable;
  readonly headers: Readonly<Record<string, string>>;
  readonly headersMs: number;
  readonly totalMs: number;
  /** A long poll, which has a connection of its own so that it keeps none from ordinary calls. */
  readonly isWait?: boolean;
  readonly signal?: AbortSignal | undefined;
}

export interface HttpAnswer {
  readonly status: number;
  /** `name=value` of each cookie set, exactly as it came. */
  readonly cookies: readonly string[];
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Bytes of the body, if the server says so. */
  readonly contentLength: number | undefined;
}

const CALL_CONNECTIONS = 4;
const WAIT_CONNECTIONS = 4;
const KEEP_ALIVE_MS = 30_000;
const BODY_IDLE_MS = 30_000;

const NOT_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'EACCES',
  'EPROTO',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** HTTPS to one server with connections that are kept, and every failure as a typed error. */
export class HttpTransport {
  readonly #origin: URL;
  readonly #trust: Trust;
  readonly #timeouts: Timeouts;
  readonly #calls: Agent;
  readonly #waits: Agent;

  private constructor(origin: URL, trust: Trust, timeouts: Timeouts, tls: VerifiedTls) {
    this.#origin = origin;
    this.#trust = trust;
    this.#timeouts = timeouts;
    const connect = { ...tls, timeout: timeouts.connectMs };
    const shared = { connect, keepAliveTimeout: KEEP_ALIVE_MS, keepAliveMaxTimeout: KEEP_ALIVE_MS, pipelining: 1 };
    this.#calls = new Agent({ ...shared, connections: CALL_CONNECTIONS });
    this.#waits = new Agent({ ...shared, connections: WAIT_CONNECTIONS });
  }

  /** Checks a pinned certificate; opens no lasting connection yet. */
  static async open(origin: URL, trust: Trust, timeouts: Timeouts): Promise<HttpTransport> {
    const tls = await verifiedTls(trust, hostOf(origin), portOf(origin), timeouts.connectMs);
    return new HttpTransport(origin, trust, timeouts, tls);
  }

  /**
   * Makes one call and hands its answer to `read`; the time limits hold until that is done.
   * @throws TransportError, UntrustedCertificateError, the reason of the signal, or what `read` throws
   */
  async exchange<T>(call: HttpCall, read: (answer: HttpAnswer) => Promise<T>): Promise<T> {
    call.signal?.throwIfAborted();
    const total = AbortSignal.timeout(call.totalMs);
    const signal = call.signal === undefined ? total : AbortSignal.any([call.signal, total]);
    try {
      const answer = await request(new URL(call.path, this.#origin), {
        method: call.method ?? (call.body === undefined ? 'GET' : 'POST'),
        dispatcher: call.isWait === true ? this.#waits : this.#calls,
        headers: call.headers,
        body: call.body ?? null,
        headersTimeout: call.headersMs,
        bodyTimeout: BODY_IDLE_MS,
        signal,
      });
      try {
        return await read({
          status: answer.statusCode,
          cookies: cookiesOf(answer.headers['set-cookie']),
          chunks: answer.body,
          contentLength: lengthOf(answer.headers['content-length']),
        });
      } finally {
        // What was not read would keep the connection; an answer that was read to its end is not touched by this.
        answer.body.on('error', () => undefined);
        answer.body.destroy();
      }
    } catch (error) {
      call.signal?.throwIfAborted();
      throw await this.#typed(error, total.aborted);
    }
  }

  /** Ends all connections at once. */
  async close(): Promise<void> {
    await Promise.all([this.#calls.destroy(), this.#waits.destroy()]);
  }

  async #typed(error: unknown, isOverdue: boolean): Promise<unknown> {
    const server = this.#origin.host;
    if (isOverdue) return new TransportError('timeout', `${server} did not answer in time.`, { cause: error });
    if (error instanceof UntrustedCertificateError) return error;
    if (isCertificateError(error)) {
      const { connectMs } = this.#timeouts;
      return untrusted(this.#trust, hostOf(this.#origin), portOf(this.#origin), connectMs, error);
    }
    const code = errorCode(error);
    if (code === undefined) return error;
    if (NOT_CONNECTED.has(code) || code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_')) {
      return unreachable(server, error);
    }
    if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT' || code === 'ETIMEDOUT') {
      return new TransportError('timeout', `${server} did not answer in time.`, { cause: error });
    }
    if (/^(?:UND_ERR_|E[A-Z]|HPE_)/.test(code) && !(error instanceof TransportError)) {
      // An error of the HTTP parser carries what it could not read, which may hold a cookie: it is not kept.
      const cause = code.startsWith('HPE_') ? {} : { cause: error };
      return new TransportError('reset', `The connection to ${server} broke (${code}).`, cause);
    }
    return error;
  }
}

function hostOf(origin: URL): string {
  return origin.hostname.replace(/^\[|\]$/g, '');
}

function portOf(origin: URL): number {
  return origin.port === '' ? 443 : Number(origin.port);
}

function lengthOf(header: string | readonly string[] | undefined): number | undefined {
  return typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : undefined;
}

function cookiesOf(header: string | readonly string[] | undefined): string[] {
  const lines = header === undefined ? [] : typeof header === 'string' ? [header] : header;
  return lines.map((line) => (line.split(';', 1)[0] ?? '').trim());
}
