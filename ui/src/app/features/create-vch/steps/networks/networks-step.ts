import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ClrAlertModule } from '@clr/angular/emphasis/alert';
import { effectiveNameServers, type PortGroupChoice } from '@vic/contract/vch-spec';
import { TranslatePipe } from '@ngx-translate/core';
import { Async } from '../../../../shared/async/async.ts';
import { DraftStore } from '../../draft/draft.store.ts';
import { Advanced } from '../../form/advanced.ts';
import { TextField } from '../../form/text-field.ts';
import { ListField } from '../../form/list-field.ts';
import { sliceForm } from '../../form/slice-form.ts';
import { BridgeNetwork } from './bridge/bridge-network.ts';
import { ContainerNetworks } from './containers/container-networks.ts';
import { NetworkChoices } from './network-choices.ts';
import { networksForm, writeNetworks } from './networks.form.ts';
import { ownUses } from './own-uses.ts';
import { NetworkPicture } from './picture/network-picture.ts';
import { RoleNetwork } from './role/role-network.ts';

/** Which networks the VCH uses for what, and which addresses it has there. */
@Component({
  selector: 'vic-networks-step',
  imports: [
    Advanced,
    Async,
    BridgeNetwork,
    ClrAlertModule,
    ContainerNetworks,
    TextField,
    ListField,
    NetworkPicture,
    RoleNetwork,
    RouterLink,
    TranslatePipe,
  ],
  templateUrl: './networks-step.html',
  styleUrl: './networks-step.scss',
})
export class NetworksStep {
  readonly #draft = inject(DraftStore);
  protected readonly choices = inject(NetworkChoices);

  protected readonly networks = this.#draft.slice('networks');
  protected readonly form = this.#form();
  protected readonly vchName = computed(() => this.#draft.spec().general.name);
  protected readonly place = computed(() => this.#draft.spec().compute.resource?.name ?? '');
  protected readonly uses = computed(() => ownUses(this.networks()));
  /** The bridge needs one of these. */
  protected readonly hasBridgeable = computed(
    () => this.choices.list()?.networks.some(({ bridgeFault }) => bridgeFault === null) ?? true,
  );
  protected readonly nameServers = computed(() => effectiveNameServers(this.#draft.spec()).join(', '));
  /** Who says which name servers there are. */
  protected readonly nameServerCase = computed(() => {
    if (this.networks().nameServers.length > 0) return 'chosen';
    return this.nameServers() === '' ? 'dhcp' : 'well-known';
  });

  /** Values of the text that says what it means to choose no port group of one's own. */
  protected noneValues(portGroup: PortGroupChoice | null) {
    return { isChosen: portGroup !== null, name: portGroup?.name ?? '' };
  }

  #form() {
    const form = networksForm(this.#draft.spec().networks);
    return sliceForm('networks', form, (networks) => {
      writeNetworks(form, networks);
    });
  }
}
