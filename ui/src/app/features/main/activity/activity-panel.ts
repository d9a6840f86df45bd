import { Component, computed, effect, inject, linkedSignal, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { angleIcon, ClarityIcons, ClrIcon } from '@clr/angular/icon';
import { TranslatePipe } from '@ngx-translate/core';
import type { Activity, ActivityState } from '@vic/contract/vch-creation';
import { interval, map } from 'rxjs';
import { ActivityStore } from '../../../core/activity/activity.store.ts';
import { VcenterHealthStore } from '../../../core/health/vcenter-health.store.ts';
import { Locale } from '../../../core/i18n/locale.ts';
import { VchWizard } from '../../../core/vch-wizard/vch-wizard.ts';
import { FaultView } from '../../../shared/async/fault-view.ts';
import { ActivityCard } from './activity-card.ts';
import { ACTIVITY_LOOKS } from './activity-looks.ts';

const SECOND_MS = 1_000;

/** The user's long work, below every page of the view; nothing is drawn when there is none. */
@Component({
  selector: 'vic-activity-panel',
  imports: [ActivityCard, ClrIcon, FaultView, TranslatePipe],
  templateUrl: './activity-panel.html',
  styleUrl: './activity-panel.scss',
})
export class ActivityPanel {
  readonly #wizard = inject(VchWizard);
  readonly #locale = inject(Locale);
  protected readonly store = inject(ActivityStore);
  protected readonly health = inject(VcenterHealthStore);

  readonly #stateById = computed(() => new Map(this.store.activities().map(({ id, state }) => [id, state])));
  protected readonly now = toSignal(interval(SECOND_MS).pipe(map(() => Date.now())), { initialValue: Date.now() });
  /** Opens by itself when something begins or fails. */
  protected readonly isOpen = linkedSignal<readonly Activity[], boolean>({
    source: () => this.store.activities().filter(({ state }) => state === 'running' || state === 'failed'),
    computation: (now, previous) => {
      if (!previous) return now.length > 0;
      const before = new Map(previous.source.map(({ id, state }) => [id, state]));
      return previous.value || now.some(({ id, state }) => before.get(id) !== state);
    },
  });
  /** What happened last, for screen readers. */
  protected readonly said = signal('');

  constructor() {
    ClarityIcons.addIcons(angleIcon);
    let before: ReadonlyMap<string, ActivityState> | null = null;
    effect(() => {
      const states = this.#stateById();
      const activities = untracked(this.store.activities);
      const changed = activities.filter(({ id, state }) => before !== null && before.get(id) !== state);
      before = states;
      if (changed.length > 0) this.said.set(changed.map((activity) => this.#sentence(activity)).join(' '));
    });
  }

  protected edit({ id }: Activity): void {
    this.#wizard.open({ kind: 'retry', activityId: id });
  }

  #sentence({ vchName, state }: Activity): string {
    return this.#locale.text('activity.said', {
      name: vchName,
      state: this.#locale.text(ACTIVITY_LOOKS[state].labelKey),
    });
  }
}
