import { Component, computed, inject, input } from '@angular/core';
import { ClrIcon } from '@clr/angular/icon';
import { TranslatePipe } from '@ngx-translate/core';
import { Locale } from '../../../core/i18n/locale.ts';
import type { Judgement, Tone } from './judge-certificates.ts';

const TONES: readonly Tone[] = ['error', 'warning', 'good'];

/** What was found of a certificate or a key, each as icon and sentence. */
@Component({
  selector: 'vic-judgement-list',
  imports: [ClrIcon, TranslatePipe],
  template: `
    @if (judgements().length > 0) {
      <ul>
        @for (judgement of sorted(); track $index) {
          <li [class]="judgement.tone">
            <clr-icon
              [shape]="shapes[judgement.tone]"
              solid
              role="img"
              [attr.aria-label]="'createVch.certificates.tone.' + judgement.tone | translate"
            />
            <span>{{ 'createVch.certificates.judgement.' + judgement.code | translate: valuesOf(judgement) }}</span>
          </li>
        }
      </ul>
    }
  `,
  styleUrl: './judgement-list.scss',
})
export class JudgementList {
  readonly #locale = inject(Locale);

  readonly judgements = input.required<readonly Judgement[]>();

  /** The worst first. */
  protected readonly sorted = computed(() =>
    TONES.flatMap((tone) => this.judgements().filter((judgement) => judgement.tone === tone)),
  );
  protected readonly shapes = {
    error: 'error-standard',
    warning: 'warning-standard',
    good: 'success-standard',
  } as const;

  protected valuesOf({ values }: Judgement): Judgement['values'] {
    const { date } = values;
    return typeof date === 'string' ? { ...values, date: this.#locale.dateTime(Date.parse(date)) } : values;
  }
}
