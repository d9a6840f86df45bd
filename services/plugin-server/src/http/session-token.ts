import { SESSION_HEADER } from '@vic/contract';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../errors.ts';

const MAX_TOKEN_LENGTH = 4_096;

/** The client's session token. @throws ProblemError `session-missing` */
export function sessionToken(request: FastifyRequest): string {
  const token = request.headers[SESSION_HEADER];
  if (typeof token !== 'string' || token === '' || token.length > MAX_TOKEN_LENGTH) {
    throw new ProblemError('session-missing');
  }
  return token;
}
