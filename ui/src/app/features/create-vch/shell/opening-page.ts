import { Component, computed, inject } from '@angular/core';
import { ClrSpinnerModule } from '@clr/angular/progress/spinner';
import { TranslatePipe } from '@ngx-translate/core';
import { Locale } from '../../../core/i18n/locale.ts';
import { FaultView } from '../../../shared/async/fault-view.ts';
import { ClosingStore } from '../closing.store.ts';
import { OpeningStore } from '../opening.store.ts';

/** Before the first step: whether to go on with an older draft, and the settings that are read for a new one. */
@Component({
  selector: 'vic-opening-page',
  imports: [ClrSpinnerModule, FaultView, TranslatePipe],
  templateUrl: './opening-page.html',
})
export class OpeningPage {
  readonly #locale = inject(Locale);
  protected readonly opening = inject(OpeningStore);
  protected readonly closing = inject(ClosingStore);

  protected readonly kept = computed(() => {
    const state = this.opening.state();
    if (state.status !== 'asking') return null;
    const { kept } = state;
    return { draft: kept, name: kept.spec.general.name, time: this.#locale.dateTime(kept.savedAtMs) };
  });
  protected readonly fault = computed(() => {
    const state = this.opening.state();
    return state.status === 'failed' ? state.fault : null;
  });
}
