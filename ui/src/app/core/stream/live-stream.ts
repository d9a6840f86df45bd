import { inject, Injectable, signal } from '@angular/core';
import { toObservable } from '@angular/core/rxjs-interop';
import { STREAM_CLOSE_SESSION_ENDED, STREAM_PROTOCOL, STREAM_TICKET_PREFIX, StreamMessage } from '@vic/contract';
import {
  defer,
  filter,
  finalize,
  from,
  Observable,
  retry,
  share,
  skip,
  switchMap,
  take,
  tap,
  timeout,
  timer,
  zip,
} from 'rxjs';
import { ApiBase } from '../api/api-base.ts';
import { parseAnswer } from '../api/answer.ts';
import { PluginClient } from '../api/plugin.client.ts';
import { streamDelayMs } from '../api/retry-policy.ts';
import { AppFault, toFault } from '../errors/app-fault.ts';
import { VcenterHealthStore } from '../health/vcenter-health.store.ts';
import { Session } from '../session/session.ts';
import { OPEN_SOCKET } from './open-socket.ts';

/** Two heartbeats (30 s each) and some: without any message for so long the connection is dead (ms). */
const SILENCE_LIMIT_MS = 75_000;

/** The stream outlives a change of page by this time (ms). */
const LINGER_MS = 1_000;

/**
 * `idle`: nobody listens. `connecting`: first attempt. `live`: messages come. `down`: lost, being tried again.
 * `ended`: the session is over; tried again only when the session is resumed.
 */
export type StreamState = 'idle' | 'connecting' | 'live' | 'down' | 'ended';

/** The plug-in server's WebSocket: one for the whole page, open while somebody listens. */
@Injectable({ providedIn: 'root' })
export class LiveStream {
  readonly #api = inject(PluginClient);
  readonly #base = inject(ApiBase);
  readonly #session = inject(Session);
  readonly #health = inject(VcenterHealthStore);
  readonly #openSocket = inject(OPEN_SOCKET);
  readonly #resumptions = toObservable(this.#session.resumptions);
  readonly #state = signal<StreamState>('idle');

  readonly state = this.#state.asReadonly();

  /** Messages of the server. Never ends and never fails: a lost connection is opened again. */
  readonly messages: Observable<StreamMessage> = defer(() => {
    if (this.#state() !== 'down') this.#state.set('connecting');
    return this.#connect();
  }).pipe(
    tap((message) => {
      this.#take(message);
    }),
    retry({ delay: (error: unknown, attempt) => this.#waitAfter(toFault(error), attempt), resetOnSuccess: true }),
    finalize(() => {
      this.#state.set('idle');
    }),
    share({ resetOnRefCountZero: () => timer(LINGER_MS) }),
  );

  #connect(): Observable<StreamMessage> {
    return zip(from(this.#base.url()), this.#api.streamTicket()).pipe(
      switchMap(([base, { ticket }]) => this.#listen(`${base}/stream`.replace(/^http/, 'ws'), ticket)),
      timeout({ each: SILENCE_LIMIT_MS }),
    );
  }

  #listen(url: string, ticket: string): Observable<StreamMessage> {
    return new Observable<StreamMessage>((subscriber) => {
      const socket = this.#openSocket(url, [STREAM_PROTOCOL, STREAM_TICKET_PREFIX + ticket]);
      socket.onmessage = ({ data }: MessageEvent<unknown>) => {
        try {
          subscriber.next(parseMessage(data));
        } catch (thrown) {
          subscriber.error(toFault(thrown));
        }
      };
      socket.onclose = ({ code }) => {
        subscriber.error(
          code === STREAM_CLOSE_SESSION_ENDED ? this.#session.end() : new AppFault({ code: 'unreachable' }),
        );
      };
      return () => {
        socket.onmessage = socket.onclose = null;
        socket.close();
      };
    });
  }

  #take(message: StreamMessage): void {
    this.#state.set('live');
    if (message.type === 'hello' || message.type === 'health') this.#health.set(message.vcenters);
  }

  #waitAfter(fault: AppFault, attempt: number): Observable<unknown> {
    if (fault.code !== 'session-ended') {
      this.#state.set('down');
      return timer(streamDelayMs(attempt, Math.random()));
    }
    this.#state.set('ended');
    return this.#resumptions.pipe(
      skip(1),
      filter(() => !this.#session.isEnded()),
      take(1),
    );
  }
}

function parseMessage(data: unknown): StreamMessage {
  if (typeof data !== 'string') throw new AppFault({ code: 'contract' });
  return parseAnswer(StreamMessage, parseJson(data));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppFault({ code: 'contract', cause });
  }
}
