import { Component, computed, inject } from '@angular/core';
import { ClrIcon } from '@clr/angular/icon';
import { ClrSpinnerModule } from '@clr/angular/progress/spinner';
import { TranslatePipe } from '@ngx-translate/core';
import { fieldAt } from '@vic/contract/vch-spec';
import { FaultView } from '../../../../shared/async/fault-view.ts';
import { DraftStore } from '../../draft/draft.store.ts';
import { FaultAction } from '../../form/fault-action.ts';
import { FaultText } from '../../form/fault-text.ts';
import { PreflightStore } from '../../preflight.store.ts';
import { stepOf } from '../../steps.ts';
import { WizardStore } from '../../wizard.store.ts';

/** What is wrong or worth knowing before the VCH is made, with the way to each field and what can be put right here. */
@Component({
  selector: 'vic-preflight-list',
  imports: [ClrIcon, ClrSpinnerModule, FaultAction, FaultText, FaultView, TranslatePipe],
  templateUrl: './preflight-list.html',
  styleUrl: './preflight-list.scss',
})
export class PreflightList {
  readonly #draft = inject(DraftStore);
  protected readonly preflight = inject(PreflightStore);
  protected readonly wizard = inject(WizardStore);

  protected readonly lines = computed(() =>
    (['error', 'warning'] as const).flatMap((severity) =>
      this.#draft
        .allFaults()
        .filter((fault) => fault.severity === severity)
        .map((fault) => ({ fault, step: stepOf(fault.slice), labelKey: fieldAt(fault.path)?.labelKey ?? null })),
    ),
  );
  protected readonly passed = computed(() => this.#draft.checks().filter(({ outcome }) => outcome === 'passed'));
  protected readonly skipped = computed(() => this.#draft.checks().filter(({ outcome }) => outcome === 'skipped'));
  protected readonly isWithoutFaults = computed(
    () =>
      this.lines().length === 0 && this.passed().length > 0 && !this.preflight.isRunning() && !this.preflight.fault(),
  );

  constructor() {
    void this.preflight.checkAll();
  }

  protected checkAgain(): void {
    void this.preflight.checkAll();
  }
}
