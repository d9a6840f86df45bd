import * as Type from 'typebox';
import { recordOf } from './record-of.ts';
import { ObjectRef, ObjectUrn } from './identity.ts';
import { OverallStatus, PowerState, VmFigures } from './vch.ts';

const text = Type.Union([Type.String(), Type.Null()]);

/** State of a container by the rule of the engine: power state plus the start result and times of its sessions. */
export const ContainerState = Type.Union([
  Type.Literal('created'),
  Type.Literal('starting'),
  Type.Literal('running'),
  Type.Literal('stopped'),
  Type.Literal('suspended'),
  Type.Literal('failed'),
  Type.Literal('unknown'),
]);
export type ContainerState = Type.Static<typeof ContainerState>;

/** One published or exposed port. `hostPort` is null when only exposed. */
export const PortMapping = Type.Object({
  network: Type.String(),
  hostPort: text,
  containerPort: Type.String(),
  protocol: Type.String(),
});
export type PortMapping = Type.Static<typeof PortMapping>;

export const ContainerNetwork = Type.Object({
  name: Type.String(),
  address: text,
  prefixLength: Type.Union([Type.Integer(), Type.Null()]),
  gateway: text,
  nameServers: Type.Array(Type.String()),
  aliases: Type.Array(Type.String()),
});
export type ContainerNetwork = Type.Static<typeof ContainerNetwork>;

export const ContainerMount = Type.Object({
  volume: Type.String(),
  destination: Type.String(),
  /** `rw` or `ro` as recorded */
  mode: Type.String(),
  source: Type.String(),
});
export type ContainerMount = Type.Static<typeof ContainerMount>;

/** A containerVM. */
export const ContainerVm = Type.Object({
  id: ObjectUrn,
  vcGuid: Type.String(),
  moid: Type.String(),
  /** container name (extraConfig `common/name`) */
  name: Type.String(),
  vmName: Type.String(),
  /** 64 hexadecimal digits; empty when not recorded */
  containerId: Type.String(),
  state: ContainerState,
  powerState: PowerState,
  overallStatus: OverallStatus,
  /** why the main process could not start */
  startError: text,
  /** exit status of the main process; null while it runs or never ran */
  exitCode: Type.Union([Type.Integer(), Type.Null()]),
  createdAt: text,
  startedAt: text,
  stoppedAt: text,
  /** `library/nginx:latest`-like */
  image: text,
  imageId: text,
  command: Type.Array(Type.String()),
  labels: recordOf(Type.String()),
  ports: Type.Array(PortMapping),
  networks: Type.Array(ContainerNetwork),
  mounts: Type.Array(ContainerMount),
  figures: VmFigures,
  /** owner; null when unknown or ambiguous, never guessed. `id` is its endpoint VM, `name` the VCH's name */
  vch: Type.Union([ObjectRef, Type.Null()]),
  resourcePool: Type.Union([ObjectRef, Type.Null()]),
  folder: Type.Union([ObjectRef, Type.Null()]),
  host: Type.Union([ObjectRef, Type.Null()]),
  isIncomplete: Type.Boolean(),
});
export type ContainerVm = Type.Static<typeof ContainerVm>;
