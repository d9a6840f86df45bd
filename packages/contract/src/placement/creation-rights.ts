import * as Type from 'typebox';

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
      /** as whom the user is logged in there, such as `VSPHERE.LOCAL\\Administrator`; null: not known */
      userName: Type.Union([Type.String(), Type.Null()]),
      /** SHA-1 of its certificate, as vic-machine takes it: `AA:BB:…`; null: not known */
      thumbprint: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
});
export type CreationRights = Type.Static<typeof CreationRights>;
