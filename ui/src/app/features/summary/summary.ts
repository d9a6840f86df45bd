import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';
import { Async } from '../../shared/async/async.ts';
import { Fact } from '../../shared/facts/fact.ts';
import { HealthBanner } from '../../shared/health/health-banner.ts';
import { CONTAINER_LOOKS, VCH_LOOKS } from '../../shared/status/looks.ts';
import { StateCounts } from './state-counts.ts';
import { SummaryStore } from './summary.store.ts';
import { VcenterTable } from './vcenter-table.ts';

/** First page of the global view: what is there, and whether it can be trusted. */
@Component({
  selector: 'vic-summary',
  imports: [Async, Fact, HealthBanner, RouterLink, StateCounts, TranslatePipe, VcenterTable],
  providers: [SummaryStore],
  templateUrl: './summary.html',
  styleUrl: './summary.scss',
})
export class Summary {
  protected readonly store = inject(SummaryStore);

  protected readonly vchLooks = VCH_LOOKS;
  protected readonly containerLooks = CONTAINER_LOOKS;
  protected readonly versions = computed(() =>
    Object.entries(this.store.summary()?.vchVersions ?? {})
      .map(([version, count]) => ({ version, count }))
      .sort((a, b) => b.version.localeCompare(a.version, 'en', { numeric: true })),
  );
}
