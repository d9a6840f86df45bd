import { TranslateCompiler } from '@ngx-translate/core';
import type {
  InterpolatableTranslation,
  InterpolatableTranslationObject,
  InterpolateFunction,
  InterpolationParameters,
  StrictTranslation,
  TranslationObject,
} from '@ngx-translate/core';
import { isolated } from '@vic/contract';
import { IntlMessageFormat } from 'intl-messageformat';

/**
 * ICU messages for ngx-translate. Interprets them: a compiler that makes functions from text is forbidden by our
 * content security policy.
 */
export class IcuTranslateCompiler extends TranslateCompiler {
  override compile(value: string, lang: string): InterpolatableTranslation {
    if (!value.includes('{') && !value.includes("'")) return value;
    return formatter(value, lang);
  }

  override compileTranslations(translations: TranslationObject, lang: string): InterpolatableTranslationObject {
    const entries = Object.entries(translations).map(([key, value]) => [key, this.#compileAny(value, lang)] as const);
    return Object.fromEntries(entries);
  }

  #compileAny(value: StrictTranslation, lang: string): InterpolatableTranslation {
    if (typeof value === 'string') return this.compile(value, lang);
    if (Array.isArray(value)) return value.map((item) => this.#compileAny(item, lang));
    return value ? this.compileTranslations(value, lang) : value;
  }
}

function formatter(message: string, lang: string): InterpolateFunction {
  const format = new IntlMessageFormat(message, lang, undefined, { ignoreTag: true });
  return (params) => {
    const text: unknown = format.format(mapValues(params));
    return String(text);
  };
}

/** Names of the user's own, which may run from right to left, must not turn the sentence around them. */
function mapValues(params: InterpolationParameters = {}): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === 'string' ? isolated(value) : value,
    ]),
  );
}
