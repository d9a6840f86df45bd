import { Type, type Static } from 'typebox';

/** Answer of `GET /vic/api/vch-creation-rights`: whether the user may make VCHs anywhere, and if not, why. */
export const CreationRights = Type.Object({
  isAllowed: Type.Boolean(),
  vcenters: Type.Array(
    Type.Object({
      vcGuid: Type.String(),
      name: Type.String(),
      /** privileges that are missing in every datacenter of it; empty: may be made in one at least */
      missingPrivileges: Type.Array(Type.String()),
      /** null: was asked; else one sentence why not */
      fault: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
});
export type CreationRights = Static<typeof CreationRights>;
