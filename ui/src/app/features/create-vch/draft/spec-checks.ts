import type { SliceName, SpecFault, VchSpec } from '@vic/contract/vch-spec';
export function checkSlice(_name: SliceName, _spec: VchSpec): SpecFault[] {
  return [];
}
export function withoutSecrets(spec: VchSpec): VchSpec {
  return spec;
}
export const FIELDS: readonly { id: string; slice: SliceName; isAdvanced: boolean }[] = [];
