/** The simulated vCenter's HTTPS listener. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { answerDatastoreFile } from './datastore-files.ts';
import { answerCall } from './dispatch.ts';
import { namedObject } from './call-log.ts';
import type { MethodRegistry } from './method-registry.ts';
import type { ManagedObject } from './model/managed-object.ts';
import { sessionCookie, sessionToken } from './session-cookie.ts';
import type { Session } from './sessions.ts';
import { responseHead, responseTail } from './soap/envelope.ts';
import type { Switches } from './switches.ts';
import { SERVICE_VERSIONS } from './service-versions.ts';
import type { World } from './world.ts';

export interface Listener {
  readonly port: number;
  close(): Promise<void>;
}

export interface ListenOptions {
  readonly host: string;
  readonly port: number;
  /** PEM. */
  readonly cert: string;
  readonly key: string;
}

const MAX_REQUEST_BYTES = 32 * 1024 * 1024;

export async function listen(
  { host, port, cert, key }: ListenOptions,
  world: World,
  methods: MethodRegistry,
  switches: Switches,
): Promise<Listener> {
  const server = createServer({ cert, key, keepAliveTimeout: 65_000 }, (request, response) => {
    answer(request, response, world, methods, switches).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end();
      if (!request.destroyed) console.error(error);
    });
  });
  await started(server, host, port);
  return {
    port: portOf(server),
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function started(server: Server, host: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  world: World,
  methods: MethodRegistry,
  switches: Switches,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'https://vcenter');
  if (url.pathname === '/sdk/vimServiceVersions.xml' && request.method === 'GET') {
    response.writeHead(200, { 'content-type': 'text/xml; charset=utf-8' }).end(SERVICE_VERSIONS);
  } else if (
    (url.pathname === '/sdk' || url.pathname === '/sdk/vimService' || url.pathname === '/sdk/') &&
    request.method === 'POST'
  ) {
    await answerSoap(request, response, world, methods, switches);
  } else if (url.pathname.startsWith('/folder/') || url.pathname === '/folder') {
    await answerDatastoreFile(request, response, url, world, switches);
  } else if (url.pathname === '/_lab/switch') {
    await switches.answer(request, response);
  } else {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
  }
}

async function answerSoap(
  request: IncomingMessage,
  response: ServerResponse,
  world: World,
  methods: MethodRegistry,
  switches: Switches,
): Promise<void> {
  const xml = await bodyText(request, MAX_REQUEST_BYTES);
  const gone = new AbortController();
  response.once('close', () => {
    gone.abort();
  });
  const token = sessionToken(request.headers.cookie);
  let opened: Session | null = null;
  const context = {
    session: token === null ? null : world.sessions.touch(token),
    ipAddress: request.socket.remoteAddress ?? '',
    userAgent: request.headers['user-agent'] ?? '',
    signal: gone.signal,
    begin: (session: Session) => {
      opened = session;
      response.setHeader('set-cookie', sessionCookie(session));
    },
  };
  let called: ManagedObject | undefined;
  const reply = await answerCall(xml, world, methods, context, (target, at) => {
    if (at === 'call') called = namedObject(world, target.moid);
    return switches.intercept(target, at, response);
  });
  switches.calls.add(reply.method, called, (context.session ?? opened)?.user ?? null, reply.fault);
  if (response.destroyed || response.writableEnded) return;
  response.writeHead(reply.status, { 'content-type': 'text/xml; charset=utf-8', 'cache-control': 'no-cache' });
  response.write(responseHead(reply.status === 200 ? reply.method : null));
  for (const piece of reply.pieces) {
    if (!response.write(piece)) await drained(response);
    if (gone.signal.aborted) return;
  }
  response.end(responseTail(reply.status === 200 ? reply.method : null));
}

/** Waits until the client has taken what was written, or is gone. */
async function drained(response: ServerResponse): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = () => {
      response.off('drain', done);
      response.off('close', done);
      resolve();
    };
    response.once('drain', done);
    response.once('close', done);
  });
}

/** The whole body as text; a body above the limit ends the connection. */
async function bodyText(request: IncomingMessage, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += bytes.length;
    if (size > maxBytes) {
      request.destroy();
      throw new Error('request too large');
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}
