import type { Field } from './field.ts';
import { FIELDS } from './fields.ts';
import { pointerOfRow, valueAt } from './pointer.ts';
import type { SliceName, VchSpec } from './vch-spec.ts';

/** A place in the specification. */
export interface FieldPlace {
  readonly fieldId: string;
  readonly slice: SliceName;
  /** JSON pointer in the specification */
  readonly path: string;
}

/**
 * The field that a JSON pointer into a payload is about, so that what vic-machine-server says of the payload is shown where it was entered.
 * Of fields that share a place, the first that counts. Null: the pointer leads to nothing that was entered.
 */
export function payloadPathToField(pointer: string, spec: VchSpec): FieldPlace | null {
  if (pointer === '') return null;
  const candidates = FIELDS.flatMap((field) => matches(field, pointer)).filter(({ field, row }) =>
    field.isUsed(spec, row ?? 0),
  );
  const [best] = candidates.toSorted((one, other) => other.closeness - one.closeness);
  if (best === undefined) return null;
  const { field, row, entry } = best;
  const path = pointerOfRow(field.path, row ?? 0);
  const hasEntry = entry !== null && valueAt(spec, `${path}/${entry}`) !== undefined;
  return { fieldId: field.id, slice: field.slice, path: hasEntry ? `${path}/${entry}` : path };
}

interface Match {
  readonly field: Field;
  readonly row: number | null;
  /** number of an entry of the field's list */
  readonly entry: string | null;
  readonly closeness: number;
}

/** A field is meant by its own pointer, by what lies in it, and, less closely, by what it lies in. */
function matches(field: Field, pointer: string): readonly Match[] {
  const given = pointer.split('/');
  return field.payload.flatMap((payload) => {
    const own = payload.split('/');
    if (!own.every((part, at) => at >= given.length || isSamePart(part, given[at]))) return [];
    const star = own.indexOf('*');
    const next = given[own.length];
    const isWithin = given.length >= own.length;
    return [
      {
        field,
        row: star >= 0 && star < given.length ? Number(given[star]) : null,
        entry: isIndex(next) ? next : null,
        closeness: isWithin ? own.length - (field.isMode ? MODE_DISTANCE : 0) : 0,
      },
    ];
  });
}

/** What a mode decides about is meant rather than the mode, where both share a place. */
const MODE_DISTANCE = 0.5;

function isSamePart(part: string, given: string | undefined): boolean {
  return part === given || (part === '*' && isIndex(given));
}

function isIndex(part: string | undefined): part is string {
  return part !== undefined && /^\d+$/.test(part);
}
