import { computed, inject, Injectable, signal } from '@angular/core';
import type { CreationRights } from '@vic/contract/placement';
import { firstValueFrom } from 'rxjs';
import { CreationRightsClient } from '../../core/vch-wizard/creation-rights.client.ts';

/** What the user may do at each vCenter, and as whom they are logged in there. */
@Injectable()
export class RightsStore {
  readonly #api = inject(CreationRightsClient);
  readonly #known = signal<CreationRights | null>(null);

  /** Why the user may make VCHs nowhere; null: they may, or it is not known. */
  readonly missing = computed(() => {
    const rights = this.#known();
    return rights && !rights.isAllowed ? rights.vcenters : null;
  });
  /** Null: not known. */
  readonly userName = computed(() => {
    const names = this.#known()?.vcenters.map(({ userName }) => userName) ?? [];
    return names.find((name) => name !== null) ?? null;
  });

  /** A server that cannot tell is no reason to keep the user out: it says so when it is asked to create. */
  async read(): Promise<void> {
    try {
      this.#known.set(await firstValueFrom(this.#api.read()));
    } catch {
      // What is known stays; where nothing is, the user is let in.
    }
  }

  /** Who the user is at a vCenter, and by what it is known. Reads a signal. */
  at(vcGuid: string): { readonly userName: string | null; readonly thumbprint: string | null } {
    const { userName = null, thumbprint = null } = this.#known()?.vcenters.find((each) => each.vcGuid === vcGuid) ?? {};
    return { userName, thumbprint };
  }
}
