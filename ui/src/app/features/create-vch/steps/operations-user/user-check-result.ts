import { Component, computed, inject } from '@angular/core';
import { ClrAlertModule } from '@clr/angular/emphasis/alert';
import { ClrSpinnerModule } from '@clr/angular/progress/spinner';
import { TranslatePipe } from '@ngx-translate/core';
import { FaultView } from '../../../../shared/async/fault-view.ts';
import { DraftStore } from '../../draft/draft.store.ts';
import { OperationsUserCheckStore } from '../../operations-user-check.store.ts';

/** What the check of the operations user found: whether its name and password are right, what it may not do, and what granting would do. */
@Component({
  selector: 'vic-user-check-result',
  imports: [ClrAlertModule, ClrSpinnerModule, FaultView, TranslatePipe],
  templateUrl: './user-check-result.html',
  styleUrl: './user-check-result.scss',
})
export class UserCheckResult {
  readonly #draft = inject(DraftStore);
  protected readonly check = inject(OperationsUserCheckStore);

  protected readonly report = computed(() => {
    const state = this.check.state();
    return state.status === 'done' ? state.report : null;
  });
  protected readonly fault = computed(() => {
    const state = this.check.state();
    return state.status === 'failed' ? state.fault : null;
  });
  protected readonly isGranting = computed(
    () => this.report()?.canGrant === true && this.#draft.spec().operationsUser.grantsPermissions,
  );
}
