import { Component, computed, input, output } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { ClrIcon } from '@clr/angular/icon';
import { TranslatePipe } from '@ngx-translate/core';
import { ANONYMOUS_VOLUME_STORE, type VolumeStore } from '@vic/contract/vch-spec';
import { CompoundControl } from '../../form/compound-control.ts';
import { CompoundField } from '../../form/compound-field.ts';
import { FieldHelp } from '../../form/field-help.ts';
import { TextField } from '../../form/text-field.ts';
import { DatastoreSelect } from './datastore-select.ts';
import { FolderField } from './folder-field.ts';
import { isNfs, type VolumeStoreForm } from './storage-step.form.ts';

const KINDS: readonly VolumeStore['kind'][] = ['datastore', 'nfs'];

/** One volume store: its label, and where volumes are kept. */
@Component({
  selector: 'vic-volume-store-row',
  imports: [
    ClrIcon,
    CompoundControl,
    CompoundField,
    DatastoreSelect,
    FieldHelp,
    FolderField,
    ReactiveFormsModule,
    TextField,
    TranslatePipe,
  ],
  templateUrl: './volume-store-row.html',
  styleUrl: './volume-store-row.scss',
  host: { role: 'group', '[attr.aria-label]': 'title()' },
})
export class VolumeStoreRow {
  readonly store = input.required<VolumeStore>();
  readonly form = input.required<VolumeStoreForm>();
  readonly index = input.required<number>();
  readonly title = input.required<string>();
  /** what the row was before its kind was switched; null: it was not */
  readonly former = input<VolumeStore | null>(null);
  readonly remove = output();
  readonly kindChange = output<VolumeStore['kind']>();

  protected readonly kinds = KINDS;

  protected readonly path = computed(() => `/storage/volumeStores/${this.index()}`);
  protected readonly isAnonymous = computed(() => this.store().label === ANONYMOUS_VOLUME_STORE);
  protected readonly onNfs = computed(() => {
    const form = this.form();
    return isNfs(form) ? form : null;
  });
  protected readonly onDatastore = computed(() => {
    const form = this.form();
    return isNfs(form) ? null : form;
  });
  protected readonly datastore = computed(() => {
    const store = this.store();
    return store.kind === 'datastore' ? store.datastore : null;
  });
  /** What was entered for the other kind and does not count now; null: nothing was. */
  protected readonly dropped = computed(() => {
    const former = this.former();
    const place = former && placeIn(former);
    return former && place ? { kind: former.kind, place } : null;
  });

  protected choose(chosen: string): void {
    const kind = KINDS.find((each) => each === chosen);
    if (kind) this.kindChange.emit(kind);
  }
}

/** Where volumes would be kept, as it is known to people; empty: nothing was entered. */
function placeIn(store: VolumeStore): string {
  if (store.kind === 'nfs') return [store.host, store.path].filter((part) => part !== '').join(':');
  return [store.datastore?.name ?? '', store.folder].filter((part) => part !== '').join('/');
}
