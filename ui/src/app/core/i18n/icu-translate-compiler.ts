import { TranslateCompiler } from '@ngx-translate/core';
import type {
  InterpolatableTranslation,
  InterpolatableTranslationObject,
  InterpolateFunction,
  StrictTranslation,
  TranslationObject,
} from '@ngx-translate/core';
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
    const text: unknown = format.format(params ?? {});
    return String(text);
  };
}
