import { COMPUTE_FIELDS } from './compute/fields.ts';
import type { Field } from './field.ts';
import { GENERAL_FIELDS } from './general/fields.ts';
import { NETWORK_FIELDS } from './networks/fields.ts';
import { OPERATIONS_USER_FIELDS } from './operations-user/fields.ts';
import { REGISTRY_FIELDS } from './registry/fields.ts';
import { SECURITY_FIELDS } from './security/fields.ts';
import { STORAGE_FIELDS } from './storage/fields.ts';
import type { VchSpec } from './vch-spec.ts';

/** Everything about a VCH that can be chosen, in the order in which it is asked for and shown. */
export const FIELDS: readonly Field[] = [
  ...GENERAL_FIELDS,
  ...COMPUTE_FIELDS,
  ...STORAGE_FIELDS,
  ...NETWORK_FIELDS,
  ...SECURITY_FIELDS,
  ...REGISTRY_FIELDS,
  ...OPERATIONS_USER_FIELDS,
];

const BY_ID: ReadonlyMap<string, Field> = new Map(FIELDS.map((field) => [field.id, field]));

/** The field of an id; throws where there is none. */
export function fieldOf(id: string): Field {
  const field = BY_ID.get(id);
  if (field === undefined) throw new Error(`There is no field ${id}`);
  return field;
}

/** The field that a JSON pointer into a specification leads to, or into; null if it leads to none. */
export function fieldAt(path: string): Field | null {
  const id = path
    .slice(1)
    .replaceAll(/\/\d+(?=\/|$)/g, '')
    .replaceAll('/', '.');
  const exact = BY_ID.get(id);
  if (exact !== undefined) return exact;
  const end = id.lastIndexOf('.');
  return end < 0 ? null : fieldAt(`/${id.slice(0, end).replaceAll('.', '/')}`);
}

/** Whether a field counts, as the rest of the specification is: an address does not with DHCP. */
export function isUsed(id: string, spec: VchSpec, row = 0): boolean {
  return fieldOf(id).isUsed(spec, row);
}
