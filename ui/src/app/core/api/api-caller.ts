import { HttpClient, HttpHeaders } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { SESSION_HEADER } from '@vic/contract';
import { catchError, defer, forkJoin, map, switchMap, throwError, timeout, type Observable } from 'rxjs';
import * as Type from 'typebox';
import type { AppFault } from '../errors/app-fault.ts';
import { Session } from '../session/session.ts';
import { parseAnswer, requestFault } from './answer.ts';
import { ApiBase } from './api-base.ts';
import { REQUEST_TIMEOUT_MS, retryReading } from './retry-policy.ts';

/** One call of the API. */
export interface ApiCall<S extends Type.TSchema> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** below the API's base, without leading slash; parts that come from elsewhere through `pathPart` */
  readonly path: string;
  /** what the answer has to match; `NO_CONTENT` for an empty one */
  readonly schema: S;
  readonly query?: Readonly<Record<string, string | number>>;
  /** sent as JSON */
  readonly body?: unknown;
  /** vCenter whose plug-in server is meant; without it the first */
  readonly vcGuid?: string;
  /** longest wait for the answer (ms); without it 15 s */
  readonly timeoutMs?: number;
}

/** Schema of an answer without body (204). */
export const NO_CONTENT = Type.Null();

/**
 * Calls the plug-in server's API. Every call has a time limit, carries the session's token, and fails with an `AppFault`
 * only. Unsubscribing cancels the request.
 */
@Injectable({ providedIn: 'root' })
export class ApiCaller {
  readonly #http = inject(HttpClient);
  readonly #base = inject(ApiBase);
  readonly #session = inject(Session);

  /** A call that changes nothing: repeated by the retry policy when it did not reach the server. */
  read<S extends Type.TSchema>(call: ApiCall<S>): Observable<Type.Static<S>> {
    return this.send(call).pipe(retryReading());
  }

  /** A call that is sent once. A token that the server refuses is asked for once more; refused again, the session has ended. */
  send<S extends Type.TSchema>(call: ApiCall<S>): Observable<Type.Static<S>> {
    return this.#once(call).pipe(
      catchError((fault: AppFault) => {
        if (fault.status !== 401 || this.#session.isEnded()) return throwError(() => fault);
        this.#session.forgetToken();
        return this.#once(call).pipe(catchError((again: AppFault) => throwError(() => this.#ended(again))));
      }),
    );
  }

  #once<S extends Type.TSchema>(call: ApiCall<S>): Observable<Type.Static<S>> {
    return defer(() => forkJoin([this.#base.url(call.vcGuid ?? null), this.#session.token()])).pipe(
      switchMap(([base, token]) => this.#request(call, base, token)),
      map((answer) => parseAnswer(call.schema, answer)),
      timeout(call.timeoutMs ?? REQUEST_TIMEOUT_MS),
      catchError((thrown: unknown) => throwError(() => requestFault(thrown))),
    );
  }

  #request({ method, path, query, body }: ApiCall<Type.TSchema>, base: string, token: string): Observable<unknown> {
    const headers = new HttpHeaders({
      [SESSION_HEADER]: token,
      Accept: 'application/json',
      'Cache-Control': 'no-cache',
    });
    return this.#http.request<unknown>(method, `${base}/${path}`, {
      headers,
      ...(query ? { params: query } : {}),
      ...(body === undefined ? {} : { body }),
    });
  }

  #ended(fault: AppFault): AppFault {
    return fault.status === 401 ? this.#session.end(fault.correlationId) : fault;
  }
}

/** Text as one part of a path. */
export function pathPart(text: string): string {
  return encodeURIComponent(text);
}
