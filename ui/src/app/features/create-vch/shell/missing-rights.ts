import { Component, inject, input } from '@angular/core';
import { ClrAlertModule } from '@clr/angular/emphasis/alert';
import { TranslatePipe } from '@ngx-translate/core';
import type { CreationRights } from '@vic/contract/placement';
import { ClosingStore } from '../closing.store.ts';

/** For a user who may make VCHs nowhere: which privileges are missing where. */
@Component({
  selector: 'vic-missing-rights',
  imports: [ClrAlertModule, TranslatePipe],
  templateUrl: './missing-rights.html',
})
export class MissingRights {
  protected readonly closing = inject(ClosingStore);

  readonly vcenters = input.required<CreationRights['vcenters']>();
}
