import { Component, computed, inject, input } from '@angular/core';
import { ClrIcon } from '@clr/angular/icon';
import { TranslatePipe } from '@ngx-translate/core';
import { VcenterHealthStore } from '../../core/health/vcenter-health.store.ts';
import { DateTimePipe } from '../figures/figure-pipes.ts';

/** Marks a record whose vCenter does not answer: what is shown is the last known. */
@Component({
  selector: 'vic-stale-mark',
  imports: [ClrIcon, DateTimePipe, TranslatePipe],
  template: `
    @if (vcenter(); as vcenter) {
      @let contact = vcenter.lastContactAt ? (vcenter.lastContactAt | vicDateTime) : ('text.never' | translate);
      @let label = 'health.staleRow' | translate: { name: vcenter.name, time: contact };
      <clr-icon shape="disconnect" [title]="label" aria-hidden="true" /><span class="clr-sr-only">{{ label }}</span>
    }
  `,
  styles: `
    clr-icon {
      color: var(--cds-alias-status-warning-dark, var(--cds-alias-status-warning));
    }
  `,
})
export class StaleMark {
  readonly #health = inject(VcenterHealthStore);

  readonly vcGuid = input.required<string>();

  protected readonly vcenter = computed(() =>
    this.#health.isStale(this.vcGuid()) ? this.#health.of(this.vcGuid()) : null,
  );
}
