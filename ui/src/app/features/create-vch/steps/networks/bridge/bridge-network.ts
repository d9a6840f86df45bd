import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { ClrIcon } from '@clr/angular/icon';
import { isolated } from '@vic/contract';
import type { NetworkList } from '@vic/contract/placement';
import { DEFAULT_BRIDGE_WIDTH } from '@vic/contract/vch-spec';
import { TranslatePipe } from '@ngx-translate/core';
import { DraftStore } from '../../../draft/draft.store.ts';
import { CompoundControl } from '../../../form/compound-control.ts';
import { CompoundField } from '../../../form/compound-field.ts';
import { TextField } from '../../../form/text-field.ts';
import { bridgeCapacity, bridgeWidths, overlapsOf } from '../bridge-range.ts';
import type { BridgeForm } from '../networks.form.ts';
import { PortGroupField } from '../picker/port-group-field.ts';
import type { OwnUse } from '../picker/port-group-options.ts';

const SHOWN_OVERLAPS = 3;

/** The network that containers talk over unless told otherwise, and the addresses that Docker makes networks of. */
@Component({
  selector: 'vic-bridge-network',
  imports: [ClrIcon, CompoundControl, CompoundField, TextField, PortGroupField, ReactiveFormsModule, TranslatePipe],
  templateUrl: './bridge-network.html',
  styleUrls: ['../../../form/columns.scss', './bridge-network.scss'],
})
export class BridgeNetwork {
  readonly #draft = inject(DraftStore);

  readonly form = input.required<BridgeForm>();
  readonly list = input.required<NetworkList>();
  readonly ownUses = input.required<ReadonlyMap<string, OwnUse>>();

  protected readonly defaultWidth = DEFAULT_BRIDGE_WIDTH;
  readonly #value = computed(() => this.#draft.spec().networks.bridge);
  protected readonly capacity = computed(() => bridgeCapacity(this.#value().range, this.#value().width));
  protected readonly widths = computed(() => bridgeWidths(this.#value().range));
  /** A width that the range is too small for stays chosen until the user chooses another. */
  protected readonly strayWidth = computed(() => {
    const { width } = this.#value();
    return width === null || this.widths().some((each) => each.width === width) ? null : width;
  });
  readonly #overlaps = computed(() =>
    overlapsOf(this.#value().range, this.#value().portGroup?.moid ?? null, this.list().bridgeRanges),
  );
  protected readonly clashes = computed(() => summary(this.#overlaps().filter((each) => each.isSameNetwork)));
  protected readonly neighbours = computed(() => summary(this.#overlaps().filter((each) => !each.isSameNetwork)));

  constructor() {
    effect(() => {
      if (this.widths().length > 0) untracked(() => this.form().controls.range.markAsTouched());
    });
  }
}

/** Names and ranges of VCHs for one sentence, the first few in full; null: there are none. */
function summary(overlaps: readonly { vchName: string; range: string }[]) {
  if (overlaps.length === 0) return null;
  const texts = overlaps.map(({ vchName, range }) => `${isolated(vchName)} (${range})`);
  return {
    names: texts.slice(0, SHOWN_OVERLAPS).join(', '),
    more: Math.max(0, texts.length - SHOWN_OVERLAPS),
    all: texts.join('\n'),
  };
}
