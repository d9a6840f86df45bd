import { Component, inject } from '@angular/core';
import { ClrAlertModule } from '@clr/angular/emphasis/alert';
import { TranslatePipe } from '@ngx-translate/core';
import { DraftStore } from '../draft/draft.store.ts';
import { stepOf } from '../steps.ts';

/** What happened to the draft without the user's doing, in one list that can be put away. */
@Component({
  selector: 'vic-notices',
  imports: [ClrAlertModule, TranslatePipe],
  template: `
    <div role="status">
      @if (draft.notices().length > 0) {
        <clr-alert clrAlertType="info" [clrAlertClosable]="true" (clrAlertClosedChange)="putAway()">
          <clr-alert-item>
            <ul class="alert-text">
              @for (notice of draft.notices(); track notice) {
                <li>
                  <strong>{{ 'createVch.shell.step.' + stepOf(notice.slice) | translate }}</strong>
                  {{ ' – ' }}{{ notice.key | translate: notice.values }}
                </li>
              }
            </ul>
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

  protected putAway(): void {
    for (const notice of this.draft.notices()) this.draft.dismiss(notice);
  }
}
