import type { VchSpec } from '@vic/contract/vch-spec';
import { valueAt } from '../draft/json-pointer.ts';

/**
 * JSON pointer of a field of the field table; of a field of list rows, of the list.
 * @param id such as `storage.volumeStores.label`
 */
export function pointerOf(id: string, spec: VchSpec): string {
  const parts = id.split('.');
  const listAt = parts.findIndex((_, index) => Array.isArray(valueAt(spec, parts.slice(0, index))));
  return `/${(listAt < 0 ? parts : parts.slice(0, listAt)).join('/')}`;
}
