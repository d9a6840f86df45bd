import { Component, input } from '@angular/core';
import { ClrIcon } from '@clr/angular/icon';
import { TranslatePipe } from '@ngx-translate/core';

/** How a state looks: never colour alone, always icon and text. */
export interface StatusLook {
  readonly shape: string;
  readonly tone: 'success' | 'warning' | 'danger' | 'info' | 'neutral';
  /** key of the text */
  readonly labelKey: string;
}

/** A state as icon and text. */
@Component({
  selector: 'vic-status',
  imports: [ClrIcon, TranslatePipe],
  template: `
    <clr-icon [shape]="look().shape" [class]="look().tone" solid aria-hidden="true" />
    <span>{{ look().labelKey | translate }}</span>
  `,
  styleUrl: './status.scss',
})
export class Status {
  readonly look = input.required<StatusLook>();
}
