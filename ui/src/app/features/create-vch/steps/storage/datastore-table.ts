import { Component, computed, inject, input, output, signal } from '@angular/core';
import { ClrIcon } from '@clr/angular/icon';
import { TranslatePipe } from '@ngx-translate/core';
import type { DatastoreList, DatastoreRow } from '@vic/contract/placement';
import type { DatastoreChoice } from '@vic/contract/vch-spec';
import { FigureFormat } from '../../../../shared/figures/figure-format.ts';
import { Meter, toneOf } from '../../../../shared/meter/meter.ts';
import { datastoreObstacle, isChosen } from './datastore-state.ts';

/** From this many on there is a box to search by name. */
const MANY = 9;

/** How people write the kinds of datastores that vSphere writes otherwise. */
const KIND_NAMES: Readonly<Record<string, string | undefined>> = { vsan: 'vSAN', NFS41: 'NFS 4.1', VVOL: 'vVol' };

/** Datastores to choose one from: what they are, how much is free, which hosts reach them, why one cannot be chosen. */
@Component({
  selector: 'vic-datastore-table',
  imports: [ClrIcon, Meter, TranslatePipe],
  templateUrl: './datastore-table.html',
  styleUrl: './datastore-table.scss',
})
export class DatastoreTable {
  static #count = 0;
  readonly #figure = inject(FigureFormat);
  protected readonly id = `vic-datastores-${(DatastoreTable.#count += 1)}`;

  readonly list = input.required<DatastoreList>();
  readonly chosen = input.required<DatastoreChoice | null>();
  readonly label = input.required<string>();
  readonly choose = output<DatastoreChoice>();

  protected readonly search = signal('');
  protected readonly isSearchable = computed(() => this.list().datastores.length >= MANY);
  protected readonly rows = computed(() => {
    const wanted = this.search().trim().toLocaleLowerCase();
    return this.list()
      .datastores.filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
      .map((row) => ({
        ...row,
        kindName: KIND_NAMES[row.kind] ?? row.kind,
        parts: [
          {
            value: row.capacityBytes - row.freeBytes,
            tone: toneOf(row.capacityBytes - row.freeBytes, row.capacityBytes),
          },
        ],
        free: this.#figure.bytes(row.freeBytes),
        capacity: this.#figure.bytes(row.capacityBytes),
        obstacle: datastoreObstacle(row),
        isChosen: isChosen(row, this.chosen()),
      }));
  });

  protected take({ moid, name }: DatastoreRow): void {
    this.choose.emit({ moid, name });
  }
}
