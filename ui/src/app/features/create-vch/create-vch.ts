import { NgComponentOutlet } from '@angular/common';
import {
  afterNextRender,
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  Injector,
  signal,
  untracked,
  viewChild,
  type Type,
} from '@angular/core';
import { ClrSpinnerModule } from '@clr/angular/progress/spinner';
import { TranslatePipe } from '@ngx-translate/core';
import { AppFault } from '../../core/errors/app-fault.ts';
import { Session } from '../../core/session/session.ts';
import { FaultView } from '../../shared/async/fault-view.ts';
import { PlacementClient } from './api/placement.client.ts';
import { Closing } from './closing.store.ts';
import { Creation } from './creation.store.ts';
import { DraftStore } from './draft/draft.store.ts';
import { Opening } from './opening.store.ts';
import { OperationsUserCheck } from './operations-user-check.store.ts';
import { Preflight } from './preflight.store.ts';
import { Rights } from './rights.store.ts';
import { CloseQuestion } from './shell/close-question.ts';
import { FaultSummary } from './shell/fault-summary.ts';
import { focusFaults, focusField, focusFirstField } from './shell/focus-field.ts';
import { MissingRights } from './shell/missing-rights.ts';
import { Notices } from './shell/notices.ts';
import { OpeningPage } from './shell/opening-page.ts';
import { StepList } from './shell/step-list.ts';
import { STEPS, type Step } from './steps.ts';
import { ComputeChoice } from './steps/compute/compute-choice.ts';
import { ComputeTreeStore } from './steps/compute/tree/compute-tree.store.ts';
import { NetworkChoices } from './steps/networks/network-choices.ts';
import { MadeKeys } from './steps/security/made-keys.store.ts';
import { SecurityObstacles } from './steps/security/security-obstacles.ts';
import { DatastoreChoices } from './steps/storage/datastore-choices.ts';
import { Wizard } from './wizard.store.ts';

/** Elements that ESC closes before it closes the wizard. */
const OPEN_POPOVERS = 'clr-signpost-content, clr-options, dialog[open]';

/** The wizard that makes a VCH: its steps at the left, the step in the middle, and what goes on below. */
@Component({
  selector: 'vic-create-vch',
  imports: [
    CloseQuestion,
    ClrSpinnerModule,
    FaultSummary,
    FaultView,
    MissingRights,
    NgComponentOutlet,
    Notices,
    OpeningPage,
    StepList,
    TranslatePipe,
  ],
  providers: [
    Closing,
    ComputeChoice,
    ComputeTreeStore,
    Creation,
    DatastoreChoices,
    DraftStore,
    MadeKeys,
    SecurityObstacles,
    NetworkChoices,
    Opening,
    OperationsUserCheck,
    PlacementClient,
    Preflight,
    Rights,
    Wizard,
  ],
  templateUrl: './create-vch.html',
  styleUrl: './create-vch.scss',
  host: { '(document:keydown.escape)': 'leave($event)', '(keydown.enter)': 'enter($event)' },
})
export class CreateVch {
  readonly #injector = inject(Injector);
  protected readonly page = viewChild<ElementRef<HTMLElement>>('page');
  protected readonly draft = inject(DraftStore);
  protected readonly wizard = inject(Wizard);
  protected readonly opening = inject(Opening);
  protected readonly preflight = inject(Preflight);
  protected readonly creation = inject(Creation);
  protected readonly closing = inject(Closing);
  protected readonly session = inject(Session);

  readonly #loaded = signal<{ readonly step: Step; readonly component: Type<unknown> } | null>(null);
  /** Null: still being loaded. */
  protected readonly step = computed(() => {
    const loaded = this.#loaded();
    return loaded?.step === this.wizard.current() ? loaded.component : null;
  });
  protected readonly stepFault = signal<AppFault | null>(null);
  protected readonly isFirst = computed(() => this.wizard.index() === 0);
  protected readonly isLast = computed(() => this.wizard.index() === STEPS.length - 1);
  protected readonly sessionEnded = new AppFault({ code: 'session-ended', status: 401 });
  /** What goes on, in words; null: nothing that the user waits for. */
  protected readonly progressKey = computed(() => {
    if (this.creation.isBusy()) return `createVch.shell.progress.${this.creation.phase()}`;
    return this.draft.isFrozen() ? 'createVch.shell.progress.checking' : null;
  });

  constructor() {
    // They live as long as the wizard: they take out of the draft what the chosen place does not have.
    inject(ComputeChoice);
    inject(DatastoreChoices);
    inject(NetworkChoices);
    void this.opening.run();
    effect(() => {
      const isReady = this.opening.state().status === 'ready';
      const { id } = this.wizard.current();
      if (!isReady) return;
      untracked(() => {
        this.wizard.visitUpTo(id);
        void this.show();
      });
    });
  }

  /** Loads the step that the address names and leads the user to it. */
  protected async show(): Promise<void> {
    const step = this.wizard.current();
    const isFirstOne = this.#loaded() === null;
    try {
      const component = await step.load();
      if (step !== this.wizard.current()) return;
      this.stepFault.set(null);
      this.#loaded.set({ step, component });
      this.#lead(isFirstOne);
      STEPS[this.wizard.index() + 1]?.load().catch(() => undefined);
    } catch (cause) {
      this.stepFault.set(new AppFault({ code: 'unreachable', cause }));
    }
  }

  protected focus(path: string): void {
    const page = this.page();
    if (page) focusField(page.nativeElement, path);
  }

  /** Enter in a field goes on; where it means something else, it is left alone. */
  protected enter(event: Event): void {
    if (event.defaultPrevented || !(event.target instanceof HTMLInputElement) || this.isLast()) return;
    event.preventDefault();
    void this.wizard.next();
  }

  protected leave(event: Event): void {
    if (event.defaultPrevented || document.querySelector(OPEN_POPOVERS)) return;
    event.preventDefault();
    this.closing.request();
  }

  #lead(isFirstOne: boolean): void {
    const focus = this.wizard.takeFocus();
    afterNextRender(
      () => {
        const page = this.page()?.nativeElement;
        if (!page) return;
        page.scrollTop = 0;
        const isLed =
          (focus !== null && (focusField(page, focus) || focusFaults(page))) ||
          (isFirstOne && this.wizard.current().slice !== null && focusFirstField(page));
        if (!isLed) page.querySelector<HTMLElement>('h1')?.focus();
      },
      { injector: this.#injector },
    );
  }
}
