import { Component, computed, inject, input, signal } from '@angular/core';
import { ClrIcon } from '@clr/angular/icon';
import { TranslatePipe } from '@ngx-translate/core';
import { Locale } from '../../../core/i18n/locale.ts';
import { Fact } from '../../../shared/facts/fact.ts';
import type { CertificateFacts } from './certificate-facts.ts';

/** What a certificate says: the important at a glance, the rest on demand. */
@Component({
  selector: 'vic-certificate-card',
  imports: [ClrIcon, Fact, TranslatePipe],
  templateUrl: './certificate-card.html',
  styleUrl: './certificate-card.scss',
})
export class CertificateCard {
  static #count = 0;
  readonly #locale = inject(Locale);
  protected readonly id = `vic-certificate-${(CertificateCard.#count += 1)}`;

  readonly certificate = input.required<CertificateFacts>();

  protected readonly isOpen = signal(false);
  protected readonly name = computed(() => this.certificate().commonName || this.certificate().subject);
  protected readonly key = computed(() => {
    const { algorithm, bits } = this.certificate().key;
    return algorithm === 'RSA' && bits !== null ? `${algorithm} ${bits}` : algorithm;
  });
  protected readonly names = computed(() => this.certificate().alternativeNames.join(', '));

  protected dateOf(isoTime: string): string {
    return this.#locale.dateTime(Date.parse(isoTime));
  }
}
