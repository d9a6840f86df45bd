import { inject, Injectable, signal } from '@angular/core';
import type { SliceName } from '@vic/contract/vch-spec';
import { withoutSecrets } from './draft/spec-checks.ts';
import { firstValueFrom } from 'rxjs';
import { toFault, type AppFault } from '../../core/errors/app-fault.ts';
import { VchCreationApi } from './api/vch-creation.client.ts';
import { DraftStore } from './draft/draft.store.ts';

/** Has the draft checked against what is there now. */
@Injectable()
export class Preflight {
  readonly #draft = inject(DraftStore);
  readonly #api = inject(VchCreationApi);
  readonly #fault = signal<AppFault | null>(null);

  /** Why the last check could not be made; it was skipped then. */
  readonly fault = this.#fault.asReadonly();

  /**
   * Checks one slice, or all. Nothing may be changed meanwhile.
   * @returns whether nothing is wrong; also true where it could not be checked, as the server checks again at the end
   */
  async check(slice: SliceName | null): Promise<boolean> {
    const spec = this.#draft.spec();
    const vcGuid = spec.compute.resource?.vcGuid;
    if (vcGuid === undefined) return true;
    try {
      const report = await this.#draft.frozen(() =>
        firstValueFrom(this.#api.preflight(vcGuid, withoutSecrets(spec), slice)),
      );
      this.#draft.setChecks(slice, report.checks);
      this.#fault.set(null);
      return report.isPassed;
    } catch (thrown) {
      this.#fault.set(toFault(thrown));
      return true;
    }
  }
}
