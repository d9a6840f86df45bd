import { computed, inject, Injectable } from '@angular/core';
import { parseUrn, type ContainerVm } from '@vic/contract';
import { PluginClient } from '../../core/api/plugin.client.ts';
import { remoteData } from '../../core/remote-data/remote-data.ts';
import { liveList } from '../../shared/list/live-list.ts';
import { CONTAINER_COLUMNS } from './container-list.columns.ts';

/** The containers of all linked vCenters, or of one VCH. */
@Injectable()
export class ContainerListStore {
  readonly #api = inject(PluginClient);

  readonly list = liveList<ContainerVm>({
    name: 'containers',
    columns: CONTAINER_COLUMNS,
    defaultSort: 'name',
    extraFilters: ['vchId'],
    load: ({ filters, ...paging }) => this.#api.containers({ ...filters, ...paging }),
    changesOf: ({ containers, removedContainers }) => ({ changed: containers, removed: removedContainers }),
  });

  /** id of the VCH whose containers are shown; null: of all */
  readonly vchId = computed(() => this.list.state().filters['vchId'] ?? null);

  readonly #vch = remoteData(
    () => this.vchId() ?? undefined,
    (vchId) => {
      const { vcGuid = '', moid = '' } = parseUrn(vchId) ?? {};
      return this.#api.vch(vcGuid, moid);
    },
  );

  /** name of that VCH, its id while the name is unknown */
  readonly vchName = computed(() => {
    const vchId = this.vchId();
    const vch = this.#vch.value();
    return vch?.id === vchId ? vch.name : vchId;
  });

  /** Takes the filter by VCH away. */
  showAllVchs(): void {
    const others = Object.entries(this.list.state().filters).filter(([param]) => param !== 'vchId');
    this.list.show({ filters: Object.fromEntries(others), page: 1 });
  }
}
