import { Component, computed, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';
import type { Activity } from '@vic/contract/vch-creation';
import { ObjectLink } from '../../../shared/object-link/object-link.ts';
import { Status } from '../../../shared/status/status.ts';
import { ActivityLogView } from './activity-log-view.ts';
import { ACTIVITY_LOOKS } from './activity-looks.ts';
import { elapsed } from './elapsed.ts';

/** One activity: how far it is, how it ended, its log, and what can be done next. */
@Component({
  selector: 'vic-activity-card',
  imports: [ActivityLogView, ObjectLink, RouterLink, Status, TranslatePipe],
  templateUrl: './activity-card.html',
  styleUrl: './activity-card.scss',
  host: { role: 'listitem' },
})
export class ActivityCard {
  readonly activity = input.required<Activity>();
  readonly vcenterName = input.required<string>();
  /** milliseconds since 1970 */
  readonly now = input.required<number>();
  /** The user wants to correct what failed. */
  readonly edit = output();
  /** The user wants to know what became of what was lost. */
  readonly check = output();
  readonly dismiss = output();

  protected readonly isLogShown = signal(false);
  protected readonly look = computed(() => ACTIVITY_LOOKS[this.activity().state]);
  protected readonly time = computed(() => {
    const { startedAt, endedAt } = this.activity();
    return elapsed(startedAt, endedAt === null ? this.now() : Date.parse(endedAt));
  });
}
