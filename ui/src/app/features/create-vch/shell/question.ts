import { afterNextRender, Component, type ElementRef, input, output, viewChild } from '@angular/core';

/** A question over the page: the browser's own modal dialog keeps the focus inside and gives it back. */
@Component({
  selector: 'vic-question',
  template: `
    <dialog #dialog [attr.aria-labelledby]="id" (cancel)="leave($event)">
      <h2 [id]="id">{{ heading() }}</h2>
      <ng-content />
    </dialog>
  `,
  styleUrl: './question.scss',
})
export class Question {
  static #count = 0;
  protected readonly id = `vic-question-${(Question.#count += 1)}`;
  protected readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  readonly heading = input.required<string>();
  /** The user pressed ESC: no answer. */
  readonly dismissed = output();

  constructor() {
    afterNextRender(() => {
      const dialog = this.dialog().nativeElement;
      dialog.showModal();
      dialog.querySelector<HTMLElement>('.btn-primary')?.focus();
    });
  }

  protected leave(event: Event): void {
    event.preventDefault();
    this.dismissed.emit();
  }
}
