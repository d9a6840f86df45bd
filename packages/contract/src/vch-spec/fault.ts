import type { SliceName } from './vch-spec.ts';

/** Something wrong with a specification that can be told without asking vCenter. */
export interface SpecFault {
  readonly slice: SliceName;
  /** JSON pointer of the field in the specification, such as `/networks/bridge/range` or `/storage/volumeStores/0/label` */
  readonly path: string;
  /** stable, kebab-case; its text is `createVch.fault.<code>` */
  readonly code: string;
  /** values of the text's placeholders */
  readonly values: Readonly<Record<string, string | number>>;
}
