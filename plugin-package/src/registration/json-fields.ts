import { usageFailure } from '../cli/failure.ts';

/** Whether a parsed value is an object with named fields. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A text field that must be there.
 * @param place option and file, for the message
 */
export function requiredText(entry: unknown, field: string, place: string): string {
  const text = optionalText(entry, field, place);
  if (text === undefined || text.trim() === '') throw usageFailure(`${place}: an entry lacks the text "${field}".`);
  return text;
}

/** A text field, or undefined if it is absent. */
export function optionalText(entry: unknown, field: string, place: string): string | undefined {
  const value = fieldOf(entry, field, place);
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw usageFailure(`${place}: "${field}" must be a text.`);
  return value;
}

/** A list field that must be there. */
export function requiredArray(entry: unknown, field: string, place: string): unknown[] {
  const value = fieldOf(entry, field, place);
  if (!Array.isArray(value)) throw usageFailure(`${place}: an entry lacks the list "${field}".`);
  return value;
}

function fieldOf(entry: unknown, field: string, place: string): unknown {
  if (!isRecord(entry)) throw usageFailure(`${place}: every entry must be an object.`);
  return entry[field];
}
