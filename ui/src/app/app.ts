import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, NavigationError, Router, RouterOutlet, type ActivatedRouteSnapshot } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';
import { filter, map } from 'rxjs';
import { AppFault } from './core/errors/app-fault.ts';
import { Session } from './core/session/session.ts';
import { Startup } from './core/startup/startup.ts';
import { followTheme } from './core/theme/theme.ts';
import { FaultView } from './shared/async/fault-view.ts';
import { StartupFailure } from './startup-failure.ts';

/** The page in one frame of the client: a view or a card, by its route. */
@Component({
  selector: 'vic-root',
  imports: [FaultView, RouterOutlet, StartupFailure, TranslatePipe],
  template: `
    @switch (startup.state().status) {
      @case ('ready') {
        @if (session.isEnded() && !pageTellsEnd()) {
          @defer (on immediate) {
            <main class="vic-page">
              <h1 class="clr-sr-only">{{ 'main.title' | translate }}</h1>
              <vic-fault-view role="alert" [fault]="sessionEnded" />
            </main>
          } @error {
            <main class="vic-page">
              <h1 class="clr-sr-only">{{ 'main.title' | translate }}</h1>
              <p role="alert">
                {{ 'fault.session-ended.title' | translate }} {{ 'fault.session-ended.remedy' | translate }}
              </p>
            </main>
          }
        } @else {
          @if (unloadedUrl(); as url) {
            <vic-startup-failure [fault]="null" (retry)="open(url)" />
          }
          <router-outlet />
        }
      }
      @case ('failed') {
        <vic-startup-failure [fault]="startupFault()" (retry)="start()" />
      }
    }
  `,
})
export class App {
  readonly #router = inject(Router);
  protected readonly startup = inject(Startup);
  protected readonly session = inject(Session);

  /** Address whose page could not be loaded, as the server is away or has a newer build. */
  protected readonly unloadedUrl = toSignal(
    this.#router.events.pipe(
      filter((event) => event instanceof NavigationError || event instanceof NavigationEnd),
      map((event) => (event instanceof NavigationError ? event.url : null)),
    ),
    { initialValue: null },
  );
  /** The page has work on it that must not vanish with the session: it says itself that the session has ended. */
  protected readonly pageTellsEnd = toSignal(
    this.#router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(() => this.#deepest().data['tellsSessionEnd'] === true),
    ),
    { initialValue: false },
  );
  protected readonly sessionEnded = new AppFault({ code: 'session-ended', status: 401 });
  protected readonly startupFault = computed(() => {
    const state = this.startup.state();
    return state.status === 'failed' ? state.fault : null;
  });

  constructor() {
    followTheme();
    this.start();
  }

  protected open(url: string): void {
    void this.#router.navigateByUrl(url);
  }

  protected start(): void {
    void this.startup.run();
  }

  #deepest(): ActivatedRouteSnapshot {
    let route = this.#router.routerState.snapshot.root;
    while (route.firstChild) route = route.firstChild;
    return route;
  }
}
