import * as Type from 'typebox';
import { SLICE_NAMES, VchSpec } from '../vch-spec/vch-spec.ts';
import { nullable } from '../vch-spec/nullable.ts';

/** Something that the user can have done at once. */
export const PreflightAction = Type.Object({
  kind: Type.Literal('open-firewall'),
  /** moid of the compute resource whose hosts are meant */
  computeResource: Type.String(),
});
export type PreflightAction = Type.Static<typeof PreflightAction>;

/** One thing that was looked at. */
export const PreflightCheck = Type.Object({
  /** stable, kebab-case, such as `firewall-closed`; of a passed check what was looked at, such as `firewall` */
  code: Type.String(),
  outcome: Type.Enum(['passed', 'warning', 'error', 'skipped']),
  slice: Type.Enum(SLICE_NAMES),
  /** JSON pointer of the field in the specification; empty: the slice as a whole */
  path: Type.String(),
  /** one sentence: what is so */
  cause: Type.String(),
  /** one sentence: what to do; null: nothing */
  remedy: nullable(Type.String()),
  action: nullable(PreflightAction),
});
export type PreflightCheck = Type.Static<typeof PreflightCheck>;

/** Body of `POST /vic/api/vc/{guid}/vch-preflight`. The password is never sent here: see `OperationsUserCheck`. */
export const PreflightRequest = Type.Object({
  spec: VchSpec,
  /** null: all, vic-machine-server's own checks included */
  slice: nullable(Type.Enum(SLICE_NAMES)),
});
export type PreflightRequest = Type.Static<typeof PreflightRequest>;

export const PreflightReport = Type.Object({
  /** no errors among the checks */
  isPassed: Type.Boolean(),
  checks: Type.Array(PreflightCheck),
});
export type PreflightReport = Type.Static<typeof PreflightReport>;

/** Body of `POST /vic/api/vc/{guid}/operations-user-check`: logs in once as that user, who may be locked after too many wrong passwords. */
export const OperationsUserCheck = Type.Object({ spec: VchSpec });
export type OperationsUserCheck = Type.Static<typeof OperationsUserCheck>;

/** What an operations user may not do yet. */
export const MissingPrivileges = Type.Object({
  /** such as `Compute-01` */
  objectName: Type.String(),
  /** vim type, such as `ClusterComputeResource` */
  objectType: Type.String(),
  privileges: Type.Array(Type.String()),
});
export type MissingPrivileges = Type.Static<typeof MissingPrivileges>;

/** What granting would do: one role on one object. */
export const PlannedGrant = Type.Object({
  role: Type.String(),
  objectName: Type.String(),
  objectType: Type.String(),
  propagates: Type.Boolean(),
});
export type PlannedGrant = Type.Static<typeof PlannedGrant>;

export const OperationsUserReport = Type.Object({
  /** `not-tried`: the same name and password were refused a short time ago */
  login: Type.Enum(['accepted', 'refused', 'not-tried']),
  /** one sentence; null: accepted */
  fault: nullable(Type.String()),
  isAdministrator: Type.Boolean(),
  missing: Type.Array(MissingPrivileges),
  /** false: the vic-machine-server would grant nothing there. The original grants on clusters only. */
  canGrant: Type.Boolean(),
  grants: Type.Array(PlannedGrant),
});
export type OperationsUserReport = Type.Static<typeof OperationsUserReport>;
