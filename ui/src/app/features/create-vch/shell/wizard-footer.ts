import { Component, computed, inject } from '@angular/core';
import { ClrSpinnerModule } from '@clr/angular/progress/spinner';
import { TranslatePipe } from '@ngx-translate/core';
import { ClosingStore } from '../closing.store.ts';
import { CreationStore } from '../creation.store.ts';
import { DraftStore } from '../draft/draft.store.ts';
import { WizardStore } from '../wizard.store.ts';

/** The buttons that lead on, back and out, and what goes on that the user waits for. */
@Component({
  selector: 'vic-wizard-footer',
  imports: [ClrSpinnerModule, TranslatePipe],
  templateUrl: './wizard-footer.html',
  styleUrl: './wizard-footer.scss',
})
export class WizardFooter {
  protected readonly draft = inject(DraftStore);
  protected readonly wizard = inject(WizardStore);
  protected readonly creation = inject(CreationStore);
  protected readonly closing = inject(ClosingStore);

  /** What goes on, in words; null: nothing that the user waits for. */
  protected readonly progressKey = computed(() => {
    if (this.creation.isBusy()) return `createVch.shell.progress.${this.creation.phase()}`;
    return this.draft.isFrozen() ? 'createVch.shell.progress.checking' : null;
  });
}
