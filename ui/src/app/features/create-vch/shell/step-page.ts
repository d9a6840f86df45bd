import { NgComponentOutlet } from '@angular/common';
import {
  afterNextRender,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  Injector,
  signal,
  untracked,
  type Type,
} from '@angular/core';
import { ClrSpinnerModule } from '@clr/angular/progress/spinner';
import { TranslatePipe } from '@ngx-translate/core';
import { AppFault } from '../../../core/errors/app-fault.ts';
import { Session } from '../../../core/session/session.ts';
import { FaultView } from '../../../shared/async/fault-view.ts';
import { CreationStore } from '../creation.store.ts';
import { PreflightStore } from '../preflight.store.ts';
import { STEPS, type Step } from '../steps.ts';
import { WizardStore } from '../wizard.store.ts';
import { FaultSummary } from './fault-summary.ts';
import { focusFaults, focusField, focusFirstField } from './focus-field.ts';
import { Notices } from './notices.ts';

/** The step that the user is at: it is loaded, the user is led to it, and what is wrong stands above it. */
@Component({
  selector: 'vic-step-page',
  imports: [ClrSpinnerModule, FaultSummary, FaultView, NgComponentOutlet, Notices, TranslatePipe],
  templateUrl: './step-page.html',
  host: { '(keydown.enter)': 'enter($event)' },
})
export class StepPage {
  readonly #injector = inject(Injector);
  readonly #page = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly wizard = inject(WizardStore);
  protected readonly preflight = inject(PreflightStore);
  protected readonly creation = inject(CreationStore);
  protected readonly session = inject(Session);

  readonly #loaded = signal<{ readonly step: Step; readonly component: Type<unknown> } | null>(null);
  /** Null: still being loaded. */
  protected readonly step = computed(() => {
    const loaded = this.#loaded();
    return loaded?.step === this.wizard.current() ? loaded.component : null;
  });
  protected readonly stepFault = signal<AppFault | null>(null);
  protected readonly sessionEnded = new AppFault({ code: 'session-ended', status: 401 });

  constructor() {
    effect(() => {
      const { id } = this.wizard.current();
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
      const next = STEPS[this.wizard.index() + 1];
      // not before the user can go on
      requestIdleCallback(() => {
        next?.load().catch(() => undefined);
      });
    } catch (cause) {
      this.stepFault.set(new AppFault({ code: 'unreachable', cause }));
    }
  }

  protected focus(path: string): void {
    focusField(this.#page, path);
  }

  /** Enter in a field goes on; where it means something else, it is left alone. */
  protected enter(event: Event): void {
    if (event.defaultPrevented || !(event.target instanceof HTMLInputElement) || this.wizard.isLast()) return;
    event.preventDefault();
    void this.wizard.next();
  }

  #lead(isFirstOne: boolean): void {
    const focus = this.wizard.takeFocus();
    afterNextRender(
      () => {
        const page = this.#page;
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
