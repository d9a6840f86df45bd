import { DestroyRef, inject, Injectable, linkedSignal, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { PreflightCheck } from '@vic/contract/vch-creation';
import { withoutSecrets, type SliceName, type VchSpec } from '@vic/contract/vch-spec';
import { firstValueFrom } from 'rxjs';
import { toFault, type AppFault } from '../../core/errors/app-fault.ts';
import { Session } from '../../core/session/session.ts';
import { VchCreationClient } from './api/vch-creation.client.ts';
import { DraftStore } from './draft/draft.store.ts';

/** `skipped`: it could not be checked now; the server checks again when it creates. */
export type PreflightOutcome = 'passed' | 'failed' | 'skipped';

const WORST_FIRST: readonly PreflightOutcome[] = ['failed', 'skipped'];

interface Answer {
  readonly outcome: PreflightOutcome;
  /** why it could not be checked */
  readonly fault: AppFault | null;
}

/** Has the draft checked against what is there now. */
@Injectable()
export class PreflightStore {
  readonly #draft = inject(DraftStore);
  readonly #api = inject(VchCreationClient);
  readonly #destroyRef = inject(DestroyRef);
  readonly #session = inject(Session);
  /** A session that goes on leaves its end behind. */
  readonly #fault = linkedSignal<number, AppFault | null>({
    source: this.#session.resumptions,
    computation: () => null,
  });
  readonly #isRunning = signal(false);

  /** Why the last check could not be made. */
  readonly fault = this.#fault.asReadonly();
  readonly isRunning = this.#isRunning.asReadonly();

  /** Checks one step's part. The name can be checked only where the place is known, so it is checked with the place. */
  checkSlice(slice: SliceName): Promise<PreflightOutcome> {
    return this.#check(slice === 'compute' ? ['compute', 'general'] : [slice]);
  }

  /** Checks everything, with what vic-machine-server itself checks. */
  checkAll(): Promise<PreflightOutcome> {
    return this.#check([null]);
  }

  /** @param slices are asked for at once; null: all of them, and what vic-machine-server checks */
  async #check(slices: readonly (SliceName | null)[]): Promise<PreflightOutcome> {
    const spec = this.#draft.spec();
    const vcGuid = spec.compute.resource?.vcGuid;
    if (vcGuid === undefined) return 'passed';
    this.#isRunning.set(true);
    const answers = await Promise.all(slices.map((slice) => this.#ask(vcGuid, spec, slice)));
    this.#isRunning.set(false);
    this.#fault.set(answers.find(({ fault }) => fault !== null)?.fault ?? null);
    const outcomes = answers.map(({ outcome }) => outcome);
    return WORST_FIRST.find((outcome) => outcomes.includes(outcome)) ?? 'passed';
  }

  async #ask(vcGuid: string, spec: VchSpec, slice: SliceName | null): Promise<Answer> {
    try {
      const asked = this.#api.preflight(vcGuid, withoutSecrets(spec), slice).pipe(takeUntilDestroyed(this.#destroyRef));
      const report = await firstValueFrom(asked, { defaultValue: null });
      if (report) this.#draft.setChecks('preflight', slice, report.checks, spec);
      return { outcome: (report?.checks ?? []).some(isError) ? 'failed' : 'passed', fault: null };
    } catch (thrown) {
      return { outcome: 'skipped', fault: toFault(thrown) };
    }
  }
}

function isError({ outcome }: PreflightCheck): boolean {
  return outcome === 'error';
}
