import staticFiles from '@fastify/static';
import type { FastifyPluginAsync, FastifyReply } from 'fastify';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../../config/config.schema.ts';
import { contentSecurityPolicy } from '../../http/security-headers.ts';

/**
 * What the bundler puts a content hash into may be kept for ever. The hash is in the alphabet of base64url; one without
 * any capital or digit could be a word, and is asked for each time.
 */
const HASHED = /-(?=[\w-]*[A-Z0-9_])[\w-]{8}\.(js|css|woff2?|ttf|svg|png)(\.(br|gz))?$/;
/** What of the manifest folder is served. */
const MANIFEST_FILE = /^(\/[\w@-][\w.@-]*)+\.(json|zip|png|svg)$/;
const NONCE_TOKEN = /CSP_NONCE(_PLACEHOLDER)?|(?<=\bngCspNonce=")[^"]*(?=")/g;
/** The client cannot keep a page whose scripts are of another build. */
const ALWAYS_ASK = 'no-cache';

export type UiOptions = Pick<Config, 'uiFolder' | 'manifestFolder' | 'frameAncestors' | 'requireTrustedTypes'>;

/** The built ui and the manifest. */
export function uiRoutes(options: UiOptions): FastifyPluginAsync {
  const { uiFolder, manifestFolder } = options;
  return async (app) => {
    const index = await readFile(path.join(uiFolder, 'index.html'), 'utf8');
    const sendIndex = async (_request: unknown, reply: FastifyReply) => {
      const nonce = randomBytes(16).toString('base64url');
      return reply
        .header('content-security-policy', contentSecurityPolicy({ ...options, nonce }))
        .header('cache-control', ALWAYS_ASK)
        .type('text/html; charset=utf-8')
        .send(index.replace(NONCE_TOKEN, nonce));
    };
    app.get('/', { schema: { hide: true }, prefixTrailingSlash: 'slash' }, sendIndex);
    app.get('/index.html', { schema: { hide: true } }, sendIndex);
    await app.register(staticFiles, {
      root: [uiFolder, manifestFolder],
      prefix: '/',
      index: false,
      preCompressed: true,
      cacheControl: false,
      allowedPath: (pathName, root) => root !== manifestFolder || MANIFEST_FILE.test(pathName),
      setHeaders: (reply, file) => {
        const isHashed = !file.startsWith(`${manifestFolder}${path.sep}`) && HASHED.test(file);
        reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : ALWAYS_ASK);
      },
    });
  };
}
