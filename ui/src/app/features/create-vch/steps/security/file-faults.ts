import { Component, computed, inject, input } from '@angular/core';
import { DraftStore } from '../../draft/draft.store.ts';
import { FaultText } from '../../form/fault-text.ts';
import { ClrIcon } from '@clr/angular/icon';

/**
 * What is missing at a field of files, once Next was pressed, and what the server found there. What is wrong with a file
 * itself stands beside the file.
 */
@Component({
  selector: 'vic-file-faults',
  imports: [ClrIcon, FaultText],
  template: `
    @for (fault of faults(); track $index) {
      <div class="line" [class]="fault.severity">
        <clr-icon
          [shape]="fault.severity === 'error' ? 'error-standard' : 'warning-standard'"
          [solid]="fault.severity === 'warning'"
          aria-hidden="true"
        />
        <vic-fault-text [fault]="fault" />
      </div>
    }
  `,
  styleUrl: '../../form/field-faults.scss',
})
export class FileFaults {
  readonly #draft = inject(DraftStore);

  /** JSON pointer such as `/security/brought/serverKey` */
  readonly path = input.required<string>();

  protected readonly faults = computed(() =>
    this.#draft
      .faultsAt(this.path(), { isDeep: true })
      .filter(
        ({ source, message }) => source === 'server' || (this.#draft.isRevealed('security') && isOfRule(message)),
      ),
  );
}

/** Judgements of a file are shown with the file. */
function isOfRule(message: { readonly key: string } | null): boolean {
  return message?.key.startsWith('createVch.fault.') ?? false;
}
