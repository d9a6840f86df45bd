import * as Type from 'typebox';

/** Identity of a vCenter object everywhere: `urn:vmomi:<Type>:<moid>:<vcGuid>` (vsphere-client SDK object id). */
export const ObjectUrn = Type.String({ pattern: '^urn:vmomi:[A-Za-z]+:[^:]+:[^:]*$', maxLength: 400 });
export type ObjectUrn = Type.Static<typeof ObjectUrn>;

/** `about.instanceUuid` of a vCenter. */
export const VcGuid = Type.String({ minLength: 1, maxLength: 100 });

export interface ObjectIdentity {
  /** vim type name, such as `VirtualMachine` */
  readonly type: string;
  /** managed object id, such as `vm-42` */
  readonly moid: string;
  /** vCenter GUID; empty where a client leaves it out */
  readonly vcGuid: string;
}

/** Object id text for an identity. */
export function toUrn({ type, moid, vcGuid }: ObjectIdentity): string {
  return `urn:vmomi:${type}:${moid}:${vcGuid}`;
}

/** Splits an object id; null if it is none. A missing GUID (some clients omit it) becomes the empty text. */
export function parseUrn(urn: string): ObjectIdentity | null {
  const [scheme, namespace, type, moid, vcGuid = '', ...rest] = urn.split(':');
  if (scheme !== 'urn' || namespace !== 'vmomi' || !type || !moid || rest.length > 0) return null;
  return { type, moid, vcGuid };
}

/** A named vCenter object that a record refers to. `name` is null when it may not be read. */
export const ObjectRef = Type.Object({ id: ObjectUrn, name: Type.Union([Type.String(), Type.Null()]) });
export type ObjectRef = Type.Static<typeof ObjectRef>;
