import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { toObservable } from '@angular/core/rxjs-interop';
import type { ComputeDetails } from '@vic/contract/placement';
import { filter, firstValueFrom } from 'rxjs';
import { PlacementClient, type Place } from '../../api/placement.client.ts';
import { isSamePlace, placedData } from '../../api/placed-data.ts';
import { DraftStore } from '../../draft/draft.store.ts';
import { isSameValue } from '../../draft/json-pointer.ts';

/** Why no DRS VM group can be made for the VCH. */
export type VmGroupObstacle = 'no-cluster' | 'drs-off' | 'name-taken';

/**
 * The place that is chosen for the VCH, and what vCenter tells of it. A place gets into the draft when its details have
 * come, as they hold its datacenter and path; until then the draft has none.
 */
@Injectable()
export class ComputeChoice {
  readonly #draft = inject(DraftStore);
  readonly #client = inject(PlacementClient);
  readonly #compute = this.#draft.slice('compute');
  readonly #wanted = signal<Place | null>(null);

  readonly resource = computed(() => this.#compute().resource);
  /** What is chosen, also while it is still looked at. */
  readonly place = computed((): Place | null => this.resource() ?? this.#wanted());
  readonly isChoosing = computed(() => this.resource() === null && this.data().status === 'loading');
  readonly #isChoosing = toObservable(this.isChoosing);
  readonly #details = placedData(this.place, (place, reading) => this.#client.details(place, reading));
  readonly data = this.#details.data;
  readonly details = this.#details.value;
  /** null: one can be made */
  readonly vmGroupObstacle = computed((): VmGroupObstacle | null => {
    const details = this.details();
    const name = this.#draft.spec().general.name;
    if (!details) return this.resource()?.kind === 'cluster' ? null : 'no-cluster';
    return obstacleIn(details) ?? (details.drs.groups.includes(name) ? 'name-taken' : null);
  });

  constructor() {
    effect(() => {
      const details = this.details();
      if (!details) return;
      untracked(() => {
        if (this.resource() === null) this.#take(details);
        this.#refresh(details);
        this.#dropVmGroup(details);
      });
    });
  }

  /** Takes a node of the tree as the place. */
  choose(place: Place): void {
    if (isSamePlace(place, this.place() ?? undefined)) return;
    this.#wanted.set({ vcGuid: place.vcGuid, moid: place.moid });
    if (this.resource()) this.#draft.update('compute', { ...this.#compute(), resource: null });
  }

  /** Resolves when no place is being looked at any more: it is in the draft then, if it can be chosen. */
  async settled(): Promise<void> {
    if (this.isChoosing()) await firstValueFrom(this.#isChoosing.pipe(filter((is) => !is)), { defaultValue: false });
  }

  /** Reads again what the place has. */
  refresh(): void {
    this.#details.refresh();
  }

  #take({ resource, isSelectable }: ComputeDetails): void {
    if (!isSelectable) return;
    this.#wanted.set(null);
    this.#draft.update('compute', { ...this.#compute(), resource });
  }

  /** Of a draft from before it holds what it was called then, and where it stood. */
  #refresh({ resource }: ComputeDetails): void {
    const compute = this.#compute();
    if (!compute.resource || isSameValue(compute.resource, resource)) return;
    this.#draft.adjust('compute', { ...compute, resource });
  }

  #dropVmGroup(details: ComputeDetails): void {
    const compute = this.#compute();
    const obstacle = obstacleIn(details);
    if (!compute.useVmGroup || obstacle === null || !details.isSelectable) return;
    this.#draft.adjust('compute', { ...compute, useVmGroup: false });
    const values = { resource: details.resource.name };
    this.#draft.tell({ slice: 'compute', key: `createVch.compute.vmGroup.dropped.${obstacle}`, values });
  }
}

function obstacleIn({ resource, drs }: ComputeDetails): 'no-cluster' | 'drs-off' | null {
  if (resource.kind !== 'cluster') return 'no-cluster';
  return drs.isEnabled === false ? 'drs-off' : null;
}
