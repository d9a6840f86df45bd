import { Component, inject } from '@angular/core';
import { ClrIcon } from '@clr/angular/icon';
import { TranslatePipe } from '@ngx-translate/core';
import { DraftStore } from '../draft/draft.store.ts';
import { STEPS } from '../steps.ts';
import { WizardStore } from '../wizard.store.ts';

/** All steps with what is known of each; those that were visited can be gone to. */
@Component({
  selector: 'vic-step-list',
  imports: [ClrIcon, TranslatePipe],
  templateUrl: './step-list.html',
  styleUrl: './step-list.scss',
})
export class StepList {
  protected readonly draft = inject(DraftStore);
  protected readonly wizard = inject(WizardStore);
  protected readonly steps = STEPS;
  protected readonly shapes = {
    open: 'circle',
    done: 'success-standard',
    warning: 'warning-standard',
    fault: 'error-standard',
  } as const;
}
