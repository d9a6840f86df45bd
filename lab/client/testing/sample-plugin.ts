/** A small remote plug-in for tests of the stand-in: every extension point once, and a page that shows what it gets. */
import { createServer, type Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { deflateSync } from 'node:zlib';
import type { Extension } from '@vic/vim25';
import { WebSocketServer } from 'ws';
import { PAGE_SCRIPT } from './sample-page.ts';

export const SAMPLE_KEY = 'com.example.sample';

export interface SamplePlugin {
  readonly port: number;
  readonly manifestUrl: string;
  /** Requests that arrived, newest last. */
  readonly requests: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[];
  /** What the dynamic endpoints answer, by item id. */
  readonly items: Map<string, { visible: boolean; relevant: boolean }>;
  manifest: unknown;
  extension(thumbprint: string, version?: string): Extension;
  close(): Promise<void>;
}

export async function startSamplePlugin(tls: { cert: string; key: string }, port = 0): Promise<SamplePlugin> {
  const requests: SamplePlugin['requests'] = [];
  const items: SamplePlugin['items'] = new Map();
  const plugin = { manifest: sampleManifest() as unknown };
  const server = createServer(tls, (request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      requests.push({ method, url, headers, body });
      answer(request, response, body, items, plugin.manifest);
    });
  });
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    if (request.url !== '/sample/ws') {
      socket.end('HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (ws) => {
      ws.on('message', (data) => ws.send(`echo ${(data as Buffer).toString()}`));
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  const actualPort = typeof address === 'object' && address ? address.port : port;
  const manifestUrl = `https://127.0.0.1:${actualPort}/sample/plugin.json`;
  return {
    port: actualPort,
    manifestUrl,
    requests,
    items,
    get manifest() {
      return plugin.manifest;
    },
    set manifest(manifest: unknown) {
      plugin.manifest = manifest;
    },
    extension: (thumbprint, version = '1.0.0.0') => sampleExtension(manifestUrl, thumbprint, version),
    close: () => closeServer(server, sockets),
  };
}

function closeServer(server: Server, sockets: WebSocketServer): Promise<void> {
  for (const client of sockets.clients) client.terminate();
  server.closeAllConnections();
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}

/** Connections that `once` has answered on. It closes them when it is asked there again. */
const used = new WeakSet<object>();

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
  items: SamplePlugin['items'],
  manifest: unknown,
): void {
  const url = new URL(request.url ?? '', 'https://sample');
  const path = url.pathname.replace('/sample/', '');
  const json = (value: unknown): void =>
    void response.setHeader('content-type', 'application/json').end(JSON.stringify(value));
  if (path === 'plugin.json') {
    json(manifest);
    return;
  }
  if (path === 'once') {
    if (used.has(request.socket)) request.socket.destroy();
    else json('ok');
    used.add(request.socket);
    return;
  }
  if (path === 'index.html') return void response.setHeader('content-type', 'text/html').end(PAGE);
  if (path === 'page.js') return void response.setHeader('content-type', 'text/javascript').end(PAGE_SCRIPT);
  if (path === 'sprites.png') return void response.setHeader('content-type', 'image/png').end(spritePng());
  if (path.startsWith('dynamic/')) {
    const dynamicItems = [...items].map(([id, state]) => ({ id, ...state }));
    json({ apiVersion: '1.0.0', dynamicItems });
    return;
  }
  if (path === 'api/echo') {
    json({ method: request.method, headers: request.headers, body });
    return;
  }
  if (path === 'cookie') {
    response.setHeader('set-cookie', 'leak=1').setHeader('strict-transport-security', 'max-age=9');
    json({});
    return;
  }
  if (path === 'redirect') return void response.writeHead(302, { location: url.searchParams.get('to') ?? '' }).end();
  if (path === 'silent') return;
  response.writeHead(404).end('not found');
}

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sample</title><base href="./">
<script src="/api/ui/htmlClientSdk.js"></script><script src="page.js" defer></script></head>
<body><main id="out">waiting</main></body></html>`;

export function sampleManifest() {
  const size = { width: 600, height: 300 };
  const modal = { type: 'modal', uri: 'index.html#/modal', titleKey: 'modal.title', size };
  return {
    manifestVersion: '1.2.0',
    requirements: {
      'plugin.api.version': '1.2.0',
      'vsphere.client': { version: '[7.0,)', environments: ['onprem'] },
      'vcenter.server': { version: '[7.0,)', environments: ['onprem'] },
      'plugin.dynamic.extensions': '1.0.0',
      'action.accepts.multiple.targets': true,
    },
    configuration: { nameKey: 'plugin.name', icon: { name: 'main' } },
    global: { view: { navigationId: 'sampleMain', uri: 'index.html#/main', navigationVisible: false } },
    objects: {
      VirtualMachine: {
        summary: {
          dynamicUri: 'dynamic/vm/summary',
          view: { id: 'sampleCard', uri: 'index.html#/card', dynamic: true, icon: { name: 'main' } },
        },
        monitor: {
          dynamicUri: 'dynamic/vm/monitor',
          views: [
            { navigationId: 'sampleMonitor', labelKey: 'view.monitor', uri: 'index.html#/monitor', dynamic: true },
          ],
        },
        configure: {
          views: [{ navigationId: 'sampleConfigure', labelKey: 'view.configure', uri: 'index.html#/configure' }],
        },
        menu: {
          dynamicUri: 'dynamic/vm/menu',
          actions: [
            { id: 'sampleEdit', labelKey: 'action.edit', icon: { name: 'edit' }, trigger: modal, dynamic: true },
            { type: 'separator' },
            { id: 'sampleMany', labelKey: 'action.many', trigger: modal, acceptsMultipleTargets: true },
            { id: 'sampleGo', labelKey: 'action.go', trigger: { type: 'navigation', targetViewId: 'sampleMonitor' } },
          ],
        },
      },
    },
    definitions: {
      iconSpriteSheet: { uri: 'sprites.png', definitions: { main: { x: 0, y: 0 }, edit: { x: 0, y: 32 } } },
      i18n: {
        locales: ['en-US', 'de-DE'],
        definitions: {
          'plugin.name': { 'en-US': 'Sample plug-in', 'de-DE': 'Beispiel-Plug-in' },
          'view.monitor': { 'en-US': 'Sample monitor', 'de-DE': 'Beispielansicht' },
          'view.configure': { 'en-US': 'Sample settings', 'de-DE': 'Beispieleinstellungen' },
          'action.edit': { 'en-US': 'Edit sample…', 'de-DE': 'Beispiel bearbeiten…' },
          'action.many': { 'en-US': 'Edit many…', 'de-DE': 'Viele bearbeiten…' },
          'action.go': { 'en-US': 'Show monitor', 'de-DE': 'Ansicht zeigen' },
          'modal.title': { 'en-US': 'Edit sample', 'de-DE': 'Beispiel bearbeiten' },
        },
      },
    },
  };
}

function sampleExtension(url: string, serverThumbprint: string, version: string): Extension {
  const description = { label: 'Sample plug-in', summary: 'For tests' };
  return {
    key: SAMPLE_KEY,
    version,
    description,
    server: [
      {
        url,
        description,
        company: 'Example',
        type: 'MANIFEST_SERVER',
        adminEmail: ['noreply@example.com'],
        serverThumbprint,
      },
    ],
    client: [{ version, description, company: 'Example', type: 'vsphere-client-remote', url }],
    resourceList: [
      { locale: 'en', module: 'resources', data: [{ key: `${SAMPLE_KEY}.Do.label`, value: 'Do the sample thing' }] },
    ],
    lastHeartbeatTime: new Date(0),
  };
}

/** Two tiles, one above the other: a blue and a red square. */
function spritePng(): Buffer {
  const rows = Array.from({ length: 64 }, (_, y) => {
    const colour = y < 32 ? [0, 114, 163, 255] : [201, 33, 0, 255];
    const inside = (x: number): boolean => x > 5 && x < 26 && y % 32 > 5 && y % 32 < 26;
    return Buffer.from([0, ...Array.from({ length: 32 }, (__, x) => (inside(x) ? colour : [0, 0, 0, 0])).flat()]);
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(32, 0);
  header.writeUInt32BE(64, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(Buffer.concat(rows))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const chunk = Buffer.alloc(8 + body.length);
  chunk.writeUInt32BE(data.length, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), 4 + body.length);
  return chunk;
}

function crc32(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
