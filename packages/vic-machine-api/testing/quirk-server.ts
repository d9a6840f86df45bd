import { createServer as createHttpServer, type IncomingMessage } from 'node:http';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import tls from 'node:tls';
import { answeredBytes, recordedExchange, type RecordedExchange, type RecordedResponse } from './recorded.ts';

/** A request as it arrived. */
export interface ArrivedRequest {
  readonly method: string;
  /** exactly as in the request line */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

export interface QuirkServerOptions {
  /**
   * What is answered: ids of recorded exchanges, or exchanges of one's own. Several of one method and path are answered in
   * their order, the last again and again; the one whose `Accept` is the request's comes first.
   */
  readonly exchanges: readonly (string | RecordedExchange)[];
  /** PEM; without it plain HTTP */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** What is waited for before each answer. */
  readonly work?: (request: ArrivedRequest) => Promise<void>;
  /** A second request for a single VCH while another is under way ends the server, as it does the original. */
  readonly isCrashing?: boolean;
  /** A ticket is good for one request; a used one gets the recorded refusal. */
  readonly isStrictOnTickets?: boolean;
}

export interface QuirkServer {
  readonly url: string;
  /** in the order of arrival */
  readonly requests: readonly ArrivedRequest[];
  /** how many requests for single VCHs were under way at once, at most */
  readonly mostAtOnce: () => number;
  readonly hasCrashed: () => boolean;
  close(): Promise<void>;
}

const SINGLE_VCH = /\/vch\/[^/?]+/;
/** A TLS record that no key fits: what the original sends after its time limit for writing. */
const BROKEN_RECORD = Buffer.concat([Buffer.from([0x17, 0x03, 0x03, 0x00, 0x30]), Buffer.alloc(0x30, 0x5a)]);

/** Starts a server on a free port that answers as the original was recorded, byte for byte. */
export async function startQuirkServer(options: QuirkServerOptions): Promise<QuirkServer> {
  const script = new Script(options.exchanges);
  const requests: ArrivedRequest[] = [];
  const usedTickets = new Set<string>();
  const sockets = new Set<Socket>();
  let atOnce = 0;
  let mostAtOnce = 0;
  let hasCrashed = false;

  const crash = (): void => {
    hasCrashed = true;
    listener.close();
    for (const socket of sockets) socket.destroy();
  };

  async function serve(message: IncomingMessage, socket: Socket, raw: Socket): Promise<void> {
    const request = await arrived(message);
    requests.push(request);
    const isSingle = SINGLE_VCH.test(request.path);
    if (isSingle) mostAtOnce = Math.max(mostAtOnce, ++atOnce);
    if (atOnce > 1 && options.isCrashing === true) {
      crash();
      return;
    }
    await options.work?.(request);
    if (isSingle) atOnce--;
    const ticket = request.headers['x-vmware-ticket'];
    const isReused = ticket !== undefined && usedTickets.has(ticket);
    if (ticket !== undefined) usedTickets.add(ticket);
    const exchange =
      isReused && options.isStrictOnTickets === true ? recordedExchange('auth.ticket-reused') : script.next(request);
    if (exchange.response !== null) {
      socket.end(rawAnswer(exchange.response));
    } else if (socket === raw) {
      raw.destroy();
    } else {
      raw.end(BROKEN_RECORD);
    }
  }

  const rawOf = new WeakMap<Socket, Socket>();
  const http = createHttpServer((message) => {
    void serve(message, message.socket, rawOf.get(message.socket) ?? message.socket);
  });
  const listener = createServer((raw) => {
    sockets.add(raw);
    raw.on('error', () => raw.destroy());
    raw.on('close', () => sockets.delete(raw));
    if (options.tls === undefined) {
      http.emit('connection', raw);
      return;
    }
    const secure = new tls.TLSSocket(raw, { isServer: true, ...options.tls });
    secure.on('error', () => secure.destroy());
    rawOf.set(secure, raw);
    http.emit('connection', secure);
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const { port } = listener.address() as AddressInfo;
  return {
    url: `${options.tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    requests,
    mostAtOnce: () => mostAtOnce,
    hasCrashed: () => hasCrashed,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        if (listener.listening) listener.close(() => resolve());
        else resolve();
      }),
  };
}

/** The bytes of an answer, status line first; headers as recorded, an empty one included. */
export function rawAnswer(response: RecordedResponse): Buffer {
  const bytes = answeredBytes(response);
  const isChunked = response.headers['Transfer-Encoding'] === 'chunked';
  const headers = Object.entries(response.headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `HTTP/1.1 ${response.status} ${response.reason}\r\n${headers.join('')}Connection: close\r\n\r\n`;
  const chunked = [Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n0\r\n\r\n')];
  return Buffer.concat([Buffer.from(head), ...(isChunked ? chunked : [bytes])]);
}

/** Which exchange answers which request. */
class Script {
  readonly #waiting: RecordedExchange[];

  constructor(exchanges: readonly (string | RecordedExchange)[]) {
    this.#waiting = exchanges.map((entry) => (typeof entry === 'string' ? recordedExchange(entry) : entry));
  }

  next(request: ArrivedRequest): RecordedExchange {
    const fitting = this.#waiting.filter((entry) => isFor(entry, request));
    const first =
      fitting.find((entry) => entry.request.headers?.['Accept'] === request.headers['accept']) ?? fitting[0];
    if (first === undefined) return unknownPath(request);
    if (fitting.length > 1) this.#waiting.splice(this.#waiting.indexOf(first), 1);
    return first;
  }
}

function isFor({ request: { method, path } }: RecordedExchange, request: ArrivedRequest): boolean {
  return method === request.method && canonical(path) === canonical(request.path);
}

/** Path as it is, query decoded and sorted. */
function canonical(path: string): string {
  const [pathname = '', query = ''] = path.split('?');
  const entries = [...new URLSearchParams(query)].map(([name, value]) => `${name}=${value}`);
  return `${pathname}?${entries.sort().join('&')}`;
}

function unknownPath(request: ArrivedRequest): RecordedExchange {
  const recorded = recordedExchange('service.unknown-path');
  const [path] = request.path.split('?');
  const body = JSON.stringify({ code: 404, message: `path ${path ?? ''} was not found` });
  const headers = { ...recorded.response?.headers, 'Content-Length': String(body.length) };
  return {
    id: 'unknown-path',
    request: recorded.request,
    response: { status: 404, reason: 'Not Found', headers, body },
  };
}

async function arrived(message: IncomingMessage): Promise<ArrivedRequest> {
  const headers = Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
  return { method: message.method ?? '', path: message.url ?? '', headers, body: await text(message) };
}
