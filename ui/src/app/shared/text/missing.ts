import { Component, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

/** Stands where there is no value: a dash for the eye, words for a screen reader. */
@Component({
  selector: 'vic-missing',
  imports: [TranslatePipe],
  template: `<span aria-hidden="true">–</span><span class="clr-sr-only">{{ reasonKey() | translate }}</span>`,
  styles: `
    :host {
      color: var(--cds-alias-typography-color-300);
    }
  `,
})
export class Missing {
  readonly reasonKey = input('text.none');
}
