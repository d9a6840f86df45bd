import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { ClrIcon } from '@clr/angular/icon';
import { changedAdvanced, fieldAt, type SliceName } from '@vic/contract/vch-spec';
import { TranslatePipe } from '@ngx-translate/core';
import { DraftStore } from '../draft/draft.store.ts';

/**
 * Fields that most people leave alone. Closed it keeps their values, and says how many differ from how they start; it
 * opens by itself where one of them is at fault.
 */
@Component({
  selector: 'vic-advanced',
  imports: [ClrIcon, TranslatePipe],
  template: `
    <button
      type="button"
      class="btn btn-link toggle"
      [attr.aria-expanded]="isOpen()"
      [attr.aria-controls]="id"
      (click)="isOpen.set(!isOpen())"
    >
      <clr-icon shape="angle" [direction]="isOpen() ? 'down' : 'right'" aria-hidden="true" />
      {{ titleKey() | translate }}
      @if (changedCount(); as count) {
        <span class="changed">{{ 'createVch.shell.changedCount' | translate: { count } }}</span>
      }
    </button>
    <div [id]="id" [hidden]="!isOpen()">
      <ng-content />
    </div>
  `,
  styleUrl: './advanced.scss',
})
export class Advanced {
  static #count = 0;
  readonly #draft = inject(DraftStore);
  protected readonly id = `vic-advanced-${(Advanced.#count += 1)}`;

  readonly slice = input.required<SliceName>();
  /** only the fields whose id starts so, such as `networks.client`; without it all advanced ones of the slice */
  readonly under = input('');
  readonly titleKey = input('createVch.shell.advanced');

  protected readonly changedCount = computed(
    () => changedAdvanced(this.slice(), this.#draft.spec()).filter(({ fieldId }) => this.#isMine(fieldId)).length,
  );
  protected readonly isOpen = linkedSignal<boolean, boolean>({
    source: () => this.#isAtFault(),
    computation: (isAtFault, previous) => isAtFault || (previous?.value ?? this.changedCount() > 0),
  });
  readonly #isAtFault = computed(() => {
    const isRevealed = this.#draft.isRevealed(this.slice());
    return this.#draft
      .faults(this.slice())()
      .filter((fault) => isRevealed || fault.source === 'server')
      .map((fault) => fieldAt(fault.path))
      .some((field) => field?.isAdvanced === true && this.#isMine(field.id));
  });

  #isMine(fieldId: string): boolean {
    return fieldId.startsWith(this.under());
  }
}
