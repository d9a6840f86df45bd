import { Type, type Static } from 'typebox';

/** The account that the VCH works with once it is made. */
export const OperationsUser = Type.Object({
  user: Type.String(),
  /** secret */
  password: Type.String(),
  grantsPermissions: Type.Boolean(),
});
export type OperationsUser = Static<typeof OperationsUser>;
