import { Component, computed, input, output } from '@angular/core';
import { ClrSpinnerModule } from '@clr/angular/progress/spinner';
import { TranslatePipe } from '@ngx-translate/core';
import type { RemoteData } from '../../core/remote-data/remote-data.ts';
import { FaultView } from './fault-view.ts';

/**
 * Why there is nothing in data that were read well: nothing exists, the filters let nothing through, or it cannot be
 * told, as an inventory is still being read or a vCenter shows nothing now.
 */
export type Emptiness = 'nothing-exists' | 'nothing-matches' | 'still-reading' | 'out-of-sight';

/**
 * Every state of remote data but the ready one: loading, failed, stale, empty. What exists when nothing does, and the
 * next step then, is projected.
 */
@Component({
  selector: 'vic-async',
  imports: [ClrSpinnerModule, FaultView, TranslatePipe],
  templateUrl: './async.html',
  styleUrl: './async.scss',
})
export class Async {
  readonly data = input.required<RemoteData<unknown>>();
  readonly emptiness = input<Emptiness | null>(null);
  readonly retry = output();
  readonly clearFilters = output();

  protected readonly fault = computed(() => {
    const data = this.data();
    return data.status === 'error' || data.status === 'stale' ? data.fault : null;
  });
}
