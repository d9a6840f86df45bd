import { computed, linkedSignal, signal, type Signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { map, type Observable } from 'rxjs';
import { toFault, type AppFault } from '../errors/app-fault.ts';

/**
 * Data that come from elsewhere. `stale`: an older value is there, and reading it again failed.
 * `isRefreshing`: the user waits for something newer.
 */
export type RemoteData<T> =
  | { readonly status: 'idle' }
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly value: T; readonly isRefreshing: boolean }
  | { readonly status: 'stale'; readonly value: T; readonly fault: AppFault; readonly isRefreshing: boolean }
  | { readonly status: 'error'; readonly fault: AppFault };

/** `explicit`: the user asked and is shown progress. `implicit`: nobody asked; nothing moves on the screen. */
export type RefreshKind = 'explicit' | 'implicit';

/** Data of one place, and how to read them again. */
export interface RemoteRef<T> {
  readonly data: Signal<RemoteData<T>>;
  /** Newest value, also while a newer one is read or could not be read; null before the first. */
  readonly value: Signal<T | null>;
  /** A reading is under way, seen by the user or not. */
  readonly isReading: Signal<boolean>;
  /** Reads again with the same request. Cancels a reading under way. */
  refresh(kind: RefreshKind): void;
}

interface Loaded<P, T> {
  readonly request: P;
  readonly value: T;
}

/**
 * Reads data for a request, again when the request changes, never two at once: an old answer cannot paint over a new one.
 * Needs an injection context.
 * @param request what to read; undefined: nothing. Has to keep its identity while it stays the same.
 * @param load one reading; unsubscribing cancels it
 */
export function remoteData<P, T>(request: () => P | undefined, load: (request: P) => Observable<T>): RemoteRef<T> {
  const attempt = signal<{ count: number; kind: RefreshKind }>({ count: 0, kind: 'explicit' });
  const resource = rxResource({
    params: () => {
      const wanted = request();
      const { count } = attempt();
      return wanted === undefined ? undefined : { wanted, count };
    },
    stream: ({ params: { wanted } }) => load(wanted).pipe(map((value): Loaded<P, T> => ({ request: wanted, value }))),
  });
  const loaded = linkedSignal<Loaded<P, T> | undefined, Loaded<P, T> | null>({
    source: () => (resource.hasValue() ? resource.value() : undefined),
    computation: (now, previous) => now ?? previous?.value ?? null,
  });
  const fault = linkedSignal<{ error: Error | undefined; isDone: boolean }, AppFault | null>({
    source: () => ({ error: resource.error(), isDone: resource.status() === 'resolved' }),
    computation: ({ error, isDone }, previous) => {
      if (error) return toFault(error);
      return isDone ? null : (previous?.value ?? null);
    },
  });
  const data = computed((): RemoteData<T> => {
    const status = resource.status();
    const known = loaded();
    const lastFault = fault();
    const isSameRequest = known !== null && known.request === request();
    if (status === 'idle') return { status: 'idle' };
    if (status === 'error') {
      if (!lastFault) return { status: 'loading' };
      if (!isSameRequest) return { status: 'error', fault: lastFault };
      return { status: 'stale', value: known.value, fault: lastFault, isRefreshing: false };
    }
    if (status !== 'loading' && status !== 'reloading' && known) {
      return { status: 'ready', value: known.value, isRefreshing: false };
    }
    const isImplicit = attempt().kind === 'implicit' && attempt().count > 0;
    if (lastFault && isSameRequest) {
      return { status: 'stale', value: known.value, fault: lastFault, isRefreshing: !isImplicit };
    }
    if (lastFault && isImplicit) return { status: 'error', fault: lastFault };
    if (!known || lastFault) return { status: 'loading' };
    return { status: 'ready', value: known.value, isRefreshing: !isSameRequest || !isImplicit };
  });
  return {
    data,
    value: computed(() => loaded()?.value ?? null),
    isReading: computed(() => resource.status() === 'loading' || resource.status() === 'reloading'),
    refresh: (kind) => {
      attempt.update(({ count }) => ({ count: count + 1, kind }));
    },
  };
}
