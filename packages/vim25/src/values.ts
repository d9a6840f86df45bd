/** A managed object of one vCenter: its type and its opaque id there. Never build or match the id with a pattern. */
export interface ManagedObjectReference {
  readonly type: string;
  readonly value: string;
}

/** A data object as it came: `typeName` is its `xsi:type`, if it had one. */
export interface VimObject {
  readonly typeName?: string;
  readonly [field: string]: VimValue | undefined;
}

/** What an answer decodes to without a schema. Fields inside data objects stay text: read them with the functions of `fields.ts`. */
export type VimValue = string | number | bigint | boolean | ManagedObjectReference | VimObject | VimValue[];

/** Whether a value is a data object or a reference, that is, neither text nor number nor list. */
export function isObject(value: VimValue | undefined): value is VimObject {
  return typeof value === 'object' && !Array.isArray(value);
}

/** Whether a value is a reference to a managed object. */
export function isReference(value: VimValue | undefined): value is ManagedObjectReference {
  return (
    isObject(value) &&
    typeof value['type'] === 'string' &&
    typeof value['value'] === 'string' &&
    Object.keys(value).length === 2
  );
}

/** `Type:value`, the key of a reference in maps. */
export function referenceKey(reference: ManagedObjectReference): string {
  return `${reference.type}:${reference.value}`;
}
