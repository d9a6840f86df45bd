import type { Shown } from './show.ts';
import type { SliceName, VchSpec } from './vch-spec.ts';

/** What a slice's table says of a field. */
export interface FieldRow {
  /** JSON pointer in the specification; `*` stands for the number of a row */
  readonly path: `/${string}`;
  /** option of `vic-machine create` that carries it, without dashes; null: nothing on a command line can */
  readonly option: string | null;
  /** JSON pointers in the body for vic-machine-server; empty: it leaves no trace there */
  readonly payload: readonly `/${string}`[];
  readonly isSecret?: true;
  readonly isAdvanced?: true;
  /** it decides which of the fields beside it count */
  readonly isMode?: true;
  /** the value for people: what is chosen, or what holds if nothing is */
  readonly show: (value: unknown, spec: VchSpec) => Shown;
  /** whether it counts, as the rest of the specification is; default: always */
  readonly isUsed?: (spec: VchSpec, row: number) => boolean;
}

/** One thing about a VCH that can be chosen. */
export interface Field extends Omit<FieldRow, 'isSecret' | 'isAdvanced' | 'isMode' | 'isUsed'> {
  /** such as `networks.bridge.range`; of rows of a list without their number */
  readonly id: string;
  readonly slice: SliceName;
  /** names the field */
  readonly labelKey: string;
  /** one or two sentences about it */
  readonly helpKey: string;
  readonly isSecret: boolean;
  readonly isAdvanced: boolean;
  readonly isMode: boolean;
  readonly isUsed: (spec: VchSpec, row: number) => boolean;
}

/** The table of a slice. The id of a field is its path with dots. */
export function fieldsOf(slice: SliceName, rows: readonly FieldRow[]): readonly Field[] {
  return rows.map((row) => {
    const id = row.path.slice(1).replaceAll('/*', '').replaceAll('/', '.');
    return {
      isUsed: () => true,
      ...row,
      id,
      slice,
      labelKey: `createVch.field.${id}.label`,
      helpKey: `createVch.field.${id}.help`,
      isSecret: row.isSecret ?? false,
      isAdvanced: row.isAdvanced ?? false,
      isMode: row.isMode ?? false,
    };
  });
}
