import * as Type from 'typebox';
import { nullable } from '../vch-spec/nullable.ts';
import { SLICE_NAMES, VchSpec } from '../vch-spec/vch-spec.ts';

/**
 * `unknown`: the connection to the work was lost and cannot be had again by itself; it may go on.
 */
export const ActivityState = Type.Enum(['running', 'succeeded', 'failed', 'unknown']);
export type ActivityState = Type.Static<typeof ActivityState>;

/** Long work that one user started: it goes on without a page, and is kept for a day after its end. */
export const Activity = Type.Object({
  id: Type.String(),
  kind: Type.Literal('create-vch'),
  vcGuid: Type.String(),
  vchName: Type.String(),
  state: ActivityState,
  /** what is being done now, for people */
  step: Type.String(),
  /** 0 to 100; null: the server does not tell */
  percent: nullable(Type.Integer({ minimum: 0, maximum: 100 })),
  /** ISO 8601 */
  startedAt: Type.String(),
  endedAt: nullable(Type.String()),
  /** id of the endpoint VM as soon as it is known */
  vchId: nullable(Type.String()),
  /** how many lines the log has now */
  logLines: Type.Integer({ minimum: 0 }),
  /** why it failed, with the step of the wizard that it concerns; null: it did not */
  failure: nullable(
    Type.Object({
      message: Type.String(),
      slice: nullable(Type.Enum(SLICE_NAMES)),
      path: Type.String(),
    }),
  ),
});
export type Activity = Type.Static<typeof Activity>;

/** Answer of `GET /vic/api/activities`: the user's own, newest first. */
export const ActivityList = Type.Object({ activities: Type.Array(Activity) });
export type ActivityList = Type.Static<typeof ActivityList>;

/** Answer of `GET /vic/api/activities/{id}/log?from=`: the lines from a number on. */
export const ActivityLog = Type.Object({ from: Type.Integer({ minimum: 0 }), lines: Type.Array(Type.String()) });
export type ActivityLog = Type.Static<typeof ActivityLog>;

/** Answer of `GET /vic/api/activities/{id}/spec`: what was asked for, without secrets. */
export const ActivitySpec = Type.Object({ spec: VchSpec });
export type ActivitySpec = Type.Static<typeof ActivitySpec>;

/** Body of `POST /vic/api/vc/{guid}/vch-creations`, secrets included. */
export const CreationRequest = Type.Object({
  /** made by the browser, once for each Finish: the same one again answers the same activity */
  requestId: Type.String({ format: 'uuid' }),
  spec: VchSpec,
});
export type CreationRequest = Type.Static<typeof CreationRequest>;
