import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { connect, type ConnectOptions, type VimClient } from '../client.ts';
import { selfSignedCertificate, type TestCertificate } from './certificate.ts';

/** A call as the server saw it. */
export interface SeenCall {
  readonly method: string;
  readonly body: string;
  readonly cookie: string | undefined;
  readonly soapAction: string | undefined;
  readonly userAgent: string | undefined;
  readonly remotePort: number;
}

/** What the server does with a call: an answer, or something worse. */
export type Reaction =
  | { readonly returns: string; readonly cookie?: string }
  | { readonly fault: string; readonly content?: string; readonly message?: string; readonly type?: string }
  | { readonly status: number; readonly text: string }
  | { readonly drops: true }
  | { readonly stalls: true }
  /** Answers with the pieces one by one, then breaks the connection. */
  | { readonly breaksAfter: string }
  | { readonly raw: AsyncIterable<string> | Iterable<string> };

export type Script = (call: SeenCall) => Reaction | Promise<Reaction>;

export const VERSIONS_XML =
  '<namespaces version="1.0"><namespace><name>urn:vim25</name><version>8.0.2.0</version>' +
  '<priorVersions><version>8.0.1.0</version><version>7.0.0.0</version></priorVersions></namespace></namespaces>';

export const SERVICE_CONTENT =
  '<rootFolder type="Folder">group-d1</rootFolder><propertyCollector type="PropertyCollector">pc</propertyCollector>' +
  '<viewManager type="ViewManager">views</viewManager>' +
  '<about><name>vc</name><fullName>vc 8</fullName><version>8.0.2</version><build>1</build><apiType>VirtualCenter</apiType>' +
  '<apiVersion>8.0.2.0</apiVersion><instanceUuid>5d2a1f60-7c1b-4b3e-9a55-0c0ffee00001</instanceUuid></about>' +
  '<sessionManager type="SessionManager">sessions</sessionManager><authorizationManager type="AuthorizationManager">auth</authorizationManager>' +
  '<eventManager type="EventManager">events</eventManager><taskManager type="TaskManager">tasks</taskManager>' +
  '<extensionManager type="ExtensionManager">extensions</extensionManager><searchIndex type="SearchIndex">search</searchIndex>' +
  '<userDirectory type="UserDirectory">users</userDirectory><licenseManager type="LicenseManager">licenses</licenseManager>' +
  '<guestOperationsManager type="GuestOperationsManager">guests</guestOperationsManager>';

/** The answer of a read with one object; values are whole `val` elements, so that they can carry their type. */
export function objectText(type: string, value: string, properties: Readonly<Record<string, string>>): string {
  const set = Object.entries(properties).map(([name, val]) => `<propSet><name>${name}</name>${val}</propSet>`);
  return `<objects><obj type="${type}">${value}</obj>${set.join('')}</objects>`;
}

export const SESSION =
  '<key>k1</key><userName>alice</userName><fullName>Alice</fullName><loginTime>2026-01-01T00:00:00Z</loginTime>';

const ENVELOPE =
  '<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" ' +
  'xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>';

/** The text of a successful answer; `content` holds whole `returnval` elements, or the content of one. */
export function answerText(method: string, content: string): string {
  const returned = content === '' || content.startsWith('<returnval') ? content : `<returnval>${content}</returnval>`;
  return `${ENVELOPE}<${method}Response xmlns="urn:vim25">${returned}</${method}Response></soapenv:Body></soapenv:Envelope>`;
}

/** The text of a fault. */
export function faultText(type: string, content = '', message = ''): string {
  return (
    `${ENVELOPE}<soapenv:Fault><faultcode>ServerFaultCode</faultcode><faultstring>${message}</faultstring>` +
    `<detail><${type}Fault xmlns="urn:vim25" xsi:type="${type}">${content}</${type}Fault></detail></soapenv:Fault></soapenv:Body></soapenv:Envelope>`
  );
}

/** An HTTPS server on loopback that answers vSphere calls as a script says, and remembers them. */
export class ScriptedServer {
  readonly calls: SeenCall[] = [];
  readonly certificate: TestCertificate;
  script: Script;
  /** Answers what is asked of a datastore's files. */
  onFile: (request: IncomingMessage, response: ServerResponse) => void | Promise<void> = (_request, response) => {
    response.writeHead(404).end();
  };
  versions: { status: number; text: string } = { status: 200, text: VERSIONS_XML };
  readonly #server: Server;
  readonly #sockets = new Set<Duplex>();

  private constructor(certificate: TestCertificate, script: Script) {
    this.certificate = certificate;
    this.script = script;
    this.#server = createServer({ cert: certificate.cert, key: certificate.key }, (request, response) => {
      void this.#handle(request, response);
    });
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  static async start(script: Script = () => ({ fault: 'NotSupported' }), port = 0): Promise<ScriptedServer> {
    const server = new ScriptedServer(await selfSignedCertificate(), script);
    await new Promise<void>((resolve) => server.#server.listen(port, '127.0.0.1', resolve));
    return server;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `https://127.0.0.1:${this.port}/sdk`;
  }

  /** Methods called since the client connected. */
  get methods(): string[] {
    return this.calls.map((call) => call.method).filter((method) => method !== 'RetrieveServiceContent');
  }

  bodyOf(method: string): string {
    const body = this.calls.findLast((call) => call.method === method)?.body ?? '';
    return /<soapenv:Body>(.*)<\/soapenv:Body>/s.exec(body)?.[1] ?? '';
  }

  connect(options: Partial<ConnectOptions> = {}): Promise<VimClient> {
    return connect({ url: this.url, trust: { thumbprint: this.certificate.sha256 }, ...options });
  }

  dropConnections(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async stop(): Promise<void> {
    this.dropConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url?.startsWith('/folder/') === true) {
      // A request that the client broke off cannot be read to its end.
      await Promise.resolve(this.onFile(request, response)).catch(() => response.destroy());
      return;
    }
    let body = '';
    for await (const chunk of request) body += String(chunk);
    if (request.method === 'GET') {
      response.writeHead(this.versions.status, { 'content-type': 'text/xml' }).end(this.versions.text);
      return;
    }
    const method = /<soapenv:Body><(\w+)/.exec(body)?.[1] ?? '';
    const call: SeenCall = {
      method,
      body,
      cookie: request.headers.cookie,
      soapAction: String(request.headers['soapaction']),
      userAgent: request.headers['user-agent'],
      remotePort: request.socket.remotePort ?? 0,
    };
    this.calls.push(call);
    const reaction = method === 'RetrieveServiceContent' ? { returns: SERVICE_CONTENT } : await this.script(call);
    await this.#react(reaction, method, request, response);
  }

  async #react(reaction: Reaction, method: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const headers = { 'content-type': 'text/xml; charset=utf-8' };
    if ('returns' in reaction) {
      const cookie =
        reaction.cookie === undefined ? {} : { 'set-cookie': `${reaction.cookie}; Path=/; HttpOnly; Secure` };
      response.writeHead(200, { ...headers, ...cookie }).end(answerText(method, reaction.returns));
    } else if ('fault' in reaction) {
      response.writeHead(500, headers).end(faultText(reaction.fault, reaction.content, reaction.message));
    } else if ('status' in reaction) {
      response.writeHead(reaction.status, { 'content-type': 'text/html' }).end(reaction.text);
    } else if ('drops' in reaction) {
      request.socket.destroy();
    } else if ('breaksAfter' in reaction) {
      response.writeHead(200, headers);
      response.write(reaction.breaksAfter, () => request.socket.destroy());
    } else if ('raw' in reaction) {
      response.writeHead(200, headers);
      for await (const part of reaction.raw) {
        if (response.destroyed) return;
        if (!response.write(part))
          await new Promise((resolve) => response.once('drain', resolve).once('close', resolve));
      }
      response.end();
    }
  }
}
