import { Component, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import type { Shown as ShownValue } from '@vic/contract/vch-spec';
import { Missing } from '../../../../shared/text/missing.ts';

/** A value as people read it: literally, or by a text of the catalogue; null: there is none. */
@Component({
  selector: 'vic-shown',
  imports: [Missing, TranslatePipe],
  template: `
    @if (text(); as text) {
      {{ text.key | translate: text.values }}
    } @else if (literal(); as literal) {
      <bdi>
        @for (part of parts(literal); track $index) {
          <span>{{ part }}</span>
          <wbr />
        }
      </bdi>
    } @else {
      <vic-missing />
    }
  `,
  host: { class: 'vic-long' },
})
export class Shown {
  readonly value = input.required<ShownValue | null>();

  protected text() {
    const value = this.value();
    return typeof value === 'object' ? value : null;
  }

  /** Paths and addresses, which have no spaces, may be broken after these signs. */
  protected parts(literal: string): readonly string[] {
    return literal.split(/(?<=[/,;:])(?=[^/\s])/u);
  }

  protected literal(): string | null {
    const value = this.value();
    return typeof value === 'string' ? value : null;
  }
}
