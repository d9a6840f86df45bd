import type { ClientRequest, IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { request, type Agent } from 'node:https';
import type { Duplex } from 'node:stream';
import type { LintLog } from '../lint/lint-log.ts';
import type { PluginTokens } from '../sessions/plugin-tokens.ts';
import type { Switches } from '../switches/switches.ts';
import { lintRequest, lintResponse } from './proxy-lint.ts';
import { requestHeaders, responseHeaders } from './proxy-headers.ts';
import { CertificateMismatchError, type PinnedServer } from './pinned-server.ts';
import { parseProxyPath, type ProxyPath } from './proxy-path.ts';
import { answerFailure, type ProxyFailure } from './proxy-failure.ts';

const ANSWER_TIMEOUT_MS = 60_000;
const TLS_CODES = /^(DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|CERT_|ERR_TLS|ERR_SSL)/u;

export interface ProxyOptions {
  readonly serversOf: (instance: string) => readonly PinnedServer[];
  readonly lint: LintLog;
  readonly tokens: PluginTokens;
  readonly switches: Switches;
  readonly answerTimeoutMs?: number;
}

const NOT_FOUND: ProxyFailure = {
  status: 404,
  code: 'no-route',
  message: 'No plug-in is deployed under this address. If it was updated, refresh the browser.',
};
const SWITCHED = { code: 'test-switch', message: 'The test switch proxy.fail answers this request.' };

interface CallOptions {
  readonly host: string;
  readonly port: number;
  readonly method: string;
  readonly path: string;
  readonly headers: OutgoingHttpHeaders;
}

interface Route {
  readonly place: ProxyPath;
  readonly server: PinnedServer;
}

/** The way from the browser to plug-in servers: only to registered servers of deployed plug-ins, pinned. */
export class PluginProxy {
  readonly #options: ProxyOptions;
  readonly #tunnels = new Set<Duplex>();

  constructor(options: ProxyOptions) {
    this.#options = options;
  }

  static handles(url: string | undefined): boolean {
    return url === '/plugins' || url?.startsWith('/plugins/') === true;
  }

  /** Answers one HTTP request; never throws. */
  async forward(incoming: IncomingMessage, answer: ServerResponse): Promise<void> {
    const route = this.#route(incoming);
    if (!route) {
      incoming.resume();
      answerFailure(incoming, answer, NOT_FOUND);
      return;
    }
    const { delayMs, fail } = this.#options.switches.troubleFor(route.place.path);
    if (delayMs > 0) await delay(delayMs);
    if (fail !== null) {
      if (fail === 'cut') answer.destroy();
      else answerFailure(incoming, answer, { ...SWITCHED, status: fail });
      return;
    }
    if (await this.#spoilDynamicAnswer(incoming, answer)) return;
    lintRequest(incoming, route.place, this.#options);
    try {
      const agent = await route.server.agent();
      await this.#exchange(incoming, answer, route, agent);
    } catch (error) {
      answerFailure(incoming, answer, failureOf(error, route.server));
    }
  }

  /** Tunnels one upgrade request; never throws. */
  async tunnel(incoming: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    socket.on('error', () => socket.destroy());
    const route = this.#route(incoming);
    const { fail } = this.#options.switches.troubleFor(route?.place.path ?? '');
    if (!route || fail !== null) {
      if (fail === 'cut') socket.destroy();
      else refuse(socket, fail ?? NOT_FOUND.status);
      return;
    }
    lintRequest(incoming, route.place, this.#options);
    try {
      const agent = await route.server.agent();
      this.#upgrade(incoming, socket, head, route, agent);
    } catch (error) {
      refuse(socket, failureOf(error, route.server).status);
    }
  }

  close(): void {
    for (const socket of this.#tunnels) socket.destroy();
  }

  #route(incoming: IncomingMessage): Route | null {
    const place = parseProxyPath(incoming.url ?? '');
    const server = place && this.#options.serversOf(place.instance).find(({ segment }) => segment === place.segment);
    return place && server ? { place, server } : null;
  }

  #exchange(incoming: IncomingMessage, answer: ServerResponse, { place, server }: Route, agent: Agent): Promise<void> {
    return new Promise((resolve, reject) => {
      const call = request({ ...this.#callOptions(incoming, { place, server }), agent });
      const timeoutMs = this.#options.answerTimeoutMs ?? ANSWER_TIMEOUT_MS;
      const timer = setTimeout(() => call.destroy(new AnswerTimeoutError(timeoutMs)), timeoutMs);
      call.on('error', (error) => {
        clearTimeout(timer);
        if (isOfClosedConnection(error, call)) resolve(this.#exchange(incoming, answer, { place, server }, agent));
        else reject(error);
      });
      call.on('response', (response) => {
        clearTimeout(timer);
        lintResponse(response, place, this.#options);
        answer.writeHead(
          response.statusCode ?? 502,
          responseHeaders(response.headers, place.route, server.registered.url.origin),
        );
        response.pipe(answer);
        response.on('error', () => answer.destroy());
        answer.on('close', () => {
          response.destroy();
          resolve();
        });
      });
      answer.on('close', () => call.destroy());
      incoming.on('error', () => call.destroy());
      incoming.pipe(call);
    });
  }

  #upgrade(incoming: IncomingMessage, socket: Duplex, head: Buffer, { place, server }: Route, agent: Agent): void {
    const options = this.#callOptions(incoming, { place, server });
    const headers = { ...options.headers, connection: 'Upgrade', upgrade: incoming.headers.upgrade ?? 'websocket' };
    const call = request({ ...options, headers, agent });
    call.setTimeout(ANSWER_TIMEOUT_MS, () => call.destroy(new AnswerTimeoutError(ANSWER_TIMEOUT_MS)));
    call.on('error', (error) => refuse(socket, failureOf(error, server).status));
    call.on('response', (response) => {
      response.resume();
      refuse(socket, response.statusCode ?? 502);
    });
    call.on('upgrade', (response, upstream, upstreamHead) => {
      socket.write(switchingProtocols(response));
      if (upstreamHead.length > 0) socket.write(upstreamHead);
      if (head.length > 0) upstream.write(head);
      upstream.setTimeout(0);
      this.#join(socket, upstream);
    });
    socket.on('close', () => call.destroy());
    call.end();
  }

  #join(a: Duplex, b: Duplex): void {
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      this.#tunnels.add(from);
      from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.#tunnels.delete(from);
        to.destroy();
      });
    }
  }

  #callOptions(incoming: IncomingMessage, { place, server }: Route): CallOptions {
    const address = incoming.socket.remoteAddress ?? '';
    const from = { address, host: incoming.headers.host ?? '' };
    return {
      host: server.host,
      port: server.port,
      method: incoming.method ?? 'GET',
      path: place.path,
      headers: requestHeaders(incoming.headers, server.registered.url.host, from),
    };
  }

  /** Test switches for dynamic answers: they never come, or are no JSON. The shell marks its calls. */
  async #spoilDynamicAnswer(incoming: IncomingMessage, answer: ServerResponse): Promise<boolean> {
    const { switches } = this.#options;
    if (switches.spi === 'normal' || incoming.headers['x-standin-dynamic'] === undefined) return false;
    incoming.resume();
    if (switches.spi === 'garbage')
      answer.writeHead(200, { 'content-type': 'application/json' }).end('{"dynamicItems":7');
    else await new Promise((resolve) => answer.on('close', resolve));
    return true;
  }
}

class AnswerTimeoutError extends Error {
  constructor(ms: number) {
    super(`no answer within ${ms / 1000} s`);
  }
}

/** The server closed a kept connection just as it was used again: what was read only may be asked anew on another one. */
function isOfClosedConnection(error: Error, call: ClientRequest): boolean {
  const isReading = call.method === 'GET' || call.method === 'HEAD';
  return isReading && call.reusedSocket && 'code' in error && error.code === 'ECONNRESET';
}

function failureOf(error: unknown, server: PinnedServer): ProxyFailure {
  const place = `${server.host}:${server.port}`;
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (error instanceof CertificateMismatchError || TLS_CODES.test(code)) {
    void server.close();
    const message =
      error instanceof CertificateMismatchError
        ? error.message
        : `The plug-in server ${place} does not show the certificate it is registered with.`;
    return { status: 502, code: 'certificate-mismatch', message };
  }
  if (error instanceof AnswerTimeoutError) {
    return { status: 504, code: 'timeout', message: `The plug-in server ${place} gives ${error.message}.` };
  }
  return { status: 503, code: 'unreachable', message: `The plug-in server ${place} cannot be reached.` };
}

function refuse(socket: Duplex, status: number): void {
  if (socket.destroyed) return;
  socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function switchingProtocols(response: IncomingMessage): string {
  const lines = [];
  const { rawHeaders } = response;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] ?? '';
    if (name.toLowerCase() !== 'set-cookie') lines.push(`${name}: ${rawHeaders[i + 1] ?? ''}`);
  }
  return `HTTP/1.1 101 Switching Protocols\r\n${lines.join('\r\n')}\r\n\r\n`;
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
