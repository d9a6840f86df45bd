import { gunzipSync } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { BrowserFile, BrowserFiles } from '../browser-files.ts';

const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "frame-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>vSphere Client stand-in</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/ui/assets/clarity.css">
<link rel="stylesheet" href="/ui/assets/shell.css">
<script src="/ui/assets/shell.js" defer></script>
</head>
<body cds-theme="light"><div id="app"><noscript>The vSphere Client stand-in needs JavaScript.</noscript></div></body>
</html>
`;

/** The shell's page and files, and the SDK library for plug-in frames. */
export function assetRoutes(app: FastifyInstance, files: BrowserFiles): void {
  app.get('/', (_request, reply) => reply.redirect('/ui/'));
  app.get('/ui', (_request, reply) => reply.redirect('/ui/'));

  app.get<{ Params: { name: string } }>('/ui/assets/:name', (request, reply) => {
    const file = files.get(request.params.name);
    return file ? sendFile(request, reply, file) : reply.code(404).send({ message: 'There is no such file.' });
  });

  app.get('/api/ui/htmlClientSdk.js', (request, reply) => {
    const file = files.get('htmlClientSdk.js');
    return file ? sendFile(request, reply, file) : reply.code(404).send({ message: 'There is no such file.' });
  });

  const page = (_request: FastifyRequest, reply: FastifyReply): FastifyReply =>
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header('content-security-policy', POLICY)
      .send(PAGE);
  app.get('/ui/', page);
  app.get('/ui/app/*', page);

  app.setNotFoundHandler((_request, reply) => {
    void reply.code(404).send({ message: 'There is nothing at this address. The client is at /ui/.' });
  });
}

function sendFile(request: FastifyRequest, reply: FastifyReply, { type, gzipped, etag }: BrowserFile): FastifyReply {
  reply.type(type).header('cache-control', 'no-cache').header('etag', etag).header('vary', 'accept-encoding');
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  if (/\bgzip\b/u.test(request.headers['accept-encoding'] ?? '')) {
    return reply.header('content-encoding', 'gzip').send(gzipped);
  }
  return reply.send(gunzipSync(gzipped));
}
