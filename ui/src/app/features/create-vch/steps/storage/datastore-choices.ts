import { computed, effect, inject, Injectable, untracked } from '@angular/core';
import { PlacementClient } from '../../api/placement.client.ts';
import { placedData } from '../../api/placed-data.ts';
import { DraftStore } from '../../draft/draft.store.ts';
import { withoutGoneDatastores } from './gone-datastores.ts';

/**
 * The datastores of the chosen compute resource. Whenever another list arrives, choices that are not in it are taken back
 * and told; that is why this lives as long as the wizard, whichever step is open.
 */
@Injectable()
export class DatastoreChoices {
  readonly #draft = inject(DraftStore);
  readonly #client = inject(PlacementClient);
  readonly #compute = this.#draft.slice('compute');

  /** Where the VCH is to run; null: not chosen yet. */
  readonly resource = computed(() => this.#compute().resource);
  readonly #list = placedData(this.resource, (place, reading) => this.#client.datastores(place, reading));
  readonly data = this.#list.data;
  readonly list = this.#list.value;

  constructor() {
    effect(() => {
      const list = this.list();
      if (!list) return;
      untracked(() => {
        const { storage, gone } = withoutGoneDatastores(this.#draft.spec().storage, list);
        if (gone.length === 0) return;
        this.#draft.adjust('storage', storage);
        for (const { name, volumeLabel } of gone) this.#tell(name, volumeLabel);
      });
    });
  }

  /** Reads the datastores again. */
  refresh(): void {
    this.#list.refresh();
  }

  #tell(name: string, volumeLabel: string | null): void {
    const resource = this.resource()?.name ?? '';
    if (volumeLabel === null) {
      this.#draft.tell({ slice: 'storage', key: 'createVch.storage.gone.image', values: { name, resource } });
      return;
    }
    const values = { name, resource, label: volumeLabel };
    this.#draft.tell({ slice: 'storage', key: 'createVch.storage.gone.volume', values });
  }
}
