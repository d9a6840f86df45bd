import * as Type from 'typebox';
import { nullable } from '../nullable.ts';

/** What a VCH is put on; everything else about its place follows from it. */
export const ComputeResource = Type.Object({
  vcGuid: Type.String({ minLength: 1 }),
  /** host name of the vCenter as configured */
  vcName: Type.String(),
  datacenter: Type.Object({
    moid: Type.String({ minLength: 1 }),
    /** inventory path, such as `/Europe/Berlin` */
    path: Type.String(),
  }),
  kind: Type.Enum(['cluster', 'host', 'resource-pool']),
  /** of a ClusterComputeResource, a ComputeResource (standalone host) or a ResourcePool */
  moid: Type.String({ minLength: 1 }),
  name: Type.String(),
  /** inventory path, such as `/Europe/Berlin/host/Compute-01/Resources/production` */
  path: Type.String(),
});
export type ComputeResource = Type.Static<typeof ComputeResource>;

export const HertzUnits = Type.Enum(['MHz', 'GHz']);
export type HertzUnits = Type.Static<typeof HertzUnits>;
export const MemoryUnits = Type.Enum(['MiB', 'GiB', 'TiB']);
export type MemoryUnits = Type.Static<typeof MemoryUnits>;

export const Hertz = Type.Object({ value: Type.Integer({ minimum: 1 }), units: HertzUnits });
export type Hertz = Type.Static<typeof Hertz>;
export const Memory = Type.Object({ value: Type.Integer({ minimum: 1 }), units: MemoryUnits });
export type Memory = Type.Static<typeof Memory>;

/** A level, or a number of one's own. */
export const Shares = Type.Union([
  Type.Object({ level: Type.Enum(['low', 'normal', 'high']) }),
  Type.Object({ level: Type.Literal('custom'), number: Type.Integer({ minimum: 1, maximum: 1_000_000 }) }),
]);
export type Shares = Type.Static<typeof Shares>;

/** Where a VCH runs and how much it may use. */
export const Compute = Type.Object({
  resource: nullable(ComputeResource),
  cpu: Type.Object({
    /** null: unlimited */
    limit: nullable(Hertz),
    /** null: nothing is reserved */
    reservation: nullable(Hertz),
    shares: Shares,
  }),
  memory: Type.Object({ limit: nullable(Memory), reservation: nullable(Memory), shares: Shares }),
  /** the endpoint VM; null: as the server does it (1 CPU, 2048 MiB); 768 CPUs is vSphere's limit for a VM */
  endpoint: Type.Object({ cpus: nullable(Type.Integer({ minimum: 1, maximum: 768 })), memory: nullable(Memory) }),
  /** a DRS VM group named after the VCH */
  useVmGroup: Type.Boolean(),
});
export type Compute = Type.Static<typeof Compute>;
