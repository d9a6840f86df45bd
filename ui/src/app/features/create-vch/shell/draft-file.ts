import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { diff, parseExport, SLICE_NAMES, toExport, type Text, type VchSpec } from '@vic/contract/vch-spec';
import { SAVE_FILE } from '../../../core/files/save-file.ts';
import { FilePicker } from '../certificates/file-picker.ts';
import { DraftStore } from '../draft/draft.store.ts';
import { sendableSpec } from '../draft/readable-spec.ts';
import { Shown } from '../steps/summary/shown.ts';
import { WizardStore } from '../wizard.store.ts';
import { Question } from './question.ts';

/** No specification comes near this (bytes). */
const MAX_FILE_BYTES = 1_000_000;

/** The draft as a file: kept for later or for somebody else, and read again after a look at what will change. */
@Component({
  selector: 'vic-draft-file',
  imports: [FilePicker, Question, Shown, TranslatePipe],
  templateUrl: './draft-file.html',
  styleUrl: './draft-file.scss',
})
export class DraftFile {
  readonly #draft = inject(DraftStore);
  readonly #wizard = inject(WizardStore);
  readonly #save = inject(SAVE_FILE);

  /** False where there is nothing yet that would be worth keeping. */
  readonly canExport = input(true);

  protected readonly fault = signal<Text | null>(null);
  /** what was read and is not taken over yet */
  protected readonly read = signal<VchSpec | null>(null);
  protected readonly changes = computed(() => {
    const read = this.read();
    return read
      ? diff(this.#draft.spec(), read).map((change) => ({ ...change, labelKey: labelKeyOf(change.fieldId) }))
      : [];
  });

  protected exportDraft(): void {
    const spec = this.#draft.spec();
    this.#save({ fileName: `${spec.general.name.trim() || 'vch'}.json`, content: toExport(sendableSpec(spec)) });
  }

  protected async importFrom(files: readonly File[]): Promise<void> {
    const [file] = files;
    if (!file) return;
    this.fault.set(null);
    const outcome =
      file.size > MAX_FILE_BYTES
        ? { fault: { key: 'createVch.draftFile.tooLarge', values: {} } }
        : parseExport(await file.text());
    if ('fault' in outcome) this.fault.set(outcome.fault);
    else this.read.set(outcome.spec);
  }

  protected takeOver(): void {
    const spec = this.read();
    if (!spec) return;
    this.read.set(null);
    this.#draft.replace(spec);
    this.#draft.tell({ slice: 'operationsUser', key: 'createVch.shell.secretsGone', values: {} });
    SLICE_NAMES.forEach((name) => {
      this.#draft.reveal(name);
    });
    this.#wizard.visitUpTo('summary');
  }
}

function labelKeyOf(fieldId: string): string {
  return `createVch.field.${fieldId}.label`;
}
