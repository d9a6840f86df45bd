import { TransportError } from '../errors.ts';
import { field, list, number, reference, references, text } from '../fields.ts';
import type { ManagedObjectReference, VimValue } from '../values.ts';

/** What methods return, as decoders for the method table. */

/** An answer that lacks what the API promises. */
function unexpectedAnswer(what: string): TransportError {
  return new TransportError('not-xml', `The answer of vCenter lacks ${what}.`);
}

/** Nothing. */
export function nothing(): undefined {
  return undefined;
}

/** A reference that is always there. */
export function aReference(value: VimValue | undefined): ManagedObjectReference {
  const found = reference(value);
  if (found === undefined) throw unexpectedAnswer('a reference');
  return found;
}

/** A reference, or null for none. */
export function referenceOrNull(value: VimValue | undefined): ManagedObjectReference | null {
  return reference(value) ?? null;
}

/** Any number of references. */
export function referenceList(value: VimValue | undefined): ManagedObjectReference[] {
  return references(value);
}

/** A number that is always there. */
export function aNumber(value: VimValue | undefined): number {
  const found = number(value);
  if (found === undefined) throw unexpectedAnswer('a number');
  return found;
}

/** Text that is always there. */
export function aText(value: VimValue | undefined): string {
  const found = text(value);
  if (found === undefined) throw unexpectedAnswer('a text');
  return found;
}

/** A field with text that is always there. */
export function requiredText(value: VimValue | undefined, name: string): string {
  const found = text(field(value, name));
  if (found === undefined) throw unexpectedAnswer(`"${name}"`);
  return found;
}

/** A field with a reference that is always there. */
export function requiredReference(value: VimValue | undefined, name: string): ManagedObjectReference {
  const found = reference(field(value, name));
  if (found === undefined) throw unexpectedAnswer(`"${name}"`);
  return found;
}

/** Whatever came, as a list of undecoded values. */
export function rawList(value: VimValue | undefined): readonly VimValue[] {
  return list(value);
}

/** Whatever came, undecoded. */
export function raw(value: VimValue | undefined): VimValue | undefined {
  return value;
}
