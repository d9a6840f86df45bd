import { Component, computed, input } from '@angular/core';
import type { NetworkList } from '@vic/contract/placement';
import type { Networks } from '@vic/contract/vch-spec';
import { TranslatePipe } from '@ngx-translate/core';
import { switchValues, vlanValues } from '../picker/place-values.ts';
import { networkPicture, type Addressing, type ContainerLink } from './network-picture.model.ts';
import { drawnChips, drawnLines, drawnMachines } from './picture-drawing.ts';
import { PICTURE, placePicture } from './picture-layout.ts';

/**
 * What the networks of the VCH will be: the endpoint VM between the port groups of its roles and the bridge, and the
 * networks that containers are on. The same is there as a list for those who cannot see it.
 */
@Component({
  selector: 'vic-network-picture',
  imports: [TranslatePipe],
  templateUrl: './network-picture.html',
  styleUrl: './network-picture.scss',
})
export class NetworkPicture {
  readonly networks = input.required<Networks>();
  /** null: not known; the picture has no switches then */
  readonly list = input.required<NetworkList | null>();
  readonly vchName = input.required<string>();

  protected readonly size = PICTURE;
  protected readonly switchValues = switchValues;
  protected readonly vlanValues = vlanValues;
  protected readonly picture = computed(() => networkPicture(this.networks(), this.list()));
  protected readonly placed = computed(() => placePicture(this.picture()));
  protected readonly lines = computed(() => drawnLines(this.placed()));
  protected readonly chips = computed(() => drawnChips(this.placed()));
  protected readonly machines = computed(() => drawnMachines(this.vchName()));
  /** Each role and each container network, with the text that names it. */
  protected readonly described = computed(() => {
    const { endpoint, containers } = this.picture();
    return [
      ...endpoint.flatMap((link) =>
        link.roles.map((role) => ({ link, key: `createVch.networks.role.${role}`, values: {} })),
      ),
      ...containers.map((link) => ({ link, key: 'createVch.networks.picture.alias', values: this.aliasValues(link) })),
    ];
  });

  /** Values of the text that says how addresses are had. */
  protected addressValues(addressing: Addressing) {
    const texts = addressing.kind === 'static' ? addressing.texts : [];
    return { kind: addressing.kind, first: texts[0] ?? '', more: Math.max(0, texts.length - 1), all: texts.join(', ') };
  }

  /** Values of the text that names a network of containers. */
  protected aliasValues({ alias }: ContainerLink) {
    return { isBridge: alias === null, alias: alias ?? '' };
  }
}
