import { inject, Injectable } from '@angular/core';
import { Activity, ActivityList, ActivityLog } from '@vic/contract/vch-creation';
import type { Observable } from 'rxjs';
import { ApiCaller, NO_CONTENT, pathPart } from '../api/api-caller.ts';

/** The user's activities at the plug-in server. */
@Injectable({ providedIn: 'root' })
export class ActivityClient {
  readonly #caller = inject(ApiCaller);

  /** All, the newest first. */
  list(): Observable<ActivityList> {
    return this.#caller.read({ method: 'GET', path: 'activities', schema: ActivityList });
  }

  /** One, as it is now. */
  one(id: string): Observable<Activity> {
    return this.#caller.read({ method: 'GET', path: `activities/${pathPart(id)}`, schema: Activity });
  }

  /** Lines of the log from a number on. */
  log(id: string, from: number): Observable<ActivityLog> {
    const path = `activities/${pathPart(id)}/log`;
    return this.#caller.read({ method: 'GET', path, schema: ActivityLog, query: { from } });
  }

  /** Forgets one that does not go on. */
  forget(id: string): Observable<null> {
    return this.#caller.send({ method: 'DELETE', path: `activities/${pathPart(id)}`, schema: NO_CONTENT });
  }
}
