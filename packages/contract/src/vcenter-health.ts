import * as Type from 'typebox';

/**
 * State of one vCenter as this user's feed sees it.
 * `loading`: first inventory not complete. `live`: current. `stale`: connection lost, rows are the last known.
 * `unavailable`: never reached. `untrusted`: certificate is not the pinned one. `not-permitted`: the user has no
 * session there. `expired`: the session ended and could not be renewed.
 */
export const VcenterState = Type.Union([
  Type.Literal('loading'),
  Type.Literal('live'),
  Type.Literal('stale'),
  Type.Literal('unavailable'),
  Type.Literal('untrusted'),
  Type.Literal('not-permitted'),
  Type.Literal('expired'),
]);
export type VcenterState = Type.Static<typeof VcenterState>;

export const VcenterHealth = Type.Object({
  vcGuid: Type.String(),
  /** host name of the vCenter as configured */
  name: Type.String(),
  state: VcenterState,
  /** vCenter version such as `8.0.3`; null until it was reached once */
  version: Type.Union([Type.String(), Type.Null()]),
  build: Type.Union([Type.String(), Type.Null()]),
  /** ISO time of the last successful contact; null if never */
  lastContactAt: Type.Union([Type.String(), Type.Null()]),
  /** one sentence why the state is not `live`; null when it is */
  reason: Type.Union([Type.String(), Type.Null()]),
  vchCount: Type.Integer({ minimum: 0 }),
  containerCount: Type.Integer({ minimum: 0 }),
});
export type VcenterHealth = Type.Static<typeof VcenterHealth>;
