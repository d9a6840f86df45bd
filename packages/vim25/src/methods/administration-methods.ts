import { decodePermissions, decodePrincipals, permissionRecord } from '../authorization-record.ts';
import { decodeEntityPrivileges } from '../entity-privilege.ts';
import { decodeLicenseAssignments } from '../license-record.ts';
import { integer, listOf, managedObject, many, optional, string, struct, truth } from '../wire/encode.ts';
import { internal, read, write } from './declaration.ts';
import { decodeOptionValues, optionValue } from './option-value.ts';
import { aNumber, nothing } from './returned.ts';

/** Methods of the managers of roles, users, settings and licences, and of a host's firewall. */
export const ADMINISTRATION_METHODS = {
  // AuthorizationManager
  HasPrivilegeOnEntities: read(
    { entity: listOf(managedObject), sessionId: string, privId: listOf(string) },
    decodeEntityPrivileges,
  ),
  RetrieveAllPermissions: read({}, decodePermissions),
  RetrieveEntityPermissions: read({ entity: managedObject, inherited: truth }, decodePermissions),
  SetEntityPermissions: write({ entity: managedObject, permission: many(permissionRecord) }, nothing),
  RemoveEntityPermission: write({ entity: managedObject, user: string, isGroup: truth }, nothing),
  AddAuthorizationRole: write({ name: string, privIds: many(string) }, aNumber),
  UpdateAuthorizationRole: write({ roleId: integer, newName: string, privIds: many(string) }, nothing),
  RemoveAuthorizationRole: write({ roleId: integer, failIfUsed: truth }, nothing),
  DisableMethods: internal(
    write(
      {
        entity: listOf(managedObject),
        method: listOf(struct({ method: string, reasonId: string })),
        sourceId: string,
        sessionScope: optional(truth),
      },
      nothing,
    ),
  ),
  EnableMethods: internal(write({ entity: listOf(managedObject), method: listOf(string), sourceId: string }, nothing)),

  // UserDirectory
  RetrieveUserGroups: read(
    {
      domain: optional(string),
      searchStr: string,
      belongsToGroup: optional(string),
      belongsToUser: optional(string),
      exactMatch: truth,
      findUsers: truth,
      findGroups: truth,
    },
    decodePrincipals,
  ),

  // OptionManager
  QueryOptions: read({ name: optional(string) }, decodeOptionValues),
  UpdateOptions: write({ changedValue: listOf(optionValue) }, nothing),

  // LicenseAssignmentManager
  QueryAssignedLicenses: read({ entityId: optional(string) }, decodeLicenseAssignments),

  // HostFirewallSystem
  EnableRuleset: write({ id: string }, nothing),
  DisableRuleset: write({ id: string }, nothing),
  RefreshFirewall: write({}, nothing),
} as const;
