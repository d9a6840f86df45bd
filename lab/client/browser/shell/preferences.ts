import { Value } from 'typebox/value';
import type { DateOptions } from '../frame-protocol.ts';
import { Preferences, type DateFormat } from '../wire.ts';

const STORAGE_KEY = 'standin.preferences';

/** What the user chose in this browser, else the configured defaults. */
export function loadPreferences(defaults: Preferences): Preferences {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? 'null');
    return Value.Check(Preferences, stored) ? stored : defaults;
  } catch {
    return defaults;
  }
}

export function storePreferences(preferences: Preferences): void {
  localStorage.setItem(STORAGE_KEY, JSON.stringify(preferences));
}

/** Options of `Intl.DateTimeFormat` for a date format. */
export function dateOptions(format: DateFormat): DateOptions {
  const plain: DateOptions = { dateStyle: 'short', timeStyle: 'medium', hour12: null, timeZone: null };
  switch (format) {
    case 'locale':
      return plain;
    case '12h':
      return { ...plain, hour12: true };
    case '24h':
      return { ...plain, hour12: false };
    case 'utc':
      return { ...plain, hour12: false, timeZone: 'UTC' };
  }
}

/** A moment as the user wants it written; a dash for none. */
export function formatMoment(iso: string | null, { locale, dateFormat }: Preferences): string {
  if (iso === null || Number.isNaN(Date.parse(iso))) return '–';
  const { hour12, timeZone, dateStyle, timeStyle } = dateOptions(dateFormat);
  return new Intl.DateTimeFormat(locale, {
    dateStyle,
    timeStyle,
    ...(hour12 === null ? {} : { hour12 }),
    ...(timeZone === null ? {} : { timeZone }),
  }).format(Date.parse(iso));
}
