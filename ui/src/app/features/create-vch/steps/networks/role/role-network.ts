import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import type { NetworkList } from '@vic/contract/placement';
import { isOnSamePortGroup, type RoleName } from '@vic/contract/vch-spec';
import { TranslatePipe } from '@ngx-translate/core';
import { DraftStore } from '../../../draft/draft.store.ts';
import { TextField } from '../../../form/text-field.ts';
import { ListField } from '../../../form/list-field.ts';
import { AddressModeField } from '../addresses/address-mode-field.ts';
import { SubnetNote } from '../addresses/subnet-note.ts';
import type { RoleForm } from '../networks.form.ts';
import { PortGroupField } from '../picker/port-group-field.ts';
import type { OwnUse } from '../picker/port-group-options.ts';
import { subnetFacts } from '../subnet-facts.ts';

/** One of the endpoint VM's networks: its port group, and how the endpoint VM gets its address there. */
@Component({
  selector: 'vic-role-network',
  imports: [AddressModeField, ListField, PortGroupField, SubnetNote, TextField, TranslatePipe],
  templateUrl: './role-network.html',
  styleUrls: ['../../../form/columns.scss', './role-network.scss'],
})
export class RoleNetwork {
  readonly #draft = inject(DraftStore);

  readonly roleName = input.required<RoleName>();
  readonly form = input.required<RoleForm>();
  readonly list = input.required<NetworkList>();
  readonly ownUses = input.required<ReadonlyMap<string, OwnUse>>();
  /** what it means to choose no port group; empty: one has to be chosen */
  readonly noneText = input('');

  protected readonly path = computed(() => `/networks/${this.roleName()}`);
  protected readonly field = computed(() => `networks.${this.roleName()}`);
  protected readonly value = computed(() => this.#draft.spec().networks[this.roleName()]);
  /** On the public port group client and management use the address that public has there. */
  protected readonly sharesWithPublic = computed(() => {
    const { public: open } = this.#draft.spec().networks;
    return this.roleName() !== 'public' && isOnSamePortGroup(this.value(), open);
  });
  protected readonly hasAddress = computed(() => this.roleName() === 'public' || this.value().portGroup !== null);

  constructor() {
    // What the rules say about an address is shown as soon as it can be read, not only when the field is left.
    effect(() => {
      const { addressMode, address, gateway } = this.value();
      const facts = addressMode === 'static' ? subnetFacts(address, gateway) : null;
      if (facts === null) return;
      untracked(() => {
        this.form().controls.address.markAsTouched();
        if (facts.isGatewayInside !== null) this.form().controls.gateway.markAsTouched();
      });
    });
  }
}
