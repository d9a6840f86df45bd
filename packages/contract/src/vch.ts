import * as Type from 'typebox';
import { ObjectRef, ObjectUrn } from './identity.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);

/** `runtime.powerState` of a VM; `unknown` when it may not be read. */
export const PowerState = Type.Union([
  Type.Literal('poweredOn'),
  Type.Literal('poweredOff'),
  Type.Literal('suspended'),
  Type.Literal('unknown'),
]);
export type PowerState = Type.Static<typeof PowerState>;

/** `overallStatus` of a managed entity: the colour of its alarms, not the health of a VCH. */
export const OverallStatus = Type.Union([
  Type.Literal('green'),
  Type.Literal('yellow'),
  Type.Literal('red'),
  Type.Literal('gray'),
]);
export type OverallStatus = Type.Static<typeof OverallStatus>;

/**
 * What a VCH does, from power state and the start results of its components (extraConfig `init.sessions|…started`).
 * `failed`: a component could not start. `updating`: an upgrade or reconfiguration runs.
 */
export const VchState = Type.Union([
  Type.Literal('running'),
  Type.Literal('starting'),
  Type.Literal('stopped'),
  Type.Literal('suspended'),
  Type.Literal('failed'),
  Type.Literal('updating'),
  Type.Literal('unknown'),
]);
export type VchState = Type.Static<typeof VchState>;

/** Figures of a VM; null where vCenter has none. */
export const VmFigures = Type.Object({
  cpuMHz: nullable(Type.Number()),
  memoryMiB: nullable(Type.Number()),
  storageBytes: nullable(Type.Number()),
  configuredCpus: nullable(Type.Integer()),
  configuredMemoryMiB: nullable(Type.Integer()),
});
export type VmFigures = Type.Static<typeof VmFigures>;

export const VchNetwork = Type.Object({
  /** `bridge`, `client`, `management`, `public` */
  role: Type.String(),
  address: nullable(Type.String()),
  prefixLength: nullable(Type.Integer()),
  gateway: nullable(Type.String()),
  nameServers: Type.Array(Type.String()),
});
export type VchNetwork = Type.Static<typeof VchNetwork>;

const VchComponent = Type.Object({
  /** `docker-personality`, `port-layer`, `vicadmin` */
  name: Type.String(),
  state: Type.Union([Type.Literal('started'), Type.Literal('not-started'), Type.Literal('failed')]),
  /** reason of a failed start */
  reason: nullable(Type.String()),
});

/** A virtual container host, projected from its endpoint VM. */
export const Vch = Type.Object({
  id: ObjectUrn,
  vcGuid: Type.String(),
  moid: Type.String(),
  /** VCH name (extraConfig `init/common/name`) */
  name: Type.String(),
  vmName: Type.String(),
  powerState: PowerState,
  overallStatus: OverallStatus,
  state: VchState,
  components: Type.Array(VchComponent),
  /** `v1.5.6-21205-2ca8b3e`-like; null if not recorded */
  version: nullable(Type.String()),
  /** client network address; null until the endpoint VM has one */
  address: nullable(Type.String()),
  /** `tcp://10.0.0.5:2376`, ready for DOCKER_HOST (IPv6 in brackets); null without address */
  dockerHost: nullable(Type.String()),
  /** whether the Docker API is served with TLS */
  usesTls: Type.Boolean(),
  /** `https://10.0.0.5:2378`; null without address */
  adminPortal: nullable(Type.String()),
  networks: Type.Array(VchNetwork),
  containerNetworks: Type.Array(Type.String()),
  resourcePool: nullable(ObjectRef),
  folder: nullable(ObjectRef),
  host: nullable(ObjectRef),
  imageStore: nullable(Type.String()),
  volumeStores: Type.Array(Type.Object({ label: Type.String(), location: Type.String() })),
  figures: VmFigures,
  /** how many containerVMs it owns, by what vCenter lets this user see */
  containerCount: Type.Integer({ minimum: 0 }),
  runningContainerCount: Type.Integer({ minimum: 0 }),
  /** true when part of the VM's configuration could not be read: shown as such, never guessed */
  isIncomplete: Type.Boolean(),
});
export type Vch = Type.Static<typeof Vch>;
