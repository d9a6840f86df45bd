import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import type { DatastoreChoice } from '@vic/contract/vch-spec';
import { BytesPipe } from '../../../../shared/figures/figure-pipes.ts';
import { CompoundControl } from '../../form/compound-control.ts';
import { formValue } from '../../form/form-value.ts';
import { DatastoreChoices } from './datastore-choices.ts';
import { datastoreObstacle, isChosen } from './datastore-state.ts';

/** Form control for one of the datastores of the chosen compute resource. */
@Component({
  selector: 'vic-datastore-select',
  imports: [BytesPipe, CompoundControl, TranslatePipe],
  template: `
    <div class="clr-select-wrapper">
      <select
        #select
        vicCompoundControl
        class="clr-select"
        [attr.aria-label]="label()"
        [disabled]="control.isDisabled()"
        (change)="choose(select.value)"
        (blur)="control.leave()"
      >
        <option value="" [selected]="chosen() === null">{{ 'createVch.storage.choose' | translate }}</option>
        @for (row of rows(); track row.moid) {
          <option [value]="row.moid" [selected]="row.isChosen" [disabled]="row.obstacle !== null && !row.isChosen">
            @if (row.obstacle; as obstacle) {
              {{
                'createVch.storage.option.refused'
                  | translate: { name: row.name, why: 'createVch.storage.obstacle.' + obstacle | translate }
              }}
            } @else {
              {{ 'createVch.storage.option.free' | translate: { name: row.name, free: row.freeBytes | vicBytes } }}
            }
          </option>
        }
        @if (unlisted(); as choice) {
          <option [value]="choice.moid" selected>{{ choice.name }}</option>
        }
      </select>
    </div>
  `,
  styles: `
    .clr-select-wrapper,
    select {
      max-width: 100%;
    }
  `,
})
export class DatastoreSelect {
  readonly #choices = inject(DatastoreChoices);

  /** name of the field, for those who hear it */
  readonly label = input.required<string>();

  protected readonly control = formValue((choice: DatastoreChoice | null) => {
    this.chosen.set(choice);
  });
  protected readonly chosen = signal<DatastoreChoice | null>(null);
  protected readonly rows = computed(() =>
    (this.#choices.list()?.datastores ?? []).map((row) => ({
      ...row,
      obstacle: datastoreObstacle(row),
      isChosen: isChosen(row, this.chosen()),
    })),
  );
  /** What is chosen while the list is not there to choose from. */
  protected readonly unlisted = computed(() => (this.rows().some((row) => row.isChosen) ? null : this.chosen()));

  protected choose(moid: string): void {
    const row = this.rows().find((each) => each.moid === moid);
    const choice = row ? { moid: row.moid, name: row.name } : null;
    this.chosen.set(choice);
    this.control.enter(choice);
  }
}
