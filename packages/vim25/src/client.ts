import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
import { SYSTEM_CLOCK, type Clock } from './clock.ts';
import { isFault, TransportError, VimFault } from './errors.ts';
import type { MethodDeclaration } from './methods/declaration.ts';
import { METHODS, type MethodArgs, type MethodName, type MethodResult } from './methods/table.ts';
import { decodeUserSession, type UserSession } from './user-session.ts';
import { repeatRead } from './retry.ts';
import type { ServiceContent } from './service-content.ts';
import { DEFAULT_API_VERSION, readServiceVersions } from './service-versions.ts';
import type { ManagedObjectReference, VimValue } from './values.ts';
import { readAnswer } from './wire/answer.ts';
import { InvalidRequestError, type Fields, type ValuesOf } from './wire/encode.ts';
import { DEFAULT_LIMITS, DEFAULT_TIMEOUTS, type Limits, type Timeouts } from './wire/limits.ts';
import { requestText } from './wire/request.ts';
import { HttpTransport, type HttpAnswer } from './wire/transport.ts';
import type { Trust } from './wire/trust.ts';

/** What is told about each call when it has ended: enough for a log line, and nothing secret. */
export interface CallReport {
  readonly method: string;
  readonly operationId: string;
  readonly durationMs: number;
  readonly bytes: number;
  /** Undefined for success. */
  readonly error: unknown;
}

export interface ConnectOptions {
  /** `https://host[:port]/sdk`; the path may be left out. */
  readonly url: string;
  readonly trust: Trust;
  readonly timeouts?: Partial<Timeouts>;
  readonly limits?: Partial<Limits>;
  /** Begins every operation id, by which calls are found in vCenter's log; letters, digits and `-`. Default `vic`. */
  readonly operationPrefix?: string;
  /** By which vCenter's list of sessions shows whose this one is. Visible ASCII; default none. */
  readonly userAgent?: string;
  /** Ends the connecting, not the client. */
  readonly signal?: AbortSignal;
  readonly clock?: Clock;
  readonly onCall?: (report: CallReport) => void;
}

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** One per user action, passed on to every call it makes. */
  readonly operationId?: string | undefined;
  /** Until the answer begins and in all, instead of the client's own limits. Milliseconds. */
  readonly headersMs?: number | undefined;
  readonly totalMs?: number | undefined;
  /** A long poll: uses connections of its own. */
  readonly isWait?: boolean | undefined;
  /** Takes the repeated elements of a streaming method one at a time; the result then lacks them. */
  readonly onElement?: ((value: VimValue, element: string) => void) | undefined;
  /** Which keys of `extraConfig` are worth keeping; all if absent. */
  readonly keepExtraConfig?: ((key: string) => boolean) | undefined;
  /** Like `8.0.2.0`, for calls with fields of a later API; used only if the server knows it. */
  readonly apiVersion?: string | undefined;
}

/** A file that is read from the server or written to it. */
export interface FileTransfer {
  readonly method: 'GET' | 'HEAD' | 'PUT';
  /** Encoded, with its query. */
  readonly path: string;
  /** What is written, and how many bytes it has. */
  readonly body?: Readable | undefined;
  readonly size?: number | undefined;
  /** Until the answer begins, counted anew while something is sent; and in all. Milliseconds. */
  readonly idleMs: number;
  readonly totalMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** A connection to one vCenter with at most one session. Its methods may be called at the same time. */
export interface VimClient {
  readonly url: string;
  readonly content: ServiceContent;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly timeouts: Timeouts;
  /** API versions that the server lists, and the one in use. */
  readonly apiVersion: string;
  /** The session this client logged in with, as long as nothing says that it ended. */
  readonly session: UserSession | null;
  supports(apiVersion: string): boolean;
  /** @throws VimFault `InvalidLogin` */
  login(userName: string, password: string): Promise<UserSession>;
  /** Trades a one-time ticket for a session of its own. @throws VimFault `InvalidLogin` */
  cloneSession(ticket: string): Promise<UserSession>;
  /** A one-time ticket for a clone of this session. A secret. */
  acquireCloneTicket(): Promise<string>;
  /** The session that vCenter sees, or null if it sees none. */
  currentSession(): Promise<UserSession | null>;
  /** Whether the session still lives. Counts as activity. Throws only for transport errors. */
  isAlive(): Promise<boolean>;
  logout(): Promise<void>;
  /** Logs out if logged in, then ends all connections. Never throws. */
  close(): Promise<void>;
  /** Calls a method of the table. */
  invoke<M extends MethodName>(
    method: M,
    self: ManagedObjectReference,
    args: MethodArgs<M>,
    options?: CallOptions,
  ): Promise<MethodResult<M>>;
  /** Calls a method declared elsewhere. */
  call<F extends Fields, R>(
    method: string,
    declaration: MethodDeclaration<F, R>,
    self: ManagedObjectReference,
    args: ValuesOf<F>,
    options?: CallOptions,
  ): Promise<R>;
  /** Reads or writes a file over HTTPS with the session's cookie; `read` takes the answer whatever its status. */
  transfer<T>(transfer: FileTransfer, read: (answer: HttpAnswer) => Promise<T>): Promise<T>;
}

const SERVICE_INSTANCE: ManagedObjectReference = { type: 'ServiceInstance', value: 'ServiceInstance' };
const SESSION_COOKIE = 'vmware_soap_session';
const MAX_ERROR_BODY_BYTES = 64 * 1024;

type Declared = { [M in MethodName]: MethodDeclaration<Fields, MethodResult<M>> };
const DECLARED: Declared = METHODS;

class SoapClient implements VimClient {
  readonly url: string;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly timeouts: Timeouts;
  content: ServiceContent;
  apiVersion = DEFAULT_API_VERSION;
  session: UserSession | null = null;
  readonly #path: string;
  readonly #transport: HttpTransport;
  readonly #operationPrefix: string;
  readonly #onCall: ((report: CallReport) => void) | undefined;
  readonly #userAgent: string | undefined;
  #versions: readonly string[] = [];
  #cookie: string | undefined;
  #operations = 0;

  constructor(url: URL, transport: HttpTransport, options: ConnectOptions) {
    this.url = url.href;
    this.content = NO_CONTENT;
    this.clock = options.clock ?? SYSTEM_CLOCK;
    this.limits = { ...DEFAULT_LIMITS, ...options.limits };
    this.timeouts = { ...DEFAULT_TIMEOUTS, ...options.timeouts };
    this.#path = url.pathname;
    this.#transport = transport;
    this.#operationPrefix = `${options.operationPrefix ?? 'vic'}-${randomBytes(3).toString('hex')}`;
    this.#onCall = options.onCall;
    this.#userAgent = options.userAgent;
  }

  async readService(signal: AbortSignal | undefined): Promise<void> {
    this.#versions = await repeatRead(
      () => readServiceVersions(this.#transport, this.#path, this.timeouts, signal),
      this.clock,
      signal,
    );
    if (this.#versions.length > 0 && !this.supports(DEFAULT_API_VERSION)) {
      this.apiVersion = this.#versions[0] ?? DEFAULT_API_VERSION;
    }
    this.content = await this.invoke('RetrieveServiceContent', SERVICE_INSTANCE, {}, { signal });
  }

  supports(apiVersion: string): boolean {
    return this.#versions.includes(apiVersion);
  }

  async login(userName: string, password: string): Promise<UserSession> {
    this.#forgetSession();
    this.session = await this.invoke('Login', this.content.sessionManager, { userName, password });
    return this.session;
  }

  async cloneSession(ticket: string): Promise<UserSession> {
    this.#forgetSession();
    this.session = await this.invoke('CloneSession', this.content.sessionManager, { cloneTicket: ticket });
    return this.session;
  }

  acquireCloneTicket(): Promise<string> {
    return this.invoke('AcquireCloneTicket', this.content.sessionManager, {});
  }

  async currentSession(): Promise<UserSession | null> {
    const { propertyCollector, sessionManager } = this.content;
    try {
      const { objects } = await this.invoke('RetrievePropertiesEx', propertyCollector, {
        specSet: [
          {
            propSet: [{ type: sessionManager.type, all: false, pathSet: ['currentSession'] }],
            objectSet: [{ obj: sessionManager }],
          },
        ],
        options: {},
      });
      const session = objects[0]?.props.get('currentSession');
      return session === undefined || session === '' ? null : decodeUserSession(session);
    } catch (error) {
      if (isFault(error, 'NotAuthenticated')) return null;
      throw error;
    }
  }

  async isAlive(): Promise<boolean> {
    if (this.#cookie === undefined) return false;
    try {
      await this.invoke('CurrentTime', SERVICE_INSTANCE, {});
      return true;
    } catch (error) {
      if (error instanceof VimFault) return false;
      throw error;
    }
  }

  async logout(): Promise<void> {
    if (this.session === null) return;
    this.session = null;
    try {
      await this.invoke('Logout', this.content.sessionManager, {});
    } catch (error) {
      // A session that ended by itself needs no logging out.
      if (!isFault(error, 'NotAuthenticated')) throw error;
    } finally {
      this.#forgetSession();
    }
  }

  async close(): Promise<void> {
    try {
      await this.logout();
    } catch {
      // vCenter ends the session by itself after its idle time; who closes has no use for the reason.
    }
    await this.#transport.close();
  }

  invoke<M extends MethodName>(
    method: M,
    self: ManagedObjectReference,
    args: MethodArgs<M>,
    options: CallOptions = {},
  ): Promise<MethodResult<M>> {
    return this.#call(method, DECLARED[method], self, args, options);
  }

  call<F extends Fields, R>(
    method: string,
    declaration: MethodDeclaration<F, R>,
    self: ManagedObjectReference,
    args: ValuesOf<F>,
    options: CallOptions = {},
  ): Promise<R> {
    return this.#call(method, declaration, self, args, options);
  }

  async transfer<T>(transfer: FileTransfer, read: (answer: HttpAnswer) => Promise<T>): Promise<T> {
    const { method, path, body, size, idleMs, totalMs, signal } = transfer;
    const startedAt = this.clock.now();
    const operationId = this.#nextOperationId();
    const report = (error: unknown): void =>
      this.#onCall?.({
        method: `${method} ${path.split('/', 2).join('/')}`,
        operationId,
        durationMs: this.clock.now() - startedAt,
        bytes: size ?? 0,
        error,
      });
    const cookie = this.#cookie;
    const headers = {
      ...(cookie === undefined ? {} : { cookie }),
      ...(body === undefined ? {} : { 'content-type': 'application/octet-stream' }),
      ...(size === undefined ? {} : { 'content-length': String(size) }),
    };
    try {
      const call = { method, path, headers, headersMs: idleMs, totalMs, signal };
      const result = await this.#transport.exchange(body === undefined ? call : { ...call, body }, read);
      report(undefined);
      return result;
    } catch (error) {
      if (isFault(error, 'NotAuthenticated') && this.#cookie === cookie) this.#forgetSession();
      report(error);
      throw error;
    }
  }

  async #call<R>(
    method: string,
    declaration: MethodDeclaration<Fields, R>,
    self: ManagedObjectReference,
    args: unknown,
    options: CallOptions,
  ): Promise<R> {
    const operationId = options.operationId ?? this.#nextOperationId();
    const body = requestText(method, self, declaration.parameters, args, operationId, declaration.namespace);
    let isPartlyTaken = false;
    const onElement = options.onElement;
    const taking: CallOptions =
      onElement === undefined
        ? options
        : {
            ...options,
            onElement: (value, element) => {
              isPartlyTaken = true;
              onElement(value, element);
            },
          };
    const run = (): Promise<R> => this.#post(method, declaration, body, operationId, taking);
    if (!declaration.isRead) return run();
    return repeatRead(run, this.clock, options.signal, () => !isPartlyTaken);
  }

  async #post<R>(
    method: string,
    declaration: MethodDeclaration<Fields, R>,
    body: string,
    operationId: string,
    options: CallOptions,
  ): Promise<R> {
    const startedAt = this.clock.now();
    let bytes = 0;
    const report = (error: unknown): void =>
      this.#onCall?.({ method, operationId, durationMs: this.clock.now() - startedAt, bytes, error });
    const cookie = this.#cookie;
    try {
      const returned = await this.#transport.exchange(
        {
          path: this.#path,
          body,
          headers: this.#headers(cookie, options.apiVersion),
          headersMs: options.headersMs ?? this.timeouts.headersMs,
          totalMs: options.totalMs ?? this.timeouts.totalMs,
          isWait: options.isWait ?? false,
          signal: options.signal,
        },
        (answer) => {
          this.#keepCookie(answer, cookie);
          return this.#read(method, declaration, answer, options, (count) => (bytes += count));
        },
      );
      const result = declaration.decode(returned);
      report(undefined);
      return result;
    } catch (error) {
      if (isFault(error, 'NotAuthenticated') && this.#cookie === cookie) this.#forgetSession();
      report(error);
      throw error;
    }
  }

  async #read(
    method: string,
    declaration: MethodDeclaration<Fields, unknown>,
    answer: HttpAnswer,
    options: CallOptions,
    onBytes: (count: number) => void,
  ): Promise<VimValue | undefined> {
    if (answer.status !== 200 && answer.status !== 500) throw await httpError(this.url, answer);
    const { onElement } = options;
    const { streams } = declaration;
    try {
      return await readAnswer(counted(answer.chunks, onBytes), {
        method,
        limits: this.limits,
        tap: streams === undefined || onElement === undefined ? undefined : { ...streams, take: onElement },
        keepOption: options.keepExtraConfig,
      });
    } catch (error) {
      const isNotOurs = error instanceof TransportError && error.code === 'not-xml' && answer.status === 500;
      throw isNotOurs ? await httpError(this.url, answer) : error;
    }
  }

  #headers(cookie: string | undefined, apiVersion: string | undefined): Record<string, string> {
    const version = apiVersion !== undefined && this.supports(apiVersion) ? apiVersion : this.apiVersion;
    return {
      'content-type': 'text/xml; charset=utf-8',
      soapaction: `"urn:vim25/${version}"`,
      ...(this.#userAgent === undefined ? {} : { 'user-agent': this.#userAgent }),
      ...(cookie === undefined ? {} : { cookie }),
    };
  }

  #keepCookie(answer: HttpAnswer, sent: string | undefined): void {
    const cookie = answer.cookies.find((entry) => entry.startsWith(`${SESSION_COOKIE}=`));
    // A late answer to a call of the former session must not replace the cookie of the new one.
    if (cookie !== undefined && this.#cookie === sent) this.#cookie = cookie;
  }

  #forgetSession(): void {
    this.#cookie = undefined;
    this.session = null;
  }

  #nextOperationId(): string {
    this.#operations += 1;
    return `${this.#operationPrefix}-${this.#operations}`;
  }
}

const NOWHERE: ManagedObjectReference = { type: '', value: '' };
const NO_CONTENT: ServiceContent = {
  about: { name: '', fullName: '', version: '', build: '', apiType: '', apiVersion: '', instanceUuid: '' },
  rootFolder: NOWHERE,
  propertyCollector: NOWHERE,
  sessionManager: NOWHERE,
  viewManager: NOWHERE,
};

async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  onBytes: (count: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    onBytes(chunk.length);
    yield chunk;
  }
}

/** What a proxy or another server says in vCenter's place. Its text is not kept: nobody knows what it holds. */
async function httpError(url: string, answer: HttpAnswer): Promise<TransportError> {
  let bytes = 0;
  try {
    // Read to its end if it is short, so that the connection can be used again.
    for await (const chunk of answer.chunks) {
      bytes += chunk.length;
      if (bytes > MAX_ERROR_BODY_BYTES) break;
    }
  } catch {
    // The status says it all.
  }
  const { host } = new URL(url);
  return new TransportError('http', `${host} answered with HTTP status ${answer.status} instead of a vSphere answer.`, {
    status: answer.status,
  });
}

function parseSdkUrl(text: string): URL {
  const url = URL.parse(text);
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') {
    throw new InvalidRequestError(
      'The vCenter address must look like https://vcenter.example.com/sdk, without credentials.',
    );
  }
  if (url.pathname === '/' || url.pathname === '') url.pathname = '/sdk';
  url.search = '';
  url.hash = '';
  return url;
}

/**
 * Connects to a vCenter: checks its certificate, reads its API versions and its service content. No session yet.
 * @throws UntrustedCertificateError, TransportError, VimFault, InvalidRequestError for an unusable address
 */
export async function connect(options: ConnectOptions): Promise<VimClient> {
  const url = parseSdkUrl(options.url);
  const timeouts = { ...DEFAULT_TIMEOUTS, ...options.timeouts };
  const transport = await HttpTransport.open(url, options.trust, timeouts);
  const client = new SoapClient(url, transport, options);
  try {
    await client.readService(options.signal);
    return client;
  } catch (error) {
    await transport.close();
    throw error;
  }
}
