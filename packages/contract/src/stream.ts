import * as Type from 'typebox';
import { ContainerVm } from './container-vm.ts';
import type { Activity } from './vch-creation/activity.ts';
import { VcenterHealth } from './vcenter-health.ts';
import { Vch } from './vch.ts';

/** Answer of `POST /vic/api/stream-ticket`. */
export const StreamTicket = Type.Object({ ticket: Type.String(), expiresInSeconds: Type.Integer() });
export type StreamTicket = Type.Static<typeof StreamTicket>;

/** First message: where the store stands. */
export const HelloMessage = Type.Object({
  type: Type.Literal('hello'),
  revision: Type.Integer({ minimum: 0 }),
  vcenters: Type.Array(VcenterHealth),
});

/**
 * What changed between two revisions. A client whose own revision is not `previousRevision` queries again.
 * With very many changes the lists are empty and `isPartial` is true: query again.
 */
export const ChangesMessage = Type.Object({
  type: Type.Literal('changes'),
  previousRevision: Type.Integer({ minimum: 0 }),
  revision: Type.Integer({ minimum: 0 }),
  isPartial: Type.Boolean(),
  vchs: Type.Array(Vch),
  removedVchs: Type.Array(Type.String()),
  containers: Type.Array(ContainerVm),
  removedContainers: Type.Array(Type.String()),
});

/** Health of all configured vCenters, sent when one changes. */
export const HealthMessage = Type.Object({ type: Type.Literal('health'), vcenters: Type.Array(VcenterHealth) });

/**
 * How one of the user's own activities goes on. Whoever shows activities parses it as an `Activity`: pages without any need
 * not load its schema.
 */
export const ActivityMessage = Type.Object({
  type: Type.Literal('activity'),
  activity: Type.Unsafe<Activity>(Type.Unknown()),
});

/** Sent every 30 s so that proxies keep the connection and a dead one is noticed. */
export const HeartbeatMessage = Type.Object({ type: Type.Literal('heartbeat') });

/** Server → client messages of `GET /vic/api/stream`. */
export const StreamMessage = Type.Union([
  HelloMessage,
  ChangesMessage,
  HealthMessage,
  ActivityMessage,
  HeartbeatMessage,
]);
export type StreamMessage = Type.Static<typeof StreamMessage>;
export type ChangesMessage = Type.Static<typeof ChangesMessage>;
