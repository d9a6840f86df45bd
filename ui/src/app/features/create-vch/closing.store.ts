import { effect, inject, Injectable, signal } from '@angular/core';
import { HOST } from '../../core/host/host.ts';
import { CreationStore } from './creation.store.ts';
import { DraftShelf } from './draft/draft-shelf.ts';
import { DraftStore } from './draft/draft.store.ts';
import { WizardStore } from './wizard.store.ts';

/** What becomes of the draft when the wizard is closed: it is kept as it is entered, so that no way of leaving loses it. */
@Injectable()
export class ClosingStore {
  readonly #host = inject(HOST);
  readonly #shelf = inject(DraftShelf);
  readonly #draft = inject(DraftStore);
  readonly #wizard = inject(WizardStore);
  readonly #creation = inject(CreationStore);
  readonly #isAsking = signal(false);
  readonly #isKept = signal(true);

  /** Whether to close at all is being asked. */
  readonly isAsking = this.#isAsking.asReadonly();
  /** The browser lets us keep drafts. */
  readonly isKept = this.#isKept.asReadonly();

  constructor() {
    effect(() => {
      const spec = this.#draft.spec();
      const step = this.#wizard.current().id;
      if (this.#draft.hasChanges() && this.#creation.phase() !== 'accepted')
        this.#isKept.set(this.#shelf.keep(spec, step));
    });
  }

  /** Closes at once where nothing was entered, else asks. While the VCH is being asked for, neither. */
  request(): void {
    if (this.#creation.isBusy()) return;
    if (this.#draft.hasChanges() && this.#creation.phase() !== 'accepted') this.#isAsking.set(true);
    else this.close();
  }

  /** The user goes on. */
  stay(): void {
    this.#isAsking.set(false);
  }

  /** Closes; the draft stays where it is kept. */
  close(): void {
    this.#isAsking.set(false);
    this.#host.closeModal();
  }

  /** Closes, and forgets the draft. */
  discard(): void {
    this.#shelf.clear();
    this.close();
  }
}
