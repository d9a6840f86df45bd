import { Component, computed, inject } from '@angular/core';
import { ClrSpinnerModule } from '@clr/angular/progress/spinner';
import { TranslatePipe } from '@ngx-translate/core';
import { Closing } from '../closing.store.ts';
import { Creation } from '../creation.store.ts';
import { DraftStore } from '../draft/draft.store.ts';
import { Wizard } from '../wizard.store.ts';

/** The buttons that lead on, back and out, and what goes on that the user waits for. */
@Component({
  selector: 'vic-wizard-footer',
  imports: [ClrSpinnerModule, TranslatePipe],
  templateUrl: './wizard-footer.html',
  styleUrl: './wizard-footer.scss',
})
export class WizardFooter {
  protected readonly draft = inject(DraftStore);
  protected readonly wizard = inject(Wizard);
  protected readonly creation = inject(Creation);
  protected readonly closing = inject(Closing);

  /** What goes on, in words; null: nothing that the user waits for. */
  protected readonly progressKey = computed(() => {
    if (this.creation.isBusy()) return `createVch.shell.progress.${this.creation.phase()}`;
    return this.draft.isFrozen() ? 'createVch.shell.progress.checking' : null;
  });
}
