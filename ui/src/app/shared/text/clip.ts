import { Component, computed, input } from '@angular/core';

/** More than this is never needed on one line; the whole text is in the detail pane. */
const LONGEST_LINE = 500;

/**
 * Text from the inventory on one line: cut with an ellipsis, whole in the title, and kept apart from its surroundings
 * whatever writing direction it claims.
 */
@Component({
  selector: 'vic-clip',
  template: `<bdi [title]="text()">{{ line() }}</bdi>`,
  styles: `
    :host {
      display: block;
      min-width: 0;
      max-width: 100%;
    }

    bdi {
      display: block;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
  `,
})
export class Clip {
  readonly text = input.required<string>();

  protected readonly line = computed(() => {
    const text = this.text();
    return text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE)}…` : text;
  });
}
