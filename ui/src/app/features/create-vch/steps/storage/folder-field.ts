import { Component, computed, inject, input, linkedSignal, viewChild, type ElementRef } from '@angular/core';
import { ReactiveFormsModule, type FormControl } from '@angular/forms';
import { TranslatePipe } from '@ngx-translate/core';
import type { DatastoreChoice } from '@vic/contract/vch-spec';
import { CompoundControl } from '../../form/compound-control.ts';
import { CompoundField } from '../../form/compound-field.ts';
import { DatastoreChoices } from './datastore-choices.ts';
import { FolderBrowser } from './folder-browser.ts';
import { withoutOuterSlashes } from './folder-path.ts';

/** A folder of a datastore: typed, or found by browsing. */
@Component({
  selector: 'vic-folder-field',
  imports: [CompoundControl, CompoundField, FolderBrowser, ReactiveFormsModule, TranslatePipe],
  templateUrl: './folder-field.html',
  styleUrl: './folder-field.scss',
})
export class FolderField {
  readonly #choices = inject(DatastoreChoices);
  protected readonly browseButton = viewChild.required<ElementRef<HTMLElement>>('browse');

  /** id in the field table */
  readonly field = input.required<string>();
  /** JSON pointer */
  readonly path = input.required<string>();
  readonly control = input.required<FormControl<string>>();
  readonly datastore = input.required<DatastoreChoice | null>();
  /** shown while nothing is entered */
  readonly placeholder = input('');

  protected readonly place = computed(() => {
    const datastore = this.datastore();
    const vcGuid = this.#choices.resource()?.vcGuid;
    return datastore && vcGuid !== undefined ? { vcGuid, moid: datastore.moid } : null;
  });
  /** Another datastore has other folders. */
  protected readonly isBrowsing = linkedSignal({ source: () => this.datastore()?.moid, computation: () => false });

  protected tidy(): void {
    const control = this.control();
    const folder = withoutOuterSlashes(control.value);
    if (folder !== control.value) control.setValue(folder);
  }

  protected pick(folder: string): void {
    const control = this.control();
    control.setValue(folder);
    control.markAsDirty();
    this.stop();
  }

  protected stop(): void {
    this.isBrowsing.set(false);
    this.browseButton().nativeElement.focus();
  }
}
