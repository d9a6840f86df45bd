import { effect, inject, Injectable, untracked } from '@angular/core';
import { PluginClient } from '../../core/api/plugin.client.ts';
import { VcenterHealthStore } from '../../core/health/vcenter-health.store.ts';
import { remoteData } from '../../core/remote-data/remote-data.ts';
import { liveRefresh } from '../../shared/live/live-refresh.ts';

const EVERYTHING = {};

/** Counts over all linked vCenters, current while the page is open. */
@Injectable()
export class SummaryStore {
  readonly #api = inject(PluginClient);
  readonly #health = inject(VcenterHealthStore);
  readonly #remote = remoteData(
    () => EVERYTHING,
    () => this.#api.summary(),
  );

  readonly data = this.#remote.data;
  readonly summary = this.#remote.value;

  constructor() {
    liveRefresh(
      this.#remote,
      (message) => message.type === 'health' || ('revision' in message && message.revision !== this.#revision()),
    );
    effect(() => {
      const summary = this.summary();
      if (summary) untracked(() => this.#health.set(summary.vcenters));
    });
  }

  /** Reads again, as the user asked. */
  refresh(): void {
    this.#remote.refresh('explicit');
  }

  #revision(): number | null {
    return this.summary()?.revision ?? null;
  }
}
