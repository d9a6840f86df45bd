import { afterNextRender, Directive, ElementRef, inject } from '@angular/core';

/**
 * Clarity's buttons for a step up or down have no names, and are stops of the Tab key. They do what the arrow keys do, so
 * that only the mouse needs them.
 */
@Directive({ selector: '[vicNumberSteps]' })
export class NumberSteps {
  constructor() {
    const { nativeElement } = inject<ElementRef<HTMLElement>>(ElementRef);
    afterNextRender({
      write: () => {
        for (const button of nativeElement.querySelectorAll('.clr-input-group-icon-action')) {
          button.setAttribute('tabindex', '-1');
          button.setAttribute('aria-hidden', 'true');
        }
      },
    });
  }
}
