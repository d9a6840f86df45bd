import { Directive, effect, ElementRef, inject, input } from '@angular/core';

/**
 * Marks its element for two seconds when the value changes while it is on the screen. The style sheet does it without
 * motion where the user prefers none.
 */
@Directive({ selector: '[vicChanged]', host: { '(animationend)': 'settle()' } })
export class Changed {
  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  #last: string | number | null | undefined;

  /** Compared by identity, so pass a text or number. */
  readonly vicChanged = input.required<string | number | null>();

  constructor() {
    effect(() => {
      const value = this.vicChanged();
      if (this.#last !== undefined && this.#last !== value) this.#element.classList.add('vic-changed');
      this.#last = value;
    });
  }

  protected settle(): void {
    this.#element.classList.remove('vic-changed');
  }
}
