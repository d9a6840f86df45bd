import { inject, Injectable } from '@angular/core';
import { Router, type PreloadingStrategy, type Route } from '@angular/router';
import { catchError, EMPTY, Observable, switchMap } from 'rxjs';

/** The plug-in's own view, from which users go to its other pages; a card leads to none of them. */
const VIEW = '/main';

/**
 * Fetches the code of pages that the user may open next, once the browser has nothing else to do: a dialog has its page in a frame
 * of its own and finds the code in the browser's cache. What does not come is asked for again when it is needed.
 */
@Injectable({ providedIn: 'root' })
export class PreloadWhenIdle implements PreloadingStrategy {
  readonly #router = inject(Router);

  preload(_route: Route, load: () => Observable<unknown>): Observable<unknown> {
    if (!this.#router.url.startsWith(VIEW)) return EMPTY;
    return idle().pipe(
      switchMap(load),
      catchError(() => EMPTY),
    );
  }
}

function idle(): Observable<void> {
  return new Observable((subscriber) => {
    const handle = requestIdleCallback(() => {
      subscriber.next();
      subscriber.complete();
    });
    return () => {
      cancelIdleCallback(handle);
    };
  });
}
