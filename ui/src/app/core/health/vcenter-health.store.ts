import { computed, Injectable, signal } from '@angular/core';
import type { VcenterHealth, VcenterState } from '@vic/contract';

/** States in which rows of a vCenter may be shown but are not current. */
const STALE_STATES: readonly VcenterState[] = ['stale', 'unavailable', 'untrusted', 'not-permitted', 'expired'];

/** What is known of each vCenter: the newest of what queries and the stream told. */
@Injectable({ providedIn: 'root' })
export class VcenterHealthStore {
  readonly #vcenters = signal<readonly VcenterHealth[]>([]);

  readonly vcenters = this.#vcenters.asReadonly();
  /** vCenters whose rows are missing or old. */
  readonly troubled = computed(() => this.#vcenters().filter(({ state }) => STALE_STATES.includes(state)));
  /** Whether a first inventory is still on its way. */
  readonly isAnyLoading = computed(() => this.#vcenters().some(({ state }) => state === 'loading'));
  readonly #byGuid = computed(() => new Map(this.#vcenters().map((vcenter) => [vcenter.vcGuid, vcenter])));

  /** Takes over what an answer or the stream says. */
  set(vcenters: readonly VcenterHealth[]): void {
    this.#vcenters.set(vcenters);
  }

  /** The vCenter of a record; null if it was not named yet. */
  of(vcGuid: string): VcenterHealth | null {
    return this.#byGuid().get(vcGuid) ?? null;
  }

  /** Host name of a vCenter, its GUID while the name is unknown. */
  nameOf(vcGuid: string): string {
    return this.of(vcGuid)?.name ?? vcGuid;
  }

  /** Whether rows of this vCenter are the last known ones rather than current. */
  isStale(vcGuid: string): boolean {
    const vcenter = this.of(vcGuid);
    return vcenter !== null && STALE_STATES.includes(vcenter.state);
  }
}
