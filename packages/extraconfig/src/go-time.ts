/** Points in time as Go prints them: `2017-07-14 04:40:00.123456789 +0200 CEST`. */

/** A point in time with its offset. Go's zero time is null in our models. */
export interface GoTime {
  /** ISO 8601 with offset, up to nanoseconds: `2017-07-14T04:40:00.123456789+02:00`, `…Z` at offset zero */
  readonly iso: string;
  /** abbreviation of the time zone, `CEST` */
  readonly zone: string;
}

/** How the zero time is written. */
export const ZERO_TIME_TEXT = '0001-01-01 00:00:00 +0000 UTC';

const GO_TIME =
  /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))? ([+-])(\d{2})(\d{2}) ([A-Za-z]{3,5}|[+-]\d{2,4})$/;
const ISO_TIME = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?(?:Z|([+-])(\d{2}):(\d{2}))$/;

/** False for the 30th of February, hour 24 and the like. */
function isOnTheCalendar(date: string, clock: string): boolean {
  const instant = new Date(`${date}T${clock}Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(`${date}T${clock}`);
}

const fractionOf = (digits: string | undefined): string => {
  const significant = (digits ?? '').replace(/0+$/, '');
  return significant === '' ? '' : `.${significant}`;
};

/**
 * Reads Go's text.
 * @returns null for the zero time and for text that is no time
 */
export function parseGoTime(text: string): GoTime | null {
  if (text === ZERO_TIME_TEXT) return null;
  const match = GO_TIME.exec(text);
  if (match === null) return null;
  const [, date = '', clock = '', fraction, sign = '+', hours = '00', minutes = '00', zone = ''] = match;
  if (!isOnTheCalendar(date, clock) || Number(hours) > 24 || Number(minutes) > 59) return null;
  const offset = hours === '00' && minutes === '00' ? 'Z' : `${sign}${hours}:${minutes}`;
  return { iso: `${date}T${clock}${fractionOf(fraction)}${offset}`, zone };
}

/** Writes Go's text; text of `iso` that is no time is written as the zero time. */
export function formatGoTime(value: GoTime | null): string {
  if (value === null) return ZERO_TIME_TEXT;
  const match = ISO_TIME.exec(value.iso);
  if (match === null) return ZERO_TIME_TEXT;
  const [, date = '', clock = '', fraction, sign = '+', hours = '00', minutes = '00'] = match;
  return `${date} ${clock}${fractionOf(fraction)} ${sign}${hours}${minutes} ${value.zone}`;
}

/** ISO text of Go's text, null for the zero time and for text that is no time. */
export const isoFromGoTime = (text: string): string | null => parseGoTime(text)?.iso ?? null;

/** the range of Date */
const MAX_MILLISECONDS = 8_640_000_000_000_000n;

function isoFromMilliseconds(milliseconds: bigint): string | null {
  if (milliseconds <= 0n || milliseconds > MAX_MILLISECONDS) return null;
  return new Date(Number(milliseconds)).toISOString();
}

/** ISO text of seconds since 1970 (session start and stop); null for 0, which means never, and beyond the calendar. */
export const isoFromSeconds = (seconds: bigint): string | null => isoFromMilliseconds(seconds * 1000n);

/** ISO text of nanoseconds since 1970 (creation of a container); null for 0 and below. */
export const isoFromNanoseconds = (nanoseconds: bigint): string | null => isoFromMilliseconds(nanoseconds / 1_000_000n);
