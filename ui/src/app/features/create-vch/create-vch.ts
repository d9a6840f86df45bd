import { NgComponentOutlet } from '@angular/common';
import { Component, computed, effect, inject, signal, untracked, type Type } from '@angular/core';
import { ClrSpinnerModule } from '@clr/angular/progress/spinner';
import { TranslatePipe } from '@ngx-translate/core';
import { DraftStore } from './draft/draft.store.ts';
import { Preflight } from './preflight.store.ts';
import { StepList } from './shell/step-list.ts';
import { STEPS } from './steps.ts';
import { Wizard } from './wizard.store.ts';

/** The wizard that makes a VCH: its steps at the left, the step in the middle, and what goes on below. */
@Component({
  selector: 'vic-create-vch',
  imports: [ClrSpinnerModule, NgComponentOutlet, StepList, TranslatePipe],
  providers: [DraftStore, Preflight, Wizard],
  templateUrl: './create-vch.html',
  styleUrl: './create-vch.scss',
})
export class CreateVch {
  protected readonly draft = inject(DraftStore);
  protected readonly wizard = inject(Wizard);
  protected readonly step = signal<Type<unknown> | null>(null);
  protected readonly isFirst = computed(() => this.wizard.index() === 0);
  protected readonly isLast = computed(() => this.wizard.index() === STEPS.length - 1);

  constructor() {
    effect(() => {
      const { id, load } = this.wizard.current();
      untracked(() => {
        this.wizard.visitUpTo(id);
        void this.#show(load);
      });
    });
  }

  async #show(load: () => Promise<Type<unknown>>): Promise<void> {
    this.step.set(await load());
  }
}
