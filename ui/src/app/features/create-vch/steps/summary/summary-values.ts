import { Component, computed, inject } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { SLICE_NAMES, toSummary } from '@vic/contract/vch-spec';
import { DraftStore } from '../../draft/draft.store.ts';
import { stepOf } from '../../steps.ts';
import { WizardStore } from '../../wizard.store.ts';
import { Shown } from './shown.ts';

/** Everything that was chosen, step by step, each with the way back to it. */
@Component({
  selector: 'vic-summary-values',
  imports: [Shown, TranslatePipe],
  templateUrl: './summary-values.html',
  styleUrl: './summary-values.scss',
})
export class SummaryValues {
  readonly #draft = inject(DraftStore);
  protected readonly wizard = inject(WizardStore);

  protected readonly groups = computed(() => {
    const lines = toSummary(this.#draft.spec());
    return SLICE_NAMES.map((slice) => ({
      step: stepOf(slice),
      lines: lines.filter((line) => line.slice === slice),
    }));
  });
}
