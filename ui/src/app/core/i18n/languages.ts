/** Languages with a catalogue in `public/i18n`. */
const LANGUAGES: readonly string[] = ['en'];

/** Its catalogue has every text. */
export const FALLBACK_LANGUAGE = 'en';

/**
 * Our language for a locale of the client: the whole tag, else its language, else English.
 * @param locale such as `de-DE`
 */
export function languageFor(locale: string, languages: readonly string[] = LANGUAGES): string {
  const [language = ''] = locale.split('-');
  return [locale, language].find((tag) => languages.includes(tag)) ?? FALLBACK_LANGUAGE;
}
