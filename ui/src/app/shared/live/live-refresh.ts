import { computed, effect, inject, signal, untracked } from '@angular/core';
import { takeUntilDestroyed, toObservable } from '@angular/core/rxjs-interop';
import type { StreamMessage } from '@vic/contract';
import { EMPTY, filter, interval, Subject, switchMap, throttleTime } from 'rxjs';
import { QUERY_REPEAT_MS } from '../../core/api/retry-policy.ts';
import { HOST } from '../../core/host/host.ts';
import type { RemoteRef } from '../../core/remote-data/remote-data.ts';
import { LiveStream } from '../../core/stream/live-stream.ts';

/** Least time between two readings that the stream causes (ms): many changes make one reading. */
const COALESCE_MS = 1_500;

/** Asks for a new reading. */
export interface LiveRefresh {
  /** Reads again soon, without anything to see; many requests make one reading. */
  request(): void;
}

/**
 * Keeps remote data current: reads again at the user's refresh, when the stream says so, and every 10 s while the
 * stream is down. Needs an injection context.
 * @param isOutdated called with every message of the stream; true: what is shown has to be read again
 */
export function liveRefresh(remote: RemoteRef<unknown>, isOutdated: (message: StreamMessage) => boolean): LiveRefresh {
  const stream = inject(LiveStream);
  const wanted = new Subject<void>();
  const isPending = signal(false);
  const isReading = () => remote.isReading();

  const request = (): void => {
    isPending.set(true);
    wanted.next();
  };
  const readIfWanted = (): void => {
    if (!untracked(isPending) || untracked(isReading)) return;
    isPending.set(false);
    remote.refresh('implicit');
  };

  wanted
    .pipe(throttleTime(COALESCE_MS, undefined, { leading: true, trailing: true }), takeUntilDestroyed())
    .subscribe(readIfWanted);
  // A reading under way is never cut short by the stream: under steady change it would never end.
  effect(() => {
    if (!isReading() && isPending()) untracked(() => wanted.next());
  });
  stream.messages.pipe(filter(isOutdated), takeUntilDestroyed()).subscribe(request);
  inject(HOST)
    .globalRefresh.pipe(takeUntilDestroyed())
    .subscribe(() => {
      isPending.set(false);
      remote.refresh('explicit');
    });
  // One signal for all states in which to repeat: going from one to another must not start the ten seconds anew.
  const isRepeating = computed(() => stream.state() !== 'live' && stream.state() !== 'ended');
  toObservable(isRepeating)
    .pipe(
      switchMap((repeats) => (repeats ? interval(QUERY_REPEAT_MS) : EMPTY)),
      filter(() => !document.hidden),
      takeUntilDestroyed(),
    )
    .subscribe(request);
  return { request };
}
