import * as Type from 'typebox';
import { nullable } from '../vch-spec/nullable.ts';

export const NetworkUse = Type.Object({
  vchName: Type.String(),
  /** `bridge`, `client`, `management`, `public`, `container` */
  role: Type.String(),
});
export type NetworkUse = Type.Static<typeof NetworkUse>;

/** A network that a compute resource sees; uplinks are left out. */
export const NetworkRow = Type.Object({
  moid: Type.String(),
  name: Type.String(),
  /** inventory path: tells two of the same name apart */
  path: Type.String(),
  kind: Type.Enum(['standard', 'distributed', 'opaque']),
  /** distributed switch of a port group, or the hosts' own one of a standard network; null: has none, or it may not be seen */
  switchName: nullable(Type.String()),
  /** such as `120`, `0-4094`, `pvlan 201`; null: none, or unknown */
  vlan: nullable(Type.String()),
  /** names of the compute resource's hosts that it is not on */
  missingOn: Type.Array(Type.String()),
  /** VCHs that use it already */
  usedBy: Type.Array(NetworkUse),
  /** null: can be the bridge; else why not: `standard-network`, `missing-on-hosts`, `in-use` */
  bridgeFault: nullable(Type.Enum(['standard-network', 'missing-on-hosts', 'in-use'])),
});
export type NetworkRow = Type.Static<typeof NetworkRow>;

/** A range that a VCH of the vCenter uses for its bridge networks. */
export const BridgeRangeUse = Type.Object({
  vchName: Type.String(),
  networkMoid: nullable(Type.String()),
  range: Type.String(),
});
export type BridgeRangeUse = Type.Static<typeof BridgeRangeUse>;

/** Addresses that a VCH of the vCenter has, or gives to its containers, on a network. */
export const AddressUse = Type.Object({
  vchName: Type.String(),
  networkMoid: Type.String(),
  /** `endpoint`: static ones of the endpoint VM; `subnet`: of a container network without ranges, which may give out any */
  kind: Type.Enum(['endpoint', 'range', 'subnet']),
  /** an address, a CIDR block or `first-last` */
  addresses: Type.String(),
});
export type AddressUse = Type.Static<typeof AddressUse>;

/** Answer of `GET /vic/api/vc/{guid}/compute/{moid}/networks`, ordered by name, then path. */
export const NetworkList = Type.Object({
  hostCount: Type.Integer({ minimum: 0 }),
  /** false: the VCHs of the vCenter are still being read, so that `usedBy`, `in-use`, `bridgeRanges` and `addressUses` say nothing yet */
  isUseKnown: Type.Boolean(),
  networks: Type.Array(NetworkRow),
  bridgeRanges: Type.Array(BridgeRangeUse),
  addressUses: Type.Array(AddressUse),
});
export type NetworkList = Type.Static<typeof NetworkList>;
