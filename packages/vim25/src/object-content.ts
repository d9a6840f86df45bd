import { VimFault } from './errors.ts';
import { field, list, reference, text } from './fields.ts';
import type { ManagedObjectReference, VimValue } from './values.ts';
import { internedText } from './wire/kept-text.ts';

/** An object with the properties that were asked for, as far as they have values. */
export interface ObjectContent {
  readonly ref: ManagedObjectReference;
  /** Values by the path that was asked for. */
  readonly props: Map<string, VimValue>;
  /** Paths that could not be read, with the type of the fault, like `NoPermission`. */
  readonly missing: Map<string, string>;
}

/**
 * Reads a `missingSet`. Some servers answer a call without a session with a missing `NotAuthenticated` for every
 * property instead of a fault: that is thrown as the fault it is.
 */
export function decodeMissing(value: VimValue | undefined): Map<string, string> {
  const missing = new Map<string, string>();
  for (const entry of list(value)) {
    const fault = field(field(entry, 'fault'), 'fault');
    const faultType = text(field(fault, 'typeName')) ?? 'SystemError';
    if (faultType === 'NotAuthenticated') throw new VimFault('NotAuthenticated');
    missing.set(internedText(text(field(entry, 'path')) ?? ''), faultType);
  }
  return missing;
}

/** Reads one `objects` element of a property read; null if it names no object. */
export function decodeObjectContent(value: VimValue): ObjectContent | null {
  const ref = reference(field(value, 'obj'));
  if (ref === undefined) return null;
  const props = new Map<string, VimValue>();
  for (const property of list(field(value, 'propSet'))) {
    const name = text(field(property, 'name'));
    const content = field(property, 'val');
    if (name !== undefined && content !== undefined) props.set(internedText(name), content);
  }
  return { ref, props, missing: decodeMissing(field(value, 'missingSet')) };
}

/** A page of objects. */
export interface RetrieveResult {
  /** There is more: asks for the next page, once. */
  readonly token: string | undefined;
  readonly objects: ObjectContent[];
}

/** Reads the answer of `RetrievePropertiesEx` and `ContinueRetrievePropertiesEx`. */
export function decodeRetrieveResult(value: VimValue | undefined): RetrieveResult {
  const token = text(field(value, 'token'));
  return {
    token: token === '' ? undefined : token,
    objects: list(field(value, 'objects')).flatMap((entry) => decodeObjectContent(entry) ?? []),
  };
}
