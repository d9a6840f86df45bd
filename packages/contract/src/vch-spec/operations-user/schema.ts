import * as Type from 'typebox';

/** The account that the VCH works with once it is made. */
export const OperationsUser = Type.Object({
  user: Type.String(),
  /** secret */
  password: Type.String(),
  grantsPermissions: Type.Boolean(),
});
export type OperationsUser = Type.Static<typeof OperationsUser>;
