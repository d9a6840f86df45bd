import * as Type from 'typebox';
import { nullable } from '../nullable.ts';

/** A network of vSphere. The path tells two of the same name apart. */
export const PortGroupChoice = Type.Object({
  moid: Type.String({ minLength: 1 }),
  name: Type.String(),
  /** inventory path, such as `/Europe/Berlin/network/Prod/dvs-prod-vm` */
  path: Type.String(),
});
export type PortGroupChoice = Type.Static<typeof PortGroupChoice>;

export const AddressMode = Type.Enum(['dhcp', 'static']);
export type AddressMode = Type.Static<typeof AddressMode>;

/** One of the endpoint VM's networks. What belongs to the other address mode stays, but does not count. */
export const RoleNetwork = Type.Object({
  /** null: for client the public network, for management the client network; public must have one */
  portGroup: nullable(PortGroupChoice),
  addressMode: AddressMode,
  /** CIDR, such as `10.1.2.3/24` */
  address: Type.String(),
  gateway: Type.String(),
  /** CIDRs that are reached through the gateway; of public: none, it has the default route */
  destinations: Type.Array(Type.String()),
});
export type RoleNetwork = Type.Static<typeof RoleNetwork>;

export const FirewallPolicy = Type.Enum(['closed', 'outbound', 'peers', 'published', 'open']);
export type FirewallPolicy = Type.Static<typeof FirewallPolicy>;

/** A network that containers are put on directly. */
export const ContainerNetwork = Type.Object({
  portGroup: nullable(PortGroupChoice),
  /** name that Docker shows */
  alias: Type.String(),
  addressMode: AddressMode,
  /** CIDRs, or `first-last` */
  ranges: Type.Array(Type.String()),
  /** CIDR: the gateway's address with the prefix length of its subnet */
  gateway: Type.String(),
  nameServers: Type.Array(Type.String()),
  firewall: FirewallPolicy,
});
export type ContainerNetwork = Type.Static<typeof ContainerNetwork>;

export const Networks = Type.Object({
  bridge: Type.Object({
    portGroup: nullable(PortGroupChoice),
    /** CIDR */
    range: Type.String(),
    /** prefix length of each bridge network in the range; null: 16 */
    width: nullable(Type.Integer({ minimum: 1, maximum: 30 })),
  }),
  public: RoleNetwork,
  client: RoleNetwork,
  management: RoleNetwork,
  nameServers: Type.Array(Type.String()),
  containerNetworks: Type.Array(ContainerNetwork),
  /** for fetching images only; URLs, empty: none */
  proxy: Type.Object({ http: Type.String(), https: Type.String(), exceptions: Type.Array(Type.String()) }),
});
export type Networks = Type.Static<typeof Networks>;
