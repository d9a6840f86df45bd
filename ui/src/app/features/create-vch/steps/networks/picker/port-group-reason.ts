import { Component, computed, input } from '@angular/core';
import { ClrIcon } from '@clr/angular/icon';
import { isolated } from '@vic/contract';
import { TranslatePipe } from '@ngx-translate/core';
import type { PortGroupFault } from './port-group-options.ts';

const SHOWN_NAMES = 3;

/** Why a port group cannot be chosen. */
@Component({
  selector: 'vic-port-group-reason',
  imports: [ClrIcon, TranslatePipe],
  template: `
    <clr-icon shape="warning-standard" solid aria-hidden="true" />
    <span [title]="all()">{{ 'createVch.networks.reason.' + fault().code | translate: values() }}</span>
  `,
  styles: `
    :host {
      display: flex;
      gap: 0.2rem;
      font-size: 0.55rem;
      line-height: 0.8rem;
      color: var(--cds-alias-typography-color-400);
    }

    span {
      min-width: 0;
      overflow-wrap: anywhere;
    }

    clr-icon {
      flex: none;
      color: var(--vic-warning-text);
    }
  `,
})
export class PortGroupReason {
  readonly fault = input.required<PortGroupFault>();

  protected readonly names = computed((): readonly string[] => {
    const fault = this.fault();
    if (fault.code === 'missing-on-hosts') return fault.hosts.map(isolated);
    return fault.code === 'in-use' ? fault.vchs.map(isolated) : [];
  });
  protected readonly all = computed(() => (this.names().length > SHOWN_NAMES ? this.names().join(', ') : ''));
  protected readonly values = computed(() => {
    const fault = this.fault();
    return {
      names: this.names().slice(0, SHOWN_NAMES).join(', '),
      count: this.names().length,
      more: Math.max(0, this.names().length - SHOWN_NAMES),
      use: fault.code === 'own-use' ? fault.use : '',
    };
  });
}
