import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';
import { Status, type StatusLook } from '../../shared/status/status.ts';

/** How many there are of a kind, in all and by state; each number leads to the list that shows them. */
@Component({
  selector: 'vic-state-counts',
  imports: [RouterLink, Status, TranslatePipe],
  template: `
    <h2>{{ titleKey() | translate }}</h2>
    <a class="total" [routerLink]="path()">
      {{ 'summary.count' | translate: { count: total() } }}
      <span class="clr-sr-only">{{ titleKey() | translate }}</span>
    </a>
    <ul>
      @for (entry of entries(); track entry.state) {
        <li>
          <a [routerLink]="path()" [queryParams]="{ state: entry.state }">
            <vic-status [look]="entry.look" />&ngsp;
            <span class="number">{{ 'summary.count' | translate: { count: entry.count } }}</span>
          </a>
        </li>
      }
    </ul>
  `,
  styleUrl: './state-counts.scss',
  host: { class: 'vic-panel' },
})
export class StateCounts {
  readonly titleKey = input.required<string>();
  readonly path = input.required<string>();
  readonly total = input.required<number>();
  readonly counts = input.required<Readonly<Record<string, number>>>();
  readonly looks = input.required<Readonly<Record<string, StatusLook>>>();

  protected readonly entries = computed(() =>
    Object.entries(this.looks()).flatMap(([state, look]) => {
      const count = this.counts()[state] ?? 0;
      return count > 0 ? [{ state, look, count }] : [];
    }),
  );
}
