import { Component, computed, input } from '@angular/core';
import { ClrIcon } from '@clr/angular/icon';
import { TranslatePipe } from '@ngx-translate/core';
import { subnetFacts } from '../subnet-facts.ts';

/** What an address says about its subnet, while it is typed; nothing as long as it cannot be read. */
@Component({
  selector: 'vic-subnet-note',
  imports: [ClrIcon, TranslatePipe],
  template: `
    @if (facts(); as subnet) {
      <span>{{ 'createVch.networks.subnet.facts' | translate: subnet }}</span>
      @if (subnet.isAddressUsable && subnet.isGatewayInside) {
        <span class="good">
          <clr-icon shape="check" aria-hidden="true" />
          {{ 'createVch.networks.subnet.gatewayInside' | translate }}
        </span>
      }
    }
  `,
  styles: `
    :host {
      display: block;
      font-size: 0.55rem;
      line-height: 0.8rem;
      color: var(--cds-alias-typography-color-300);
    }

    .good {
      white-space: nowrap;
    }

    clr-icon {
      color: var(--cds-alias-status-success);
    }
  `,
  host: { role: 'status' },
})
export class SubnetNote {
  /** such as `10.1.2.3/24` */
  readonly address = input.required<string>();
  /** in dotted form; empty: none */
  readonly gateway = input('');

  protected readonly facts = computed(() => {
    const facts = subnetFacts(this.address(), this.gateway());
    return facts && { ...facts, broadcast: facts.broadcast ?? '', hasBroadcast: facts.broadcast !== null };
  });
}
