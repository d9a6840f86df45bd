import { boolean, field, list, reference, text } from '../fields.ts';
import { requiredText } from '../methods/returned.ts';
import { decodeMissing } from '../object-content.ts';
import type { ManagedObjectReference, VimValue } from '../values.ts';
import { internedText } from '../wire/kept-text.ts';

/** What happened to an object: it is new to the filter, some of it changed, or it is gone from the filter. */
export interface ObjectChange {
  readonly kind: 'enter' | 'modify' | 'leave';
  readonly ref: ManagedObjectReference;
  /** Values that are set, by the path that was asked for. */
  readonly props: Map<string, VimValue>;
  /** Paths that no longer have a value. */
  readonly removed: string[];
  /** Paths that cannot be read (any more), with the type of the fault. */
  readonly missing: Map<string, string>;
}

/** The answer to a wait; null if nothing happened. The changes are those that were not taken one at a time. */
export interface UpdateSet {
  readonly version: string;
  /** More of the same set follows, with the next wait. */
  readonly isTruncated: boolean;
  readonly changes: ObjectChange[];
}

function kindOf(value: string | undefined): ObjectChange['kind'] {
  return value === 'enter' || value === 'leave' ? value : 'modify';
}

/** Reads one `objectSet` element of an update set; null if it names no object. */
export function decodeObjectUpdate(value: VimValue): ObjectChange | null {
  const ref = reference(field(value, 'obj'));
  if (ref === undefined) return null;
  const props = new Map<string, VimValue>();
  const removed = new Set<string>();
  for (const change of list(field(value, 'changeSet'))) {
    const name = internedText(text(field(change, 'name')) ?? '');
    const op = text(field(change, 'op'));
    const content = field(change, 'val');
    if (op === 'remove' || op === 'indirectRemove' || content === undefined) {
      props.delete(name);
      removed.add(name);
    } else {
      removed.delete(name);
      props.set(name, content);
    }
  }
  return {
    kind: kindOf(text(field(value, 'kind'))),
    ref,
    props,
    removed: [...removed],
    missing: decodeMissing(field(value, 'missingSet')),
  };
}

/** Reads the answer of `WaitForUpdatesEx`. */
export function decodeUpdateSet(value: VimValue | undefined): UpdateSet | null {
  if (value === undefined) return null;
  return {
    version: requiredText(value, 'version'),
    isTruncated: boolean(field(value, 'truncated')) ?? false,
    changes: list(field(value, 'filterSet')).flatMap((set) =>
      list(field(set, 'objectSet')).flatMap((entry) => decodeObjectUpdate(entry) ?? []),
    ),
  };
}
