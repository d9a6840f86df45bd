import * as Type from 'typebox';
import { ObjectUrn } from '../identity.ts';
import { ComputeResource } from '../vch-spec/compute/schema.ts';
import { nullable } from '../vch-spec/nullable.ts';

/** Why a node of the tree cannot be chosen; its text is `createVch.compute.reason.<code>`. */
export const NotSelectableReason = Type.Enum(['container', 'host-in-cluster', 'vch-pool', 'vapp', 'no-hosts']);
export type NotSelectableReason = Type.Static<typeof NotSelectableReason>;

/** One node of the tree in which a VCH's place is chosen. `vcenter` stands for a vCenter's root folder. */
export const ComputeNode = Type.Object({
  id: ObjectUrn,
  kind: Type.Enum(['vcenter', 'folder', 'datacenter', 'cluster', 'host', 'resource-pool', 'vapp']),
  name: Type.String(),
  /** whether it may have nodes below that are worth showing */
  hasChildren: Type.Boolean(),
  isSelectable: Type.Boolean(),
  /** null where it can be chosen */
  reason: nullable(NotSelectableReason),
});
export type ComputeNode = Type.Static<typeof ComputeNode>;

/** Answer of `GET /vic/api/vc/{guid}/compute-tree/{moid}` (`root`: the vCenter): what lies directly below, ordered by kind and name. */
export const ComputeChildren = Type.Object({ children: Type.Array(ComputeNode) });
export type ComputeChildren = Type.Static<typeof ComputeChildren>;

/** Answer of `GET /vic/api/vc/{guid}/compute-path/{moid}`: the way to an object, for opening the tree there. */
export const ComputePath = Type.Object({
  /** from the vCenter down to the object itself; a host in a cluster leads to its cluster */
  nodes: Type.Array(ComputeNode),
});
export type ComputePath = Type.Static<typeof ComputePath>;

/** What a resource has, and how much of it is left. Null where vCenter tells nothing. */
export const Capacity = Type.Object({
  /** what it may use at most: its own limit, or all that is there */
  total: nullable(Type.Number({ minimum: 0 })),
  /** in use now */
  used: nullable(Type.Number({ minimum: 0 })),
  /** reserved by what is in it */
  reserved: nullable(Type.Number({ minimum: 0 })),
  /** what another pool in it may reserve at most (`unreservedForPool`) */
  reservable: nullable(Type.Number({ minimum: 0 })),
});
export type Capacity = Type.Static<typeof Capacity>;

/** Answer of `GET /vic/api/vc/{guid}/compute/{moid}`: a place that can be chosen, as it is now. */
export const ComputeDetails = Type.Object({
  resource: ComputeResource,
  isSelectable: Type.Boolean(),
  reason: nullable(NotSelectableReason),
  cpuMHz: Capacity,
  memoryMiB: Capacity,
  hosts: Type.Object({
    total: Type.Integer({ minimum: 0 }),
    /** connected and not in maintenance mode */
    usable: Type.Integer({ minimum: 0 }),
  }),
  drs: Type.Object({
    /** null: no cluster, or it may not be read */
    isEnabled: nullable(Type.Boolean()),
    /** names of the groups of the cluster */
    groups: Type.Array(Type.String()),
  }),
  /** privileges that the user lacks there for making a VCH, such as `Resource.AssignVMToPool` */
  missingPrivileges: Type.Array(Type.String()),
});
export type ComputeDetails = Type.Static<typeof ComputeDetails>;
