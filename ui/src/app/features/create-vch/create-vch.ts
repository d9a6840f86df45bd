import { Component, inject } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { PlacementClient } from './api/placement.client.ts';
import { ClosingStore } from './closing.store.ts';
import { CreationStore } from './creation.store.ts';
import { DraftStore } from './draft/draft.store.ts';
import { OpeningStore } from './opening.store.ts';
import { OperationsUserCheckStore } from './operations-user-check.store.ts';
import { PreflightStore } from './preflight.store.ts';
import { RightsStore } from './rights.store.ts';
import { CloseQuestion } from './shell/close-question.ts';
import { MissingRights } from './shell/missing-rights.ts';
import { OpeningPage } from './shell/opening-page.ts';
import { StepList } from './shell/step-list.ts';
import { StepPage } from './shell/step-page.ts';
import { WizardFooter } from './shell/wizard-footer.ts';
import { ComputeChoice } from './steps/compute/compute-choice.ts';
import { ComputeTreeStore } from './steps/compute/tree/compute-tree.store.ts';
import { NetworkChoices } from './steps/networks/network-choices.ts';
import { MadeKeysStore } from './steps/security/made-keys.store.ts';
import { SecurityObstacles } from './steps/security/security-obstacles.ts';
import { DatastoreChoices } from './steps/storage/datastore-choices.ts';
import { WizardStore } from './wizard.store.ts';

/** Elements that ESC closes before it closes the wizard. */
const OPEN_POPOVERS = 'clr-signpost-content, clr-options, dialog[open]';

/** The wizard that makes a VCH: its steps at the left, the step in the middle, and what goes on below. */
@Component({
  selector: 'vic-create-vch',
  imports: [CloseQuestion, MissingRights, OpeningPage, StepList, StepPage, TranslatePipe, WizardFooter],
  providers: [
    ClosingStore,
    ComputeChoice,
    ComputeTreeStore,
    CreationStore,
    DatastoreChoices,
    DraftStore,
    MadeKeysStore,
    SecurityObstacles,
    NetworkChoices,
    OpeningStore,
    OperationsUserCheckStore,
    PlacementClient,
    PreflightStore,
    RightsStore,
    WizardStore,
  ],
  templateUrl: './create-vch.html',
  styleUrl: './create-vch.scss',
  host: { '(document:keydown.escape)': 'leave($event)' },
})
export class CreateVch {
  protected readonly draft = inject(DraftStore);
  protected readonly opening = inject(OpeningStore);
  protected readonly closing = inject(ClosingStore);

  constructor() {
    // They live as long as the wizard: they take out of the draft what the chosen place does not have.
    inject(ComputeChoice);
    inject(DatastoreChoices);
    inject(NetworkChoices);
    void this.opening.run();
  }

  protected leave(event: Event): void {
    if (event.defaultPrevented || document.querySelector(OPEN_POPOVERS)) return;
    event.preventDefault();
    this.closing.request();
  }
}
