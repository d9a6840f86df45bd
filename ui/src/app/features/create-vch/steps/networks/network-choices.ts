import { computed, effect, inject, Injectable, untracked } from '@angular/core';
import { placedData } from '../../api/placed-data.ts';
import { PlacementClient } from '../../api/placement.client.ts';
import { DraftStore } from '../../draft/draft.store.ts';
import { keepSeenNetworks } from './keep-seen-networks.ts';

/** How long it waits until it asks for the use of networks again (ms): first, and at most. */
const USE_DELAY_MS = 2_000;
const LONGEST_USE_DELAY_MS = 30_000;

/**
 * Networks that the chosen compute resource sees. Takes those out of the draft that it does not see, and says so,
 * whichever step is open: it lives as long as the wizard.
 */
@Injectable()
export class NetworkChoices {
  readonly #placement = inject(PlacementClient);
  readonly #draft = inject(DraftStore);
  readonly #networks = this.#draft.slice('networks');
  readonly #remote = placedData(
    () => this.#draft.spec().compute.resource,
    (place, reading) => this.#placement.networks(place, reading),
  );

  #useDelayMs = USE_DELAY_MS;

  /** Idle as long as no compute resource is chosen. */
  readonly data = this.#remote.data;
  readonly list = this.#remote.value;
  readonly hasPlace = computed(() => this.#draft.spec().compute.resource !== null);

  constructor() {
    effect((onCleanup) => {
      this.#askForUse(onCleanup);
    });
    effect(() => {
      const list = this.list();
      const networks = this.#networks();
      if (list === null) return;
      const kept = keepSeenNetworks(networks, list);
      untracked(() => {
        if (kept.isChanged) this.#draft.adjust('networks', kept.networks);
        for (const { role, alias, name } of kept.dropped) {
          const values = { role, alias, name, place: this.#draft.spec().compute.resource?.name ?? '' };
          this.#draft.tell({ slice: 'networks', key: 'createVch.networks.dropped', values });
        }
      });
    });
  }

  /** Asks vCenter again. */
  refresh(): void {
    this.#remote.refresh();
  }

  /** What other VCHs use comes later than the networks themselves: asks again, ever more seldom, until it is there. */
  #askForUse(onCleanup: (run: () => void) => void): void {
    if (this.list()?.isUseKnown !== false) {
      this.#useDelayMs = USE_DELAY_MS;
      return;
    }
    const timer = setTimeout(() => {
      this.#useDelayMs = Math.min(2 * this.#useDelayMs, LONGEST_USE_DELAY_MS);
      this.#remote.refresh('implicit');
    }, this.#useDelayMs);
    onCleanup(() => {
      clearTimeout(timer);
    });
  }
}
