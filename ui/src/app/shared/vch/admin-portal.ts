import { Component, computed, input } from '@angular/core';
import type { Vch } from '@vic/contract';
import { ClrIcon } from '@clr/angular/icon';
import { TranslatePipe } from '@ngx-translate/core';
import { Missing } from '../text/missing.ts';

/** Link to the VCH's own administration page. Only there while the page can answer. */
@Component({
  selector: 'vic-admin-portal',
  imports: [ClrIcon, Missing, TranslatePipe],
  template: `
    @if (portal(); as portal) {
      <a [href]="portal" target="_blank" rel="noopener noreferrer" [title]="portal">
        {{ 'vch.openPortal' | translate }}<clr-icon shape="pop-out" aria-hidden="true" />
        <span class="clr-sr-only">{{ 'text.newTab' | translate }}</span>
      </a>
    } @else {
      <vic-missing [reasonKey]="reasonKey()" />
    }
  `,
  styles: `
    a {
      display: inline-flex;
      align-items: center;
      gap: 0.2rem;
      white-space: nowrap;
    }
  `,
})
export class AdminPortal {
  readonly vch = input.required<Vch>();

  protected readonly portal = computed(() => (this.vch().powerState === 'poweredOn' ? this.vch().adminPortal : null));
  protected readonly reasonKey = computed(() =>
    this.vch().powerState === 'poweredOn' ? 'vch.waiting' : 'vch.noPortal',
  );
}
