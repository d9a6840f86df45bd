import { address, boolean, field, integer, list, map, mask, pointer, struct, text } from '../kinds.ts';
import { common } from './common.ts';

/** An address with its mask. */
export const ipNet = struct('IPNet', {
  ip: field('IP', address),
  mask: field('Mask', mask),
});

/** First and last address of a pool. */
export const range = struct('Range', {
  first: field('FirstIP', address, { scope: 'read-only', key: 'first' }),
  last: field('LastIP', address, { scope: 'read-only', key: 'last' }),
});

/** What a network handed out at run time. */
const assigned = struct('anonymous(Gateway,Nameservers)', {
  gateway: field('Gateway', ipNet, { scope: 'read-write', key: 'gateway' }),
  nameServers: field('Nameservers', list(address), { scope: 'read-write', key: 'dns' }),
});

/** A network as containers know it. `common.id` is the moref of the port group, `Network:network-3`. */
export const containerNetwork = struct('ContainerNetwork', {
  common: field('Common', common, { embedded: true }),
  type: field('Type', text, { scope: 'read-write', key: 'type' }),
  destinations: field('Destinations', list(ipNet), { scope: 'read-only', key: 'destinations' }),
  gateway: field('Gateway', ipNet, { scope: 'read-only', key: 'gateway' }),
  isDefault: field('Default', boolean, { scope: 'read-only', key: 'default' }),
  nameServers: field('Nameservers', list(address), { scope: 'read-only', key: 'dns' }),
  pools: field('Pools', list(range), { scope: 'read-only', key: 'pools' }),
  /** `container:alias` each */
  aliases: field('Aliases', list(text), { scope: 'hidden', key: 'aliases' }),
  /** see `trustLevelName` */
  trustLevel: field('TrustLevel', integer, { embedded: true }),
  assigned: field('Assigned', assigned, { scope: 'read-write', key: 'assigned' }),
});

/** A VM's presence on a network. `common.id` is the PCI slot number of the NIC. */
export const networkEndpoint = struct('NetworkEndpoint', {
  common: field('Common', common, { embedded: true }),
  isStatic: field('Static', boolean, { scope: 'read-only', key: 'static' }),
  /** the address to use, where one is given */
  ip: field('IP', pointer(ipNet), { scope: 'read-only', key: 'ip' }),
  /** the address it has */
  assigned: field('Assigned', ipNet, { scope: 'read-write', key: 'assigned' }),
  network: field('Network', containerNetwork, { scope: 'read-only', key: 'network' }),
  /** `host:container/protocol` or `container/protocol` each */
  ports: field('Ports', list(text), { scope: 'read-only', key: 'ports' }),
  isInternal: field('Internal', boolean, { scope: 'read-only', key: 'internal' }),
});

/** The networks of a VCH. */
export const vchNetwork = struct('Network', {
  /** name of the one among `containerNetworks` that is used unless another is asked for */
  bridgeNetwork: field('BridgeNetwork', text, { scope: 'read-only', key: 'bridge_network' }),
  /** by alias; `bridge` is always among them */
  containerNetworks: field('ContainerNetworks', map(pointer(containerNetwork)), {
    scope: 'read-only',
    key: 'container_networks',
  }),
  bridgeIpRange: field('BridgeIPRange', pointer(ipNet), { scope: 'read-only', key: 'bridge-ip-range' }),
  bridgeNetworkWidth: field('BridgeNetworkWidth', pointer(mask), { scope: 'read-only', key: 'bridge-net-width' }),
});
