import { Component, inject } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { ClosingStore } from '../closing.store.ts';
import { Question } from './question.ts';

/** Whether to leave the wizard, and what becomes of what was entered. */
@Component({
  selector: 'vic-close-question',
  imports: [Question, TranslatePipe],
  template: `
    <vic-question [heading]="'createVch.shell.close.heading' | translate" (dismissed)="closing.stay()">
      <p>
        {{ (closing.isKept() ? 'createVch.shell.close.kept' : 'createVch.shell.close.lost') | translate }}
      </p>
      <div class="vic-buttons">
        <button type="button" class="btn btn-link" (click)="closing.discard()">
          {{ 'createVch.shell.close.discard' | translate }}
        </button>
        <button type="button" class="btn btn-outline" (click)="closing.stay()">
          {{ 'createVch.shell.close.stay' | translate }}
        </button>
        <button type="button" class="btn btn-primary" (click)="closing.close()">
          {{ 'createVch.shell.close.close' | translate }}
        </button>
      </div>
    </vic-question>
  `,
})
export class CloseQuestion {
  protected readonly closing = inject(ClosingStore);
}
