import { inject, Injectable, Injector, signal } from '@angular/core';
import { TranslateService } from '@ngx-translate/core';
import { firstValueFrom, timeout } from 'rxjs';
import { REQUEST_TIMEOUT_MS } from '../api/retry-policy.ts';
import { HOST } from '../host/host.ts';
import { CLARITY_TEXTS } from './clarity-texts.ts';
import { FALLBACK_LANGUAGE, languageFor } from './languages.ts';

/** The client's locale: language of texts, format of numbers and dates. */
@Injectable({ providedIn: 'root' })
export class Locale {
  readonly #host = inject(HOST);
  readonly #translate = inject(TranslateService);
  readonly #injector = inject(Injector);
  readonly #tag = signal(FALLBACK_LANGUAGE);

  /** Locale for `Intl`, such as `de-DE`. */
  readonly tag = this.#tag.asReadonly();

  /** Takes over the client's locale; resolves when its texts are there. */
  async follow(): Promise<void> {
    const locale = this.#host.locale();
    const language = languageFor(locale);
    await firstValueFrom(this.#translate.use(language).pipe(timeout(REQUEST_TIMEOUT_MS)));
    this.#tag.set(supported(locale) ? locale : language);
    document.documentElement.lang = language;
    const { localizeClarity } = await import('./localize-clarity.ts');
    const texts = CLARITY_TEXTS.map((name) => [name, this.text(`clarity.${name}`)] as const);
    localizeClarity(this.#injector, Object.fromEntries(texts));
  }

  /** A text of the catalogue, for places that no pipe reaches. */
  text(key: string, params?: Record<string, unknown>): string {
    const text: unknown = this.#translate.instant(key, params);
    return typeof text === 'string' ? text : key;
  }

  /** Date and time as the user prefers them. Reads the host's format signal, so call it where a change is noticed. */
  dateTime(unixMillis: number): string {
    this.#host.dateFormatRevision();
    return this.#host.formatDateTime(unixMillis) ?? this.#intlDateTime(unixMillis);
  }

  #intlDateTime(unixMillis: number): string {
    return new Intl.DateTimeFormat(this.#tag(), { dateStyle: 'medium', timeStyle: 'medium' }).format(unixMillis);
  }
}

function supported(locale: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale).length > 0;
  } catch {
    return false;
  }
}
