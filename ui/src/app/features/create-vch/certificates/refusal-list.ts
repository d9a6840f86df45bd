import { Component, input } from '@angular/core';
import { ClrIcon } from '@clr/angular/icon';
import { TranslatePipe } from '@ngx-translate/core';
import { Copy } from '../../../shared/copy/copy.ts';
import type { FileRefusal } from './file-refusal.ts';

/** Why files were not taken, each in one sentence, with the command that helps. */
@Component({
  selector: 'vic-refusal-list',
  imports: [ClrIcon, Copy, TranslatePipe],
  template: `
    @for (refusal of refusals(); track $index) {
      <div class="refusal">
        <clr-icon shape="error-standard" solid aria-hidden="true" />
        <div>
          <div>{{ 'createVch.certificates.refusal.' + refusal.code | translate: refusal.values }}</div>
          @if (commandOf(refusal); as command) {
            <div class="command">
              <code>{{ command }}</code>
              <vic-copy [text]="command" [what]="'createVch.certificates.command' | translate" />
            </div>
          }
        </div>
      </div>
    }
  `,
  styleUrl: './refusal-list.scss',
  host: { role: 'alert' },
})
export class RefusalList {
  readonly refusals = input.required<readonly FileRefusal[]>();

  protected commandOf({ values }: FileRefusal): string | null {
    const { command } = values;
    return typeof command === 'string' ? command : null;
  }
}
