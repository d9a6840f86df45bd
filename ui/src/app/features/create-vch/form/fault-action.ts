import { Component, DestroyRef, inject, input, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { TranslatePipe } from '@ngx-translate/core';
import type { PreflightAction } from '@vic/contract/vch-creation';
import type { SliceName } from '@vic/contract/vch-spec';
import { firstValueFrom } from 'rxjs';
import { toFault, type AppFault } from '../../../core/errors/app-fault.ts';
import { FaultView } from '../../../shared/async/fault-view.ts';
import { VchCreationClient } from '../api/vch-creation.client.ts';
import { DraftStore } from '../draft/draft.store.ts';
import { PreflightStore } from '../preflight.store.ts';

/** Puts right, where the user reads of it, what the server has found and can mend; then has the draft checked again. */
@Component({
  selector: 'vic-fault-action',
  imports: [FaultView, TranslatePipe],
  template: `
    <button
      type="button"
      class="vic-link"
      [disabled]="isOpening() || preflight.isRunning() || draft.isFrozen()"
      (click)="openFirewall()"
    >
      {{ (isOpening() ? 'createVch.summary.openingFirewall' : 'createVch.summary.openFirewall') | translate }}
    </button>
    @if (fault(); as fault) {
      <vic-fault-view role="alert" [fault]="fault" (retry)="openFirewall()" />
    }
  `,
  styles: `
    :host-context(clr-alert) .vic-link {
      font-weight: 600;
      color: inherit;
      text-decoration: underline;
    }
  `,
})
export class FaultAction {
  readonly #api = inject(VchCreationClient);
  readonly #destroyRef = inject(DestroyRef);
  protected readonly draft = inject(DraftStore);
  protected readonly preflight = inject(PreflightStore);

  readonly action = input.required<PreflightAction>();
  /** what is checked afterwards; null: everything */
  readonly slice = input.required<SliceName | null>();

  protected readonly isOpening = signal(false);
  protected readonly fault = signal<AppFault | null>(null);

  /** Opens the port on the hosts, then looks again. */
  protected async openFirewall(): Promise<void> {
    const vcGuid = this.draft.spec().compute.resource?.vcGuid;
    if (vcGuid === undefined) return;
    const slice = this.slice();
    this.isOpening.set(true);
    this.fault.set(null);
    try {
      const { computeResource } = this.action();
      const opened = this.#api.openFirewall(vcGuid, computeResource).pipe(takeUntilDestroyed(this.#destroyRef));
      await firstValueFrom(opened, { defaultValue: null });
      await (slice === null ? this.preflight.checkAll() : this.preflight.checkSlice(slice));
    } catch (thrown) {
      this.fault.set(toFault(thrown));
    } finally {
      this.isOpening.set(false);
    }
  }
}
