import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { openOperationLog } from '../log/open-operation-log.ts';
import type { OperationLog } from '../log/operation-log.ts';
import { createSecretMask, type SecretMask } from '../log/secret-mask.ts';
import type { Services } from '../services.ts';
import type { Credentials } from '../target/target-session.ts';
import { credentialsOf } from './authentication.ts';

/** What belongs to one request, from its first header to its last log line. */
export interface RequestScope {
  readonly credentials: Credentials | null;
  readonly mask: SecretMask;
  readonly log: OperationLog;
  /** milliseconds since 1970 */
  readonly arrivedAt: number;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** set by the first hook */
    scope: RequestScope | null;
  }
}

/** Id of an operation in logs: the caller's `X-Correlation-Id` if it is a harmless one, else a new one. */
export function operationId({ headers }: IncomingMessage): string {
  const given = headers['x-correlation-id'];
  if (typeof given === 'string' && /^[A-Za-z0-9-]{4,64}$/.test(given)) return given;
  return randomBytes(4).toString('hex');
}

/** Gives each request its scope, and writes a line when it is answered, or its caller went away. */
export function addRequestScope(server: FastifyInstance, { log, clock }: Pick<Services, 'log' | 'clock'>): void {
  server.decorateRequest('scope', null);
  server.addHook('onRequest', async (request) => {
    const credentials = credentialsOf(request.headers);
    const mask = createSecretMask();
    mask.add(...secretsOfRequest(request, credentials));
    request.scope = {
      credentials,
      mask,
      log: openOperationLog({ operationId: request.id, service: log, mask, clock }),
      arrivedAt: clock.now(),
    };
  });
  const say = (request: FastifyRequest, what: string) => {
    const { mask, arrivedAt } = scopeOf(request);
    const line = `op=${request.id}: ${request.method} ${loggedPath(request)} ${what}`;
    log.write('info', mask.apply(`${line} (${clock.now() - arrivedAt} ms)`));
  };
  server.addHook('onResponse', async (request, reply) => say(request, `answered ${reply.statusCode}`));
  server.addHook('onRequest', async (request, { raw }) => {
    raw.once('close', () => {
      if (!raw.writableFinished) say(request, 'has no caller any more; the work goes on');
    });
  });
}

/** @throws Error if the first hook has not run: there is no such request */
export function scopeOf(request: FastifyRequest): RequestScope {
  if (request.scope === null) throw new Error('The request has no scope yet.');
  return request.scope;
}

function secretsOfRequest({ headers }: FastifyRequest, credentials: Credentials | null): string[] {
  const secrets = [headers.authorization?.split(' ').at(-1), headers['x-vmware-ticket'], headers.cookie];
  if (credentials) secrets.push(credentials.kind === 'password' ? credentials.password : credentials.ticket);
  return secrets.filter((secret) => typeof secret === 'string');
}

/** The query may hold anything, a user name in the target too: neither is written. */
function loggedPath(request: FastifyRequest): string {
  return (request.originalUrl.split('?')[0] ?? '').replace(/[^/]*@/g, '…@').slice(0, 500);
}
