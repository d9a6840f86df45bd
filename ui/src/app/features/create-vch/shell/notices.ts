import { Component, inject } from '@angular/core';
import { ClrAlertModule } from '@clr/angular/emphasis/alert';
import { TranslatePipe } from '@ngx-translate/core';
import { DraftStore } from '../draft/draft.store.ts';
import { stepOf } from '../steps.ts';

/** What happened to the draft without the user's doing; each can be put away. */
@Component({
  selector: 'vic-notices',
  imports: [ClrAlertModule, TranslatePipe],
  template: `
    <div role="status">
      @for (notice of draft.notices(); track notice) {
        <clr-alert clrAlertType="info" [clrAlertClosable]="true" (clrAlertClosedChange)="draft.dismiss(notice)">
          <clr-alert-item>
            <span class="alert-text">
              <strong>{{ 'createVch.shell.step.' + stepOf(notice.slice) | translate }}</strong>
              {{ ' – ' }}{{ notice.key | translate: notice.values }}
            </span>
          </clr-alert-item>
        </clr-alert>
      }
    </div>
  `,
  styleUrl: './notices.scss',
})
export class Notices {
  protected readonly draft = inject(DraftStore);
  protected readonly stepOf = stepOf;
}
