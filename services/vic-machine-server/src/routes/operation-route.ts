import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiError } from '../api-error.ts';
import type { BodyRule, JsonObject } from '../http/read-body.ts';
import type { RequestScope } from '../http/request-scope.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One operation of the API: where it is, what it takes, what it gives. */
export interface OperationRoute {
  readonly operationId: string;
  readonly method: Method;
  /** in full, parameters as `:name` */
  readonly path: string;
  /** content type of its answers */
  readonly produces: string;
  /** needs no credentials */
  readonly isPublic?: boolean;
  readonly body?: { readonly mediaType: string; readonly rule: BodyRule };
  /** also checks query and body, by `call`; a failure is an `ApiError` */
  answer(call: Call): Promise<FastifyReply>;
  /** how a failure of the operation is told; the default is JSON, labelled as `produces` and `Accept` have it */
  readonly faultForm?: 'text' | 'labelled JSON';
}

/** One request, read. */
export interface Call {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly scope: RequestScope;
  /** what the answer is labelled with */
  readonly contentType: string;
  /** raw, not percent-decoded; empty if not in the path */
  readonly parameters: PathParameters;
  readonly query: URLSearchParams;
  /** @throws ApiError as `readBody` does */
  readBody(): JsonObject | null;
}

export interface PathParameters {
  readonly target: string;
  readonly datacenter: string;
  readonly vchId: string;
  readonly taskId: string;
}

const BASE_PATH = '/container';
const SCOPES = ['/target/:target', '/target/:target/datacenter/:datacenter'];

/** An operation on a target: the same for the whole target and for one datacenter. */
export function scoped(route: OperationRoute): readonly OperationRoute[] {
  return SCOPES.map((scope) => ({ ...route, path: `${BASE_PATH}${scope}${route.path}` }));
}

/** An operation of the service itself, below the base path. */
export function unscoped(route: OperationRoute): OperationRoute {
  return { ...route, path: `${BASE_PATH}${route.path}` };
}

/** The last value of a query parameter; null if it is absent or empty. */
export function queryValue(query: URLSearchParams, name: string): string | null {
  const value = query.getAll(name).at(-1) ?? '';
  return value === '' ? null : value;
}

const INVALID_TYPE = 601;
const TRUE = ['true', '1', 'yes'];
const FALSE = ['false', '0', 'no'];

/** A yes or no of the query. @throws ApiError 422 */
export function queryFlag(query: URLSearchParams, name: string, absent: boolean): boolean {
  const given = queryValue(query, name)?.toLowerCase();
  if (given === undefined) return absent;
  if (FALSE.includes(given)) return false;
  if (TRUE.includes(given)) return true;
  throw new ApiError(422, `${name} in query must be of type bool`, { code: INVALID_TYPE });
}
