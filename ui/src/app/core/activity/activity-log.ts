import { effect, inject, signal, untracked, type Signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { catchError, EMPTY, exhaustMap, expand, Subject, tap } from 'rxjs';
import { toFault, type AppFault } from '../errors/app-fault.ts';
import { ActivityClient } from './activity.client.ts';

/** A log that grows. */
export interface ActivityLogRef {
  readonly lines: Signal<readonly string[]>;
  /** why the newest lines could not be read */
  readonly fault: Signal<AppFault | null>;
  /** Tries again after a fault. */
  read(): void;
}

/**
 * The log of an activity, read piece by piece as it grows. Needs an injection context.
 * @param wanted id of the activity, and how many lines there are now
 */
export function activityLog(wanted: () => { readonly id: string; readonly logLines: number }): ActivityLogRef {
  const api = inject(ActivityClient);
  const lines = signal<readonly string[]>([]);
  const fault = signal<AppFault | null>(null);
  const readings = new Subject<void>();
  const read = (): void => {
    readings.next();
  };
  const isBehind = (): boolean => untracked(() => wanted().logLines > lines().length);

  const readNext = () => {
    const { id } = untracked(wanted);
    const from = untracked(lines).length;
    return api.log(id, from).pipe(
      tap((log) => {
        fault.set(null);
        lines.update((known) => [...known.slice(0, log.from), ...log.lines]);
      }),
    );
  };
  const readAll = () =>
    readNext().pipe(
      expand((log) => (log.lines.length > 0 && isBehind() ? readNext() : EMPTY)),
      catchError((thrown: unknown) => {
        fault.set(toFault(thrown));
        return EMPTY;
      }),
    );
  readings.pipe(exhaustMap(readAll), takeUntilDestroyed()).subscribe();
  effect(() => {
    if (wanted().logLines > lines().length) untracked(read);
  });
  return { lines: lines.asReadonly(), fault: fault.asReadonly(), read };
}
