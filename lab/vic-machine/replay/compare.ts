/** Compares an answer with the recorded one: status, content type, shape of the body, and meaning of its texts. */
import { isDeepStrictEqual } from 'node:util';
import type { RecordedResponse } from './recording.ts';
import type { RawResponse } from './send.ts';
import { meansTheSame } from './texts.ts';
import type { Translation } from './translation.ts';

const HEADERS = ['Content-Type', 'Allow', 'Access-Control-Allow-Methods', 'Access-Control-Allow-Origin'];
/** Lists that come in no fixed order, with the member that names their entries. */
const UNORDERED: Readonly<Record<string, string>> = { volume_stores: 'label', container: 'alias' };
const LOG_LINE = /^\w{3} +\d{1,2} \d{4} \d\d:\d\d:\d\d\.\d{3}Z (INFO|DEBUG|WARN|ERROR)\s/;

/** What is different, a line each; none when the answers are alike. */
export function differencesOf(recorded: RecordedResponse, ours: RawResponse, translation: Translation): string[] {
  const found: string[] = [];
  if (recorded.status !== ours.status) found.push(`status ${ours.status} in place of ${recorded.status}`);
  for (const name of HEADERS) {
    const theirs = recorded.headers[name];
    const our = ours.headers[name.toLowerCase()] ?? '';
    if (theirs !== undefined && !sameHeader(theirs, our)) found.push(`${name} "${our}" in place of "${theirs}"`);
  }
  if (recorded.bodyStart !== undefined) {
    found.push(...logDifferences(recorded.bodyStart, ours.text));
  } else if ('bodyJson' in recorded) {
    const parsed = jsonOf(ours.text);
    if (parsed === undefined) found.push(`a body that is no JSON: ${ours.text.slice(0, 200)}`);
    else found.push(...valueDifferences(translation.applyAll(recorded.bodyJson), parsed, 'body'));
  } else {
    found.push(...textDifferences(translation.apply(recorded.body ?? ''), ours.text, 'body'));
  }
  return found;
}

/** What is different between two JSON values, with the path of each difference. */
export function valueDifferences(theirs: unknown, ours: unknown, at: string): string[] {
  if (typeof theirs === 'string' && typeof ours === 'string') return textDifferences(theirs, ours, at);
  if (Array.isArray(theirs) && Array.isArray(ours)) {
    if (theirs.length !== ours.length) return [`${at} has ${ours.length} entries in place of ${theirs.length}`];
    const key = UNORDERED[at.split('.').at(-1) ?? ''];
    const [one, other] = [sorted(theirs, key), sorted(ours, key)];
    return one.flatMap((each, position) => valueDifferences(each, other[position], `${at}[${position}]`));
  }
  if (isObject(theirs) && isObject(ours)) {
    const [one, other] = [new Map(Object.entries(theirs)), new Map(Object.entries(ours))];
    return [...new Set([...one.keys(), ...other.keys()])].sort().flatMap((key) => {
      if (!other.has(key)) return [`${at}.${key} is missing`];
      if (!one.has(key)) return [`${at}.${key} is too much: ${JSON.stringify(other.get(key))}`];
      return valueDifferences(one.get(key), other.get(key), `${at}.${key}`);
    });
  }
  return isDeepStrictEqual(theirs, ours)
    ? []
    : [`${at} is ${JSON.stringify(ours)} in place of ${JSON.stringify(theirs)}`];
}

function textDifferences(theirs: string, ours: string, at: string): string[] {
  return meansTheSame(theirs, ours) ? [] : [`${at} is ${JSON.stringify(ours)} in place of ${JSON.stringify(theirs)}`];
}

/** Logs say the same things in their own words: lines of the same form, as JSON text where the recorded one is. */
function logDifferences(start: string, ours: string): string[] {
  const isJson = start.startsWith('"');
  const parsed = isJson ? jsonOf(ours) : ours;
  if (typeof parsed !== 'string') return ['the log is no JSON text'];
  const lines = parsed.split('\n').filter((line) => line !== '');
  if (lines.length < 5) return [`the log has ${lines.length} lines`];
  const odd = lines.find((line) => !LOG_LINE.test(line));
  return odd === undefined ? [] : [`a log line of another form: ${odd}`];
}

/** Names in lists of methods and headers may differ in letter case and spaces. */
function sameHeader(theirs: string, ours: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/\s/g, '');
  return plain(theirs) === plain(ours);
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function sorted(list: readonly unknown[], key: string | undefined): readonly unknown[] {
  if (key === undefined) return list;
  const nameOf = (each: unknown) => (isObject(each) ? String(new Map(Object.entries(each)).get(key)) : '');
  return [...list].sort((one, other) => nameOf(one).localeCompare(nameOf(other)));
}

/** undefined: no JSON. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
