import { Component, computed, input, output } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { ClrIcon } from '@clr/angular/icon';
import { TranslatePipe } from '@ngx-translate/core';
import { ANONYMOUS_VOLUME_STORE, type VolumeStore } from '@vic/contract/vch-spec';
import { CompoundControl } from '../../form/compound-control.ts';
import { CompoundField } from '../../form/compound-field.ts';
import { TextField } from '../../form/text-field.ts';
import { DatastoreSelect } from './datastore-select.ts';
import { FolderField } from './folder-field.ts';
import { isNfs, type VolumeStoreForm } from './storage-step.form.ts';

/** One volume store: its label, and where volumes are kept. */
@Component({
  selector: 'vic-volume-store-row',
  imports: [
    ClrIcon,
    CompoundControl,
    CompoundField,
    DatastoreSelect,
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
  readonly remove = output();

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
}
