import { Component, computed, DestroyRef, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ClrIcon } from '@clr/angular/icon';
import { ClrSpinnerModule } from '@clr/angular/progress/spinner';
import { TranslatePipe } from '@ngx-translate/core';
import type { PreflightAction } from '@vic/contract/vch-creation';
import { fieldAt } from '@vic/contract/vch-spec';
import { firstValueFrom } from 'rxjs';
import { toFault, type AppFault } from '../../../../core/errors/app-fault.ts';
import { FaultView } from '../../../../shared/async/fault-view.ts';
import { VchCreationApi } from '../../api/vch-creation.client.ts';
import { DraftStore } from '../../draft/draft.store.ts';
import { FaultText } from '../../form/fault-text.ts';
import { Preflight } from '../../preflight.store.ts';
import { stepOf } from '../../steps.ts';
import { Wizard } from '../../wizard.store.ts';

/** What is wrong or worth knowing before the VCH is made, with the way to each field and what can be put right here. */
@Component({
  selector: 'vic-preflight-list',
  imports: [ClrIcon, ClrSpinnerModule, FaultText, FaultView, TranslatePipe],
  templateUrl: './preflight-list.html',
  styleUrl: './preflight-list.scss',
})
export class PreflightList {
  readonly #draft = inject(DraftStore);
  readonly #api = inject(VchCreationApi);
  readonly #destroyRef = inject(DestroyRef);
  protected readonly preflight = inject(Preflight);
  protected readonly wizard = inject(Wizard);

  protected readonly isOpeningFirewall = signal(false);
  protected readonly actionFault = signal<AppFault | null>(null);
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
    () => this.lines().length === 0 && this.passed().length > 0 && !this.preflight.isRunning(),
  );

  constructor() {
    void this.preflight.checkAll();
  }

  protected checkAgain(): void {
    void this.preflight.checkAll();
  }

  /** Opens the port on the hosts, then looks again. */
  protected async openFirewall({ computeResource }: PreflightAction): Promise<void> {
    const vcGuid = this.#draft.spec().compute.resource?.vcGuid;
    if (vcGuid === undefined) return;
    this.isOpeningFirewall.set(true);
    this.actionFault.set(null);
    try {
      const opened = this.#api.openFirewall(vcGuid, computeResource).pipe(takeUntilDestroyed(this.#destroyRef));
      await firstValueFrom(opened, { defaultValue: null });
      await this.preflight.checkAll();
    } catch (thrown) {
      this.actionFault.set(toFault(thrown));
    } finally {
      this.isOpeningFirewall.set(false);
    }
  }
}
