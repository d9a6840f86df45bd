import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ManifestTexts } from './manifest.ts';

const FOLDER = path.join(import.meta.dirname, '../languages');

/**
 * The manifest's texts from a folder with one file per locale, `<locale>.json`, each a flat map of key to text.
 * The first locale is `en-US`, the others follow by name.
 * @throws Error if a file is no flat map of texts
 */
export function readLanguages(folder: string = FOLDER): ManifestTexts {
  const locales = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => path.basename(file, '.json'))
    .sort((left, right) => rank(left).localeCompare(rank(right), 'en'));
  const definitions: Record<string, Record<string, string>> = {};
  for (const locale of locales) {
    for (const [key, text] of readTexts(folder, locale)) (definitions[key] ??= {})[locale] = text;
  }
  return { locales, definitions };
}

function rank(locale: string): string {
  return locale === 'en-US' ? '' : locale;
}

function readTexts(folder: string, locale: string): [string, string][] {
  const file = path.join(folder, `${locale}.json`);
  const texts: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof texts !== 'object' || texts === null) throw new Error(`${file} must hold an object of texts.`);
  return Object.entries(texts).map(([key, text]: [string, unknown]) => {
    if (typeof text !== 'string') throw new Error(`${file}: the text "${key}" is no string.`);
    return [key, text];
  });
}
