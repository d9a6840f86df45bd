import type { Field } from './field.ts';
import { FIELDS } from './fields.ts';
import { pointerOfRow, rowCount, valueAt } from './pointer.ts';
import type { Shown } from './show.ts';
import { vchSpecDefaults, type SliceName, type VchSpec } from './vch-spec.ts';

/** One field that is not the same in two specifications. */
interface FieldDifference {
  readonly slice: SliceName;
  readonly fieldId: string;
  /** JSON pointer of the field in the specification */
  readonly path: string;
  readonly isAdvanced: boolean;
  /** null: there is no such row */
  readonly before: Shown | null;
  readonly after: Shown | null;
}

/** What is not the same, field by field; rows of lists are compared by their number. Values are shown as in the summary, so without secrets. */
export function diff(before: VchSpec, after: VchSpec): FieldDifference[] {
  return FIELDS.flatMap((field) => {
    const rows = Math.max(rowCount(before, field.path) ?? 1, rowCount(after, field.path) ?? 1);
    return Array.from({ length: rows }, (_, row) => compare(field, row, before, after)).flat();
  });
}

/** The advanced fields of a slice that are not as they start. */
export function changedAdvanced(slice: SliceName, spec: VchSpec): FieldDifference[] {
  return diff(vchSpecDefaults, spec).filter((difference) => difference.isAdvanced && difference.slice === slice);
}

function compare(field: Field, row: number, before: VchSpec, after: VchSpec): FieldDifference[] {
  const path = pointerOfRow(field.path, row);
  const [one, other] = [valueAt(before, path), valueAt(after, path)];
  if (isSame(one, other)) return [];
  return [
    {
      slice: field.slice,
      fieldId: field.id,
      path,
      isAdvanced: field.isAdvanced,
      before: one === undefined ? null : field.show(one, before),
      after: other === undefined ? null : field.show(other, after),
    },
  ];
}

function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const [ones, others] = [Object.entries(one), Object.entries(other)];
  return ones.length === others.length && ones.every(([key, value]) => isSame(value, valueAt(other, `/${key}`)));
}
