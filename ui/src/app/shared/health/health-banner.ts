import { Component, computed, inject } from '@angular/core';
import { ClrAlertModule } from '@clr/angular/emphasis/alert';
import { TranslatePipe } from '@ngx-translate/core';
import { VcenterHealthStore } from '../../core/health/vcenter-health.store.ts';
import { DateTimePipe } from '../figures/figure-pipes.ts';

/** Names each vCenter whose data are missing or old, why, and since when. */
@Component({
  selector: 'vic-health-banner',
  imports: [ClrAlertModule, DateTimePipe, TranslatePipe],
  template: `
    @if (troubled().length > 0) {
      <clr-alert clrAlertType="warning" [clrAlertClosable]="false">
        @for (vcenter of troubled(); track vcenter.vcGuid) {
          <clr-alert-item>
            <span class="alert-text">
              {{ 'health.' + vcenter.state | translate: { name: vcenter.name } }}
              @if (vcenter.lastContactAt) {
                {{ 'health.lastContact' | translate: { time: vcenter.lastContactAt | vicDateTime } }}
              }
            </span>
          </clr-alert-item>
        }
      </clr-alert>
    }
  `,
  host: { role: 'status' },
})
export class HealthBanner {
  readonly #health = inject(VcenterHealthStore);

  protected readonly troubled = computed(() => this.#health.troubled());
}
