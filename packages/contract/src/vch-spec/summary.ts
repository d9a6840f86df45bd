import type { Field } from './field.ts';
import { FIELDS } from './fields.ts';
import { pointerOfRow, rowCount, valueAt } from './pointer.ts';
import type { Shown } from './show.ts';
import type { SliceName, VchSpec } from './vch-spec.ts';

/** One line about a VCH to be made. */
interface SummaryLine {
  readonly slice: SliceName;
  readonly fieldId: string;
  /** JSON pointer of the field in the specification */
  readonly path: string;
  /** number of the row in its list, from 0; null: there is only one */
  readonly row: number | null;
  readonly labelKey: string;
  /** never a secret itself */
  readonly value: Shown;
  readonly isSecret: boolean;
  readonly isAdvanced: boolean;
}

/** Everything that counts, in the order in which it was asked for; of lists row by row. */
export function toSummary(spec: VchSpec): SummaryLine[] {
  return byRows(spec).flatMap(({ field, row }) => (field.isUsed(spec, row ?? 0) ? [lineOf(field, row, spec)] : []));
}

interface Place {
  readonly field: Field;
  readonly row: number | null;
}

/** The fields with their rows: neighbours of the same list are told row by row. */
function byRows(spec: VchSpec): readonly Place[] {
  const lists = Map.groupBy(FIELDS, (field) => listOf(field) ?? field.id);
  return [...lists.values()].flatMap((fields): readonly Place[] => {
    const count = fields[0] === undefined ? null : rowCount(spec, fields[0].path);
    if (count === null) return fields.map((field) => ({ field, row: null }));
    return Array.from({ length: count }, (_, row) => fields.map((field) => ({ field, row }))).flat();
  });
}

function listOf({ path }: Field): string | null {
  const star = path.indexOf('/*');
  return star < 0 ? null : path.slice(0, star);
}

function lineOf(field: Field, row: number | null, spec: VchSpec): SummaryLine {
  const { slice, id, labelKey, isSecret, isAdvanced } = field;
  const path = pointerOfRow(field.path, row ?? 0);
  const value = field.show(valueAt(spec, path), spec);
  return { slice, fieldId: id, path, row, labelKey, value, isSecret, isAdvanced };
}
