import { Component, computed, inject, input } from '@angular/core';
import { ReactiveFormsModule, type FormControl } from '@angular/forms';
import type { NetworkList } from '@vic/contract/placement';
import type { PortGroupChoice } from '@vic/contract/vch-spec';
import { TranslatePipe } from '@ngx-translate/core';
import { DraftStore } from '../../../draft/draft.store.ts';
import { FieldFaults } from '../../../form/field-faults.ts';
import { FieldHelp } from '../../../form/field-help.ts';
import type { OwnUse, PortGroupPurpose } from './port-group-options.ts';
import { PortGroupPicker } from './port-group-picker.ts';

/** The choice of a port group with label, help and what is wrong with it. */
@Component({
  selector: 'vic-port-group-field',
  imports: [FieldFaults, FieldHelp, PortGroupPicker, ReactiveFormsModule, TranslatePipe],
  templateUrl: './port-group-field.html',
  styleUrl: '../../../form/compound-field.scss',
  host: { '[attr.data-path]': 'path()' },
})
export class PortGroupField {
  readonly #draft = inject(DraftStore);

  readonly control = input.required<FormControl<PortGroupChoice | null>>();
  /** id in the field table, such as `networks.bridge.portGroup` */
  readonly field = input.required<string>();
  /** JSON pointer, such as `/networks/bridge/portGroup` */
  readonly path = input.required<string>();
  readonly list = input.required<NetworkList>();
  readonly purpose = input.required<PortGroupPurpose>();
  readonly ownUses = input.required<ReadonlyMap<string, OwnUse>>();
  /** what it means to choose none; empty: one has to be chosen */
  readonly noneText = input('');

  protected readonly id = computed(() => `vic${this.path().replaceAll('/', '-')}`);
  protected readonly labelKey = computed(() => `createVch.field.${this.field()}.label`);
  protected readonly errors = computed(() =>
    this.#draft.faultsAt(this.path()).filter(({ severity }) => severity === 'error'),
  );
  protected readonly isRevealed = computed(() => this.#draft.isRevealed('networks'));
  protected readonly hasServerError = computed(() => this.errors().some(({ source }) => source === 'server'));
}
