import { computed, type Signal } from '@angular/core';
import { defer, map, type Observable } from 'rxjs';
import { remoteData, type RefreshKind, type RemoteData } from '../../../core/remote-data/remote-data.ts';
import { whenSessionGoesOn } from '../../../core/session/when-session-goes-on.ts';
import type { Place, Reading } from './placement.client.ts';

/** Data about the chosen place, and how to read them again. */
export interface PlacedRef<T> {
  /** Never shows one place's data as another's. */
  readonly data: Signal<RemoteData<T>>;
  /** Newest value of the present place, also while a newer one is read or could not be read; null before the first. */
  readonly value: Signal<T | null>;
  /** Reads again, past what is kept; `implicit`: without a sign on the screen. */
  refresh(kind?: RefreshKind): void;
}

interface Placed<T> {
  readonly place: Place;
  readonly value: T;
}

/**
 * Data about the place that is chosen at present, read when it changes, and when a session that had ended goes on.
 * Needs an injection context.
 * @param place undefined: none is chosen
 */
export function placedData<T>(
  place: () => Place | null,
  load: (place: Place, reading: Reading) => Observable<T>,
): PlacedRef<T> {
  let nextReading: Reading = 'cached';
  const present = computed(() => place() ?? undefined, { equal: isSamePlace });
  const remote = remoteData<Place, Placed<T>>(present, (wanted) =>
    defer(() => {
      const reading = nextReading;
      nextReading = 'cached';
      return load(wanted, reading).pipe(map((value) => ({ place: wanted, value })));
    }),
  );
  const data = computed((): RemoteData<T> => {
    const now = remote.data();
    if (now.status !== 'ready' && now.status !== 'stale') return now;
    if (!isSamePlace(now.value.place, present())) return { status: 'loading' };
    return { ...now, value: now.value.value };
  });
  whenSessionGoesOn(() => {
    const { status } = data();
    if (status === 'error' || status === 'stale') remote.refresh('explicit');
  });
  return {
    data,
    value: computed(() => {
      const known = remote.value();
      return known && isSamePlace(known.place, present()) ? known.value : null;
    }),
    refresh: (kind = 'explicit') => {
      nextReading = 'fresh';
      remote.refresh(kind);
    },
  };
}

/** Whether two places are the same object. */
export function isSamePlace(one: Place | undefined, other: Place | undefined): boolean {
  return one?.moid === other?.moid && one?.vcGuid === other?.vcGuid;
}
