import { computed, inject, Injectable, signal } from '@angular/core';
import { Activity } from '@vic/contract/vch-creation';
import { catchError, concatMap, EMPTY, filter, interval, of, Subject, switchMap, tap, type Observable } from 'rxjs';
import { parseAnswer } from '../api/answer.ts';
import { QUERY_REPEAT_MS } from '../api/retry-policy.ts';
import { toFault, type AppFault } from '../errors/app-fault.ts';
import { LiveStream } from '../stream/live-stream.ts';
import { ActivityClient } from './activity.client.ts';
import { NewVchs } from './new-vchs.ts';

/** The user's long work: read when the stream begins anew, kept current by it. Lives as long as the page. */
@Injectable({ providedIn: 'root' })
export class ActivityStore {
  readonly #api = inject(ActivityClient);
  readonly #stream = inject(LiveStream);
  readonly #newVchs = inject(NewVchs);
  readonly #activities = signal<readonly Activity[]>([]);
  readonly #fault = signal<AppFault | null>(null);
  readonly #readings = new Subject<void>();
  readonly #dismissals = new Subject<string>();

  /** newest first */
  readonly activities = this.#activities.asReadonly();
  readonly running = computed(() => this.#activities().filter(({ state }) => state === 'running'));
  /** why they could not be read, or one could not be dismissed; null: all is well */
  readonly fault = this.#fault.asReadonly();

  constructor() {
    this.#readings.pipe(switchMap(() => this.#read())).subscribe();
    this.#dismissals.pipe(concatMap((id) => this.#forget(id))).subscribe();
    this.#stream.messages.subscribe((message) => {
      if (message.type === 'hello') this.refresh();
      if (message.type === 'activity') this.#take(message.activity);
    });
    interval(QUERY_REPEAT_MS)
      .pipe(filter(() => this.#stream.state() === 'down'))
      .subscribe(() => {
        this.refresh();
      });
    this.refresh();
  }

  /** Reads all again; the server takes up what it had lost sight of. */
  refresh(): void {
    this.#readings.next();
  }

  /** Forgets one that does not go on. */
  dismiss(id: string): void {
    this.#dismissals.next(id);
  }

  #take(sent: unknown): void {
    const activity = parseAnswer(Activity, sent);
    const known = this.#activities();
    const isKnown = known.some(({ id }) => id === activity.id);
    this.#replace(isKnown ? known.map((each) => (each.id === activity.id ? activity : each)) : [activity, ...known]);
  }

  #replace(activities: readonly Activity[]): void {
    const running = new Set(this.running().map(({ id }) => id));
    for (const { id, state, vchId } of activities) {
      if (state === 'succeeded' && vchId !== null && running.has(id)) this.#newVchs.add(vchId);
    }
    this.#activities.set(activities);
  }

  #read(): Observable<unknown> {
    return this.#api.list().pipe(
      tap(({ activities }) => {
        this.#fault.set(null);
        this.#replace(activities);
      }),
      catchError((thrown: unknown) => this.#fail(thrown)),
    );
  }

  /** One that the server does not know is as good as forgotten. */
  #forget(id: string): Observable<unknown> {
    return this.#api.forget(id).pipe(
      catchError((thrown: unknown) => (toFault(thrown).code === 'not-found' ? of(null) : this.#fail(thrown))),
      tap(() => {
        this.#activities.update((all) => all.filter((activity) => activity.id !== id));
      }),
    );
  }

  #fail(thrown: unknown): Observable<never> {
    this.#fault.set(toFault(thrown));
    return EMPTY;
  }
}
