import { computed, inject, Injectable, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { SLICE_NAMES, type SliceName } from '@vic/contract/vch-spec';
import { map } from 'rxjs';
import { Session } from '../../core/session/session.ts';
import { DraftStore } from './draft/draft.store.ts';
import { PreflightStore } from './preflight.store.ts';
import { ComputeChoice } from './steps/compute/compute-choice.ts';
import { stepById, stepOf, STEPS, type Step, type StepId } from './steps.ts';

/** `open`: nothing is known of it yet. */
export type StepState = 'open' | 'done' | 'warning' | 'fault';

/** Which step the user is at, and how they get to the others. The address has the step. */
@Injectable()
export class WizardStore {
  readonly #draft = inject(DraftStore);
  readonly #preflight = inject(PreflightStore);
  readonly #place = inject(ComputeChoice);
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #route = inject(ActivatedRoute);
  readonly #visited = signal<ReadonlySet<StepId>>(new Set());
  readonly #wanted = toSignal(this.#route.queryParamMap.pipe(map((params) => params.get('step'))), {
    initialValue: null,
  });
  readonly #attempts = signal(0);
  #focus: string | null = null;

  readonly current = computed((): Step => stepById(this.#wanted()));
  readonly index = computed(() => STEPS.indexOf(this.current()));
  readonly isFirst = computed(() => this.index() === 0);
  readonly isLast = computed(() => this.index() === STEPS.length - 1);
  /** Grows each time that Next found something wrong. */
  readonly attempts = this.#attempts.asReadonly();
  /** What is wrong with the step that the user is at, once they have tried to go on. */
  readonly faults = computed(() => {
    const { slice } = this.current();
    if (!slice) return [];
    const faults = this.#draft.faults(slice)();
    return this.#draft.isRevealed(slice) ? faults : faults.filter(({ source }) => source === 'server');
  });

  /** Whether a step may be jumped to. Reads a signal. */
  isVisited(id: StepId): boolean {
    return this.#visited().has(id);
  }

  /** What is known of a step. Reads signals. */
  stateOf(step: Step): StepState {
    const { id, slice } = step;
    if (!slice || !this.isVisited(id)) return 'open';
    const faults = this.#draft.faults(slice)();
    const isTried = this.#draft.isRevealed(slice);
    const isAtFault = faults.some(({ severity, source }) => severity === 'error' && (isTried || source === 'server'));
    if (isAtFault) return 'fault';
    if (faults.some(({ severity }) => severity === 'error')) return 'open';
    if (faults.length > 0) return 'warning';
    return isTried || step !== this.current() ? 'done' : 'open';
  }

  /** Every step up to this one may be jumped to from now on. */
  visitUpTo(id: StepId): void {
    const last = STEPS.findIndex((step) => step.id === id);
    this.#visited.update((ids) => new Set([...ids, ...STEPS.slice(0, last + 1).map((step) => step.id)]));
  }

  /** @param focus where to lead the user there: a field by its JSON pointer, else what is wrong; null: the heading */
  async open(id: StepId, focus: string | null = null): Promise<void> {
    this.#focus = focus;
    await this.#router.navigate([], { relativeTo: this.#route, queryParams: { step: id }, replaceUrl: true });
    this.visitUpTo(id);
  }

  /** Leads to a field at its step. */
  async openField(slice: SliceName, path: string): Promise<void> {
    await this.open(stepOf(slice), path);
  }

  /** Where the user is to be led once the step is there; asked once. */
  takeFocus(): string | null {
    const focus = this.#focus;
    this.#focus = null;
    return focus;
  }

  /** To the step before. */
  async back(): Promise<void> {
    const previous = STEPS[this.index() - 1];
    if (previous) await this.open(previous.id);
  }

  /** Goes on unless something is wrong: first by the rules, then by what the server finds. */
  async next(): Promise<void> {
    const { slice } = this.current();
    const following = STEPS[this.index() + 1];
    if (!following || this.#draft.isFrozen()) return;
    if (slice && !(await this.#isPassed(slice))) return;
    await this.open(following.id);
  }

  /** Shows what is wrong where it is: at the step that the user is at, else at the first step that was tried. */
  async showFaults(): Promise<void> {
    const wrong = SLICE_NAMES.filter((name) => this.#draft.isRevealed(name) && this.#hasErrors(name));
    const { slice } = this.current();
    const [first] = wrong;
    if (first && !(slice && wrong.includes(slice))) await this.open(stepOf(first), '');
    this.#attempts.update((count) => count + 1);
  }

  async #isPassed(slice: SliceName): Promise<boolean> {
    // Whoever chooses a place and goes on at once has chosen it.
    if (slice === 'compute') await this.#draft.frozen(() => this.#place.settled());
    this.#draft.reveal(slice);
    const isWrong = this.#draft
      .faults(slice)()
      .some(({ severity, source }) => severity === 'error' && source === 'rule');
    const outcome = isWrong ? 'failed' : await this.#draft.frozen(() => this.#preflight.checkSlice(slice));
    if (outcome === 'failed') await this.showFaults();
    return outcome === 'passed' || (outcome === 'skipped' && !this.#session.isEnded());
  }

  #hasErrors(slice: SliceName): boolean {
    return this.#draft
      .faults(slice)()
      .some(({ severity }) => severity === 'error');
  }
}
