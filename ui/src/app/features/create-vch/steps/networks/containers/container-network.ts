import { Component, computed, effect, inject, input, output, untracked } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { ClrIcon } from '@clr/angular/icon';
import type { NetworkList } from '@vic/contract/placement';
import { containerNetworkDefaults, type FirewallPolicy } from '@vic/contract/vch-spec';
import { TranslatePipe } from '@ngx-translate/core';
import { DraftStore } from '../../../draft/draft.store.ts';
import { CompoundControl } from '../../../form/compound-control.ts';
import { CompoundField } from '../../../form/compound-field.ts';
import { TextField } from '../../../form/text-field.ts';
import { ListField } from '../../../form/list-field.ts';
import { AddressModeField } from '../addresses/address-mode-field.ts';
import { SubnetNote } from '../addresses/subnet-note.ts';
import type { ContainerNetworkForm } from '../networks.form.ts';
import { PortGroupField } from '../picker/port-group-field.ts';
import type { OwnUse } from '../picker/port-group-options.ts';
import { addressCount, subnetFacts } from '../subnet-facts.ts';

const POLICIES: readonly FirewallPolicy[] = ['closed', 'outbound', 'peers', 'published', 'open'];

/** A network that containers are put on directly, as one card. */
@Component({
  selector: 'vic-container-network',
  imports: [
    AddressModeField,
    ClrIcon,
    CompoundControl,
    CompoundField,
    TextField,
    ListField,
    PortGroupField,
    ReactiveFormsModule,
    SubnetNote,
    TranslatePipe,
  ],
  templateUrl: './container-network.html',
  styleUrls: ['../../../form/columns.scss', './container-network.scss'],
  host: { role: 'group', class: 'vic-panel', '[attr.aria-label]': 'value().alias || null' },
})
export class ContainerNetwork {
  readonly #draft = inject(DraftStore);

  readonly index = input.required<number>();
  readonly form = input.required<ContainerNetworkForm>();
  readonly list = input.required<NetworkList>();
  readonly ownUses = input.required<ReadonlyMap<string, OwnUse>>();
  readonly remove = output();

  protected readonly policies = POLICIES;
  protected readonly path = computed(() => `/networks/containerNetworks/${String(this.index())}`);
  protected readonly value = computed(
    () => this.#draft.spec().networks.containerNetworks[this.index()] ?? containerNetworkDefaults,
  );
  protected readonly addresses = computed(() => addressCount(this.value().ranges));

  constructor() {
    effect(() => {
      const { addressMode, gateway } = this.value();
      const isReadable = addressMode === 'static' && subnetFacts(gateway, '') !== null;
      if (isReadable) untracked(() => this.form().controls.gateway.markAsTouched());
    });
  }
}
