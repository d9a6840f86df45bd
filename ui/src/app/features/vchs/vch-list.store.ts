import { inject, Injectable } from '@angular/core';
import type { Vch } from '@vic/contract';
import { PluginClient } from '../../core/api/plugin.client.ts';
import { liveList } from '../../shared/list/live-list.ts';
import { VCH_COLUMNS } from './vch-list.columns.ts';

/** The VCHs of all linked vCenters. */
@Injectable()
export class VchListStore {
  readonly #api = inject(PluginClient);

  readonly list = liveList<Vch>({
    name: 'vchs',
    columns: VCH_COLUMNS,
    defaultSort: 'name',
    load: ({ filters, ...paging }) => this.#api.vchs({ ...filters, ...paging }),
    changesOf: ({ vchs, removedVchs }) => ({ changed: vchs, removed: removedVchs }),
  });
}
