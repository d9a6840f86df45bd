import { Component, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { Copy } from '../copy/copy.ts';
import { Missing } from '../text/missing.ts';

/** One fact of an object inside `<div class="vic-facts" role="list">`: label, and value as text or as projected content. */
@Component({
  selector: 'vic-fact',
  imports: [Copy, Missing, TranslatePipe],
  template: `
    <span class="fact-label">{{ labelKey() | translate }}</span>
    <div class="fact-value">
      @if (text() === undefined) {
        <ng-content />
      } @else if (text()) {
        <bdi>{{ text() }}</bdi>
        @if (isCopyable()) {
          <vic-copy [text]="text() ?? ''" [what]="labelKey() | translate" />
        }
      } @else {
        <vic-missing />
      }
    </div>
  `,
  styleUrl: './fact.scss',
  host: { role: 'listitem' },
})
export class Fact {
  readonly labelKey = input.required<string>();
  /** whole text; null or empty shows a dash; without it the content is projected */
  readonly text = input<string | null>();
  readonly isCopyable = input(false);
}
