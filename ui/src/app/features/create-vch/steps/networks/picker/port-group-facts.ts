import { Component, computed, input } from '@angular/core';
import type { NetworkRow } from '@vic/contract/placement';
import { TranslatePipe } from '@ngx-translate/core';
import { namesOfPath } from '../../../inventory-path.ts';
import { switchValues, vlanValues } from './place-values.ts';

/** Where a port group is: VLAN and folder in the inventory, and on request its switch; one line. */
@Component({
  selector: 'vic-port-group-facts',
  imports: [TranslatePipe],
  template: `
    @let network = row();
    @if (hasSwitch()) {
      <span class="fixed">{{ 'createVch.networks.switch' | translate: switchValues(network) }}</span>
    }
    @if (network.vlan) {
      <span class="fixed">{{ 'createVch.networks.vlan' | translate: vlanValues(network.vlan) }}</span>
    }
    <bdi class="path" [title]="path()">{{ folder() }}</bdi>
  `,
  styles: `
    :host {
      display: flex;
      gap: 0.3rem;
      min-width: 0;
      font-size: 0.55rem;
      line-height: 0.8rem;
      color: var(--cds-alias-typography-color-300);
    }

    .fixed {
      flex: 0 1 auto;
      min-width: 0;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;

      &::after {
        padding-inline-start: 0.3rem;
        content: '·';
      }
    }

    .path {
      flex: 1 3 6rem;
      min-width: 0;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
  `,
})
export class PortGroupFacts {
  readonly row = input.required<NetworkRow>();
  readonly hasSwitch = input(false);

  readonly #names = computed(() => namesOfPath(this.row().path));
  protected readonly path = computed(() => `/${this.#names().join('/')}`);
  protected readonly folder = computed(() => `/${this.#names().slice(0, -1).join('/')}`);
  protected readonly switchValues = switchValues;
  protected readonly vlanValues = vlanValues;
}
