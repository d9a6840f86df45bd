import { isObject, isReference, type ManagedObjectReference, type VimObject, type VimValue } from './values.ts';

/**
 * Readers of decoded values. Inside a data object nothing on the wire says whether a field is a number, a truth value
 * or a list, so whoever knows the field reads it with one of these; each answers `undefined` for what it is not.
 */

/** The field of a data object; `undefined` for anything without fields. */
export function field(value: VimValue | undefined, name: string): VimValue | undefined {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** A repeatable field as a list: absent (or empty text, as some simulators send) is none, a single value is one. */
export function list(value: VimValue | undefined): readonly VimValue[] {
  if (value === undefined || value === '') return [];
  return Array.isArray(value) ? value : [value];
}

/** Text as it is; numbers and truth values as their text. */
export function text(value: VimValue | undefined): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  return undefined;
}

/** A finite number, also from text. */
export function number(value: VimValue | undefined): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const parsed = Number(value);
  return Number.isFinite(parsed) ? parsed : undefined;
}

/** A truth value, also from its XML spellings. */
export function boolean(value: VimValue | undefined): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (value === 'true' || value === '1') return true;
  if (value === 'false' || value === '0') return false;
  return undefined;
}

/** A reference to a managed object. */
export function reference(value: VimValue | undefined): ManagedObjectReference | undefined {
  return isReference(value) ? value : undefined;
}

/** A data object. */
export function object(value: VimValue | undefined): VimObject | undefined {
  return isObject(value) ? value : undefined;
}

/** All references of a repeatable field. */
export function references(value: VimValue | undefined): ManagedObjectReference[] {
  return list(value).filter(isReference);
}

/** All texts of a repeatable field. */
export function texts(value: VimValue | undefined): string[] {
  return list(value).flatMap((entry) => text(entry) ?? []);
}

/** All data objects of a repeatable field. */
export function objects(value: VimValue | undefined): VimObject[] {
  return list(value).filter(isObject);
}

/** A moment; digits beyond milliseconds are cut. */
export function time(value: VimValue | undefined): Date | undefined {
  if (typeof value !== 'string') return undefined;
  const parsed = new Date(value);
  return Number.isNaN(parsed.getTime()) ? undefined : parsed;
}

/** An entity's name as people know it: vSphere writes exactly `%`, `/` and `\` encoded in names. */
export function entityName(name: string): string {
  return name.replace(/%(25|2f|5c)/gi, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** The opposite of {@link entityName}, for names that are sent. */
export function encodeEntityName(name: string): string {
  return name.replace(/[%/\\]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
}
