import { HttpClient, HttpHeaders } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  ContainerPage,
  SESSION_HEADER,
  StreamTicket,
  Summary,
  Vch,
  VchPage,
  VmCard,
  type ContainerListQuery,
  type VchListQuery,
} from '@vic/contract';
import { catchError, defer, forkJoin, map, switchMap, throwError, timeout, type Observable } from 'rxjs';
import type { Static, TSchema } from 'typebox';
import type { AppFault } from '../errors/app-fault.ts';
import { Session } from '../session/session.ts';
import { parseAnswer, requestFault } from './answer.ts';
import { ApiBase } from './api-base.ts';
import { REQUEST_TIMEOUT_MS, retryReading } from './retry-policy.ts';

interface Call<S extends TSchema> {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly schema: S;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly vcGuid?: string;
}

/**
 * The plug-in server's API. Every call has a time limit, carries the session's token, and fails with an `AppFault` only.
 * Unsubscribing cancels the request.
 */
@Injectable({ providedIn: 'root' })
export class PluginApi {
  readonly #http = inject(HttpClient);
  readonly #base = inject(ApiBase);
  readonly #session = inject(Session);

  summary(): Observable<Summary> {
    return this.#read({ method: 'GET', path: 'summary', schema: Summary });
  }

  vchs(query: VchListQuery): Observable<VchPage> {
    return this.#read({ method: 'GET', path: 'vchs', schema: VchPage, query });
  }

  containers(query: ContainerListQuery): Observable<ContainerPage> {
    return this.#read({ method: 'GET', path: 'containers', schema: ContainerPage, query });
  }

  vch(vcGuid: string, moid: string): Observable<Vch> {
    return this.#read({ method: 'GET', path: `vc/${part(vcGuid)}/vchs/${part(moid)}`, schema: Vch });
  }

  /** What the summary card of a VM shows. An empty GUID means the vCenter that the client is logged in to. */
  vmCard(vcGuid: string, moid: string): Observable<VmCard> {
    return this.#read({ method: 'GET', path: `vc/${part(vcGuid)}/vms/${part(moid)}/card`, schema: VmCard, vcGuid });
  }

  /** One-time ticket that opens the stream. */
  streamTicket(): Observable<StreamTicket> {
    return this.#send({ method: 'POST', path: 'stream-ticket', schema: StreamTicket });
  }

  #read<S extends TSchema>(call: Call<S>): Observable<Static<S>> {
    return this.#send(call).pipe(retryReading());
  }

  /** A token that the server refuses is asked for once more; refused again, the session has ended. */
  #send<S extends TSchema>(call: Call<S>): Observable<Static<S>> {
    return this.#once(call).pipe(
      catchError((fault: AppFault) => {
        if (fault.status !== 401 || this.#session.isEnded()) return throwError(() => fault);
        this.#session.forgetToken();
        return this.#once(call).pipe(catchError((again: AppFault) => throwError(() => this.#ended(again))));
      }),
    );
  }

  #once<S extends TSchema>(call: Call<S>): Observable<Static<S>> {
    return defer(() => forkJoin([this.#base.url(call.vcGuid ?? null), this.#session.token()])).pipe(
      switchMap(([base, token]) => this.#request(call, base, token)),
      map((body) => parseAnswer(call.schema, body)),
      timeout(REQUEST_TIMEOUT_MS),
      catchError((thrown: unknown) => throwError(() => requestFault(thrown))),
    );
  }

  #request({ method, path, query }: Call<TSchema>, base: string, token: string): Observable<unknown> {
    const headers = new HttpHeaders({
      [SESSION_HEADER]: token,
      Accept: 'application/json',
      'Cache-Control': 'no-cache',
    });
    return this.#http.request<unknown>(method, `${base}/${path}`, { headers, ...(query ? { params: query } : {}) });
  }

  #ended(fault: AppFault): AppFault {
    return fault.status === 401 ? this.#session.end(fault.correlationId) : fault;
  }
}

function part(text: string): string {
  return encodeURIComponent(text);
}
