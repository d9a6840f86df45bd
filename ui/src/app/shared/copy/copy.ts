import { Clipboard } from '@angular/cdk/clipboard';
import { Component, inject, input, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ClrIcon } from '@clr/angular/icon';
import { TranslatePipe } from '@ngx-translate/core';
import { of, Subject, switchMap, timer, concat, map } from 'rxjs';

/** How long the button says that it copied (ms). */
const CONFIRMATION_MS = 2_000;

type Outcome = 'none' | 'copied' | 'failed';

/** Copies a text to the clipboard and says so. */
@Component({
  selector: 'vic-copy',
  imports: [ClrIcon, TranslatePipe],
  template: `
    <button
      type="button"
      class="vic-icon-button"
      [title]="'copy.action' | translate: { what: what() }"
      [attr.aria-label]="'copy.action' | translate: { what: what() }"
      (click)="copy($event)"
    >
      <clr-icon [shape]="outcome() === 'copied' ? 'check' : outcome() === 'failed' ? 'times' : 'copy'" />
    </button>
    <span class="clr-sr-only" role="status">
      @if (outcome() !== 'none') {
        {{ (outcome() === 'copied' ? 'copy.done' : 'copy.failed') | translate: { what: what() } }}
      }
    </span>
  `,
})
export class Copy {
  readonly #clipboard = inject(Clipboard);
  readonly #outcomes = new Subject<Outcome>();

  readonly text = input.required<string>();
  /** What is copied, in words: "Docker API endpoint" */
  readonly what = input.required<string>();

  protected readonly outcome = signal<Outcome>('none');

  constructor() {
    const thenNothing = (outcome: Outcome) =>
      concat(of(outcome), timer(CONFIRMATION_MS).pipe(map(() => 'none' as const)));
    this.#outcomes.pipe(switchMap(thenNothing), takeUntilDestroyed()).subscribe((outcome) => {
      this.outcome.set(outcome);
    });
  }

  protected copy(event: Event): void {
    event.stopPropagation();
    this.#outcomes.next(this.#clipboard.copy(this.text()) ? 'copied' : 'failed');
  }
}
