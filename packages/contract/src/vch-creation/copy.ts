import * as Type from 'typebox';
import { VchSpec } from '../vch-spec/vch-spec.ts';

/** Answer of `GET /vic/api/vc/{guid}/vchs/{moid}/spec`: the settings of a VCH that is there, for another one. */
export const VchCopy = Type.Object({
  spec: VchSpec,
  /** one sentence for each thing that could not be taken over */
  notes: Type.Array(Type.String()),
});
export type VchCopy = Type.Static<typeof VchCopy>;
