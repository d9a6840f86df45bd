import { DestroyRef, inject, Injectable, linkedSignal, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { PreflightCheck } from '@vic/contract/vch-creation';
import { withoutSecrets, type SliceName } from '@vic/contract/vch-spec';
import { firstValueFrom } from 'rxjs';
import { toFault, type AppFault } from '../../core/errors/app-fault.ts';
import { Session } from '../../core/session/session.ts';
import { VchCreationApi } from './api/vch-creation.client.ts';
import { DraftStore } from './draft/draft.store.ts';

/** `skipped`: it could not be checked now; the server checks again when it creates. */
export type PreflightOutcome = 'passed' | 'failed' | 'skipped';

/** Has the draft checked against what is there now. */
@Injectable()
export class Preflight {
  readonly #draft = inject(DraftStore);
  readonly #api = inject(VchCreationApi);
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
  async checkSlice(slice: SliceName): Promise<PreflightOutcome> {
    const outcomes = [await this.#check(slice)];
    if (slice === 'compute' && outcomes[0] !== 'skipped') outcomes.push(await this.#check('general'));
    return outcomes.find((outcome) => outcome !== 'passed') ?? 'passed';
  }

  /** Checks everything, with what vic-machine-server itself checks. */
  checkAll(): Promise<PreflightOutcome> {
    return this.#check(null);
  }

  async #check(slice: SliceName | null): Promise<PreflightOutcome> {
    const spec = this.#draft.spec();
    const vcGuid = spec.compute.resource?.vcGuid;
    if (vcGuid === undefined) return 'passed';
    this.#isRunning.set(true);
    try {
      const asked = this.#api.preflight(vcGuid, withoutSecrets(spec), slice).pipe(takeUntilDestroyed(this.#destroyRef));
      const report = await firstValueFrom(asked, { defaultValue: null });
      if (report) this.#draft.setChecks('preflight', slice, report.checks, spec);
      this.#fault.set(null);
      return (report?.checks ?? []).some(isError) ? 'failed' : 'passed';
    } catch (thrown) {
      this.#fault.set(toFault(thrown));
      return 'skipped';
    } finally {
      this.#isRunning.set(false);
    }
  }
}

function isError({ outcome }: PreflightCheck): boolean {
  return outcome === 'error';
}
