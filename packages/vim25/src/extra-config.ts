import { field, list, text } from './fields.ts';
import type { VimValue } from './values.ts';

/** The pairs of `config.extraConfig`. An entry without key or value is left out. */
export function* extraConfigEntries(value: VimValue | undefined): Iterable<[string, string]> {
  for (const entry of list(value)) {
    const key = text(field(entry, 'key'));
    const content = text(field(entry, 'value'));
    if (key !== undefined && content !== undefined) yield [key, content];
  }
}

/** The path of one element of a keyed array, like `config.extraConfig["common/name"]`. */
export function keyedPath(array: string, key: string): string {
  if (/["\]]/.test(key))
    throw new RangeError('A key in a property path may hold neither a quote nor a closing bracket.');
  return `${array}["${key}"]`;
}

/** The value under a keyed path: servers answer the element (`key`, `value`) or its bare value. Null for none. */
export function keyedValue(value: VimValue | undefined): string | null {
  return text(value) ?? text(field(value, 'value')) ?? null;
}
