import { boolean, field, number, objects, reference, text, texts } from './fields.ts';
import type { ManagedObjectReference, VimValue } from './values.ts';
import { integer, managedObject, optional, string, struct, truth } from './wire/encode.ts';

/** Writes a permission. */
export const permissionRecord = struct({
  entity: optional(managedObject),
  principal: string,
  group: truth,
  roleId: integer,
  propagate: truth,
});

/** What a user or group may do on an entity, and below it if the permission propagates. */
export interface Permission {
  readonly entity: ManagedObjectReference | undefined;
  /** `DOMAIN\name`. */
  readonly principal: string;
  readonly isGroup: boolean;
  readonly roleId: number;
  readonly isPropagating: boolean;
}

/** A named set of privileges. */
export interface Role {
  readonly roleId: number;
  readonly name: string;
  /** Of vCenter itself; cannot be changed. */
  readonly isSystem: boolean;
  readonly privileges: readonly string[];
}

/** A user or group that vCenter knows. */
export interface Principal {
  readonly name: string;
  readonly fullName: string;
  readonly isGroup: boolean;
}

/** Reads permissions; what names no principal is left out. */
export function decodePermissions(value: VimValue | undefined): Permission[] {
  return objects(value).flatMap((entry) => {
    const principal = text(field(entry, 'principal'));
    const roleId = number(field(entry, 'roleId'));
    if (principal === undefined || roleId === undefined) return [];
    return [
      {
        entity: reference(field(entry, 'entity')),
        principal,
        isGroup: boolean(field(entry, 'group')) ?? false,
        roleId,
        isPropagating: boolean(field(entry, 'propagate')) ?? false,
      },
    ];
  });
}

/** Reads the `roleList` of the authorization manager. */
export function decodeRoles(value: VimValue | undefined): Role[] {
  return objects(value).flatMap((entry) => {
    const roleId = number(field(entry, 'roleId'));
    const name = text(field(entry, 'name'));
    if (roleId === undefined || name === undefined) return [];
    const isSystem = boolean(field(entry, 'system')) ?? false;
    return [{ roleId, name, isSystem, privileges: texts(field(entry, 'privilege')) }];
  });
}

/** Reads users and groups. */
export function decodePrincipals(value: VimValue | undefined): Principal[] {
  return objects(value).flatMap((entry) => {
    const name = text(field(entry, 'principal'));
    if (name === undefined) return [];
    const isGroup = boolean(field(entry, 'group')) ?? false;
    return [{ name, fullName: text(field(entry, 'fullName')) ?? '', isGroup }];
  });
}
