import { afterNextRender, Component, computed, ElementRef, inject, Injector, input, signal } from '@angular/core';
import { ClrIcon } from '@clr/angular/icon';
import { TranslatePipe } from '@ngx-translate/core';
import { DraftStore } from '../draft/draft.store.ts';
import { FieldFaults } from './field-faults.ts';
import { formValue } from './form-value.ts';
import { shownErrors } from './shown-errors.ts';

interface Row {
  readonly id: number;
  readonly text: string;
}

/** What parts texts that are pasted at once: line ends only where a text may have blanks and commas in it. */
export type PasteSeparator = 'blank' | 'line';
const SEPARATORS: Readonly<Record<PasteSeparator, RegExp>> = { blank: /[\s,;]+/, line: /[\r\n]+/ };

/**
 * Form control for a list of texts, one row each: Enter begins a new one, pasting several lines makes several. Rows
 * without text do not count.
 */
@Component({
  selector: 'vic-list-of-texts',
  imports: [ClrIcon, FieldFaults, TranslatePipe],
  templateUrl: './list-of-texts.html',
  styleUrl: './list-of-texts.scss',
})
export class ListOfTexts {
  static #count = 0;
  readonly #draft = inject(DraftStore);
  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #injector = inject(Injector);
  protected readonly id = `vic-texts-${(ListOfTexts.#count += 1)}`;

  /** name of the field, for those who hear it */
  readonly label = input.required<string>();
  /** JSON pointer of the list, such as `/networks/nameServers`: shows what is wrong with each row */
  readonly path = input('');
  readonly placeholder = input('');
  /** key of what the button that adds a row says */
  readonly addKey = input('createVch.shell.addRow');
  readonly pasteSeparator = input<PasteSeparator>('blank');

  protected readonly control = formValue((texts: readonly string[]) => {
    this.rows.set(texts.map((text) => this.#row(text)));
  });
  protected readonly rows = signal<readonly Row[]>([]);
  protected readonly isTouched = signal(false);
  /** For each row its place in the value; null: it has no text. */
  readonly #places = computed(() => {
    let place = 0;
    return this.rows().map(({ text }) => (text.trim() === '' ? null : place++));
  });
  #nextId = 1;

  protected pathOfRow(index: number): string | null {
    const place = this.#places()[index] ?? null;
    return this.path() === '' || place === null ? null : `${this.path()}/${place}`;
  }

  /** Something is wrong with the row, and said below it. */
  protected hasFault(index: number): boolean {
    const path = this.pathOfRow(index);
    return path !== null && shownErrors(this.#draft, path, { isLeft: this.isTouched() }).length > 0;
  }

  protected enter(id: number, text: string): void {
    this.#set(this.rows().map((row) => (row.id === id ? { id, text } : row)));
  }

  /** Several texts become several rows. */
  protected paste(event: ClipboardEvent, id: number, box: HTMLInputElement): void {
    const [first, ...others] = (event.clipboardData?.getData('text') ?? '')
      .split(SEPARATORS[this.pasteSeparator()])
      .map((text) => text.trim())
      .filter((text) => text !== '');
    if (first === undefined || others.length === 0) return;
    event.preventDefault();
    const before = box.value.slice(0, box.selectionStart ?? box.value.length);
    const after = box.value.slice(box.selectionEnd ?? box.value.length);
    const pasted = [before + first, ...others];
    const last = pasted.length - 1;
    const rows = pasted.map((text, index) => this.#row(index === last ? text + after : text));
    this.#set(this.rows().flatMap((row) => (row.id === id ? rows : [row])));
    this.#focus(rows[last]?.id);
  }

  protected insertAfter(event: Event, id: number): void {
    event.preventDefault();
    const added = this.#row('');
    this.#set(this.rows().flatMap((row) => (row.id === id ? [row, added] : [row])));
    this.#focus(added.id);
  }

  protected append(): void {
    const added = this.#row('');
    this.#set([...this.rows(), added]);
    this.#focus(added.id);
  }

  /** The focus goes to the next row, so that it is not lost with the button. */
  protected remove(id: number): void {
    const index = this.rows().findIndex((row) => row.id === id);
    const rows = this.rows().filter((row) => row.id !== id);
    this.#set(rows);
    this.#focus((rows[index] ?? rows[index - 1])?.id);
    this.touch();
  }

  protected touch(): void {
    this.isTouched.set(true);
    this.control.leave();
  }

  #row(text: string): Row {
    return { id: this.#nextId++, text };
  }

  #set(rows: readonly Row[]): void {
    this.rows.set(rows);
    this.control.enter(rows.map(({ text }) => text.trim()).filter((text) => text !== ''));
  }

  /** Moves the focus into a row, or to the button that adds one where there is none. */
  #focus(id: number | undefined): void {
    afterNextRender(
      () => {
        const index = this.rows().findIndex((row) => row.id === id);
        const selector = index < 0 ? '.add' : `li:nth-of-type(${index + 1}) input`;
        this.#element.nativeElement.querySelector<HTMLElement>(selector)?.focus();
      },
      { injector: this.#injector },
    );
  }
}
