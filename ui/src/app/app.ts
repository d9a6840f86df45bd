import { Component, computed, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';
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
        @if (session.isEnded()) {
          @defer (on immediate) {
            <main class="vic-page">
              <h1 class="clr-sr-only">{{ 'main.title' | translate }}</h1>
              <vic-fault-view role="alert" [fault]="sessionEnded" />
            </main>
          }
        } @else {
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
  protected readonly startup = inject(Startup);
  protected readonly session = inject(Session);

  protected readonly sessionEnded = new AppFault({ code: 'session-ended', status: 401 });
  protected readonly startupFault = computed(() => {
    const state = this.startup.state();
    return state.status === 'failed' ? state.fault : null;
  });

  constructor() {
    followTheme();
    this.start();
  }

  protected start(): void {
    void this.startup.run();
  }
}
