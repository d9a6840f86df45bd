/** A Docker engine as far as a VCH's health shows in it: `/_ping`, `/version` and `/info`, with the VCH's own TLS. */
import { createServer as createPlainServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { API_VERSION, infoOf, LOWEST_API_VERSION, versionOf, type EngineFacts } from './answers.ts';

export interface EngineTls {
  /** PEM */
  readonly certificate: string;
  readonly privateKey: string;
  /** PEM of those that sign client certificates; null: everybody may connect */
  readonly clientAuthorities: string | null;
}

export interface EngineOptions {
  readonly address: string;
  /** 0: any free port */
  readonly port: number;
  /** null: plain HTTP */
  readonly tls: EngineTls | null;
  /** asked at each request */
  readonly facts: () => EngineFacts;
}

export interface DockerEngine {
  readonly port: number;
  close(): Promise<void>;
}

/** Listens; rejects with the error of the socket, or of a certificate and key that do not fit. Never keeps the process alive. */
export async function startDockerEngine({ address, port, tls, facts }: EngineOptions): Promise<DockerEngine> {
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    answerRequest(request, response, facts());
  };
  const server: Server =
    tls === null
      ? createPlainServer(answer)
      : createTlsServer(
          {
            cert: tls.certificate,
            key: tls.privateKey,
            minVersion: 'TLSv1.2',
            ...(tls.clientAuthorities !== null && {
              ca: tls.clientAuthorities,
              requestCert: true,
              rejectUnauthorized: true,
            }),
          },
          answer,
        );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, () => {
      server.off('error', reject);
      resolve();
    });
  });
  server.unref();
  return {
    port: portOf(server.address()),
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the engine has no port');
  return address.port;
}

function answerRequest(request: IncomingMessage, response: ServerResponse, facts: EngineFacts): void {
  response.setHeader('Api-Version', API_VERSION);
  response.setHeader('Docker-Experimental', 'false');
  response.setHeader('Ostype', 'linux');
  response.setHeader('Server', `Docker/${facts.version} (linux)`);
  const { pathname } = new URL(request.url ?? '/', 'http://engine');
  const [, asked, path = ''] = /^(?:\/v(\d+\.\d+))?(\/.*)$/.exec(pathname) ?? [];
  const refusal = asked === undefined ? null : refusalOf(asked);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    json(request, response, 404, { message: 'page not found' });
  } else if (refusal !== null) {
    json(request, response, 400, { message: refusal });
  } else if (path === '/_ping') {
    response.writeHead(200, { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': 2 });
    response.end(request.method === 'HEAD' ? undefined : 'OK');
  } else if (path === '/version') {
    json(request, response, 200, versionOf(facts));
  } else if (path === '/info') {
    json(request, response, 200, infoOf(facts));
  } else {
    json(request, response, 404, { message: 'page not found' });
  }
}

function json(request: IncomingMessage, response: ServerResponse, status: number, body: object): void {
  const text = `${JSON.stringify(body)}\n`;
  response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) });
  response.end(request.method === 'HEAD' ? undefined : text);
}

function refusalOf(asked: string): string | null {
  if (compareVersions(asked, API_VERSION) > 0) {
    return `client version ${asked} is too new. Maximum supported API version is ${API_VERSION}`;
  }
  if (compareVersions(asked, LOWEST_API_VERSION) < 0) {
    return `client version ${asked} is too old. Minimum supported API version is ${LOWEST_API_VERSION}, please upgrade your client to a newer version`;
  }
  return null;
}

function compareVersions(one: string, other: string): number {
  const [major = 0, minor = 0] = one.split('.').map(Number);
  const [otherMajor = 0, otherMinor = 0] = other.split('.').map(Number);
  return major - otherMajor || minor - otherMinor;
}
