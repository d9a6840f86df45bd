import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

export interface PolicyOptions {
  /** of this response's styles; without one no inline style is allowed */
  readonly nonce?: string;
  readonly frameAncestors: readonly string[];
  readonly requireTrustedTypes: boolean;
}

/**
 * Content Security Policy of the plug-in's pages. `connect-src 'self'` covers the stream, `font-src data:` is for the
 * component library's embedded fonts. The client frames our pages, so `frame-ancestors` takes the place of
 * `X-Frame-Options`.
 */
export function contentSecurityPolicy({ nonce, frameAncestors, requireTrustedTypes }: PolicyOptions): string {
  const directives = [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self'${nonce === undefined ? '' : ` 'nonce-${nonce}'`}`,
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'none'",
    `frame-ancestors ${frameAncestors.join(' ')}`,
    ...(requireTrustedTypes ? ["require-trusted-types-for 'script'"] : []),
  ];
  return directives.join('; ');
}

/**
 * Headers of every response. Our pages come through the client's proxy and share its origin, so nothing that speaks for
 * the whole origin (HSTS, origin isolation, opener policy) is ours to say.
 */
export async function addSecurityHeaders(app: FastifyInstance, policy: Omit<PolicyOptions, 'nonce'>): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: false,
    strictTransportSecurity: false,
    xFrameOptions: false,
    crossOriginOpenerPolicy: false,
    crossOriginEmbedderPolicy: false,
    originAgentCluster: false,
    referrerPolicy: { policy: 'no-referrer' },
  });
  const header = contentSecurityPolicy(policy);
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('content-security-policy', header);
  });
}
