import { argumentsOf, type CliArgument } from '../cli/argument.ts';
import type { VchSpec } from '../vch-spec.ts';
import { withoutProxyPassword } from './proxy.ts';
import { hasOwnNetwork, type RoleName } from './roles.ts';
import type { ContainerNetwork, Networks } from './schema.ts';

/**
 * Options of all networks, name servers and proxies. Port groups are named by their inventory path, which is never
 * ambiguous.
 */
export function networkArguments(spec: VchSpec): readonly CliArgument[] {
  const { bridge, nameServers, containerNetworks, proxy } = spec.networks;
  return [
    ...(bridge.portGroup === null ? [] : argumentsOf('networks.bridge.portGroup', bridge.portGroup.path)),
    ...argumentsOf('networks.bridge.range', bridge.range),
    ...(bridge.width === null ? [] : argumentsOf('networks.bridge.width', String(bridge.width))),
    ...roleArguments(spec, 'public'),
    ...argumentsOf('networks.nameServers', ...nameServers),
    ...roleArguments(spec, 'client'),
    ...roleArguments(spec, 'management'),
    ...containerNetworks.flatMap(containerNetworkArguments),
    ...proxyArguments(proxy),
  ];
}

function roleArguments(spec: VchSpec, role: RoleName): readonly CliArgument[] {
  const { portGroup, addressMode, address, gateway } = spec.networks[role];
  if (!hasOwnNetwork(spec, role) || portGroup === null) return [];
  const network = argumentsOf(`networks.${role}.portGroup`, portGroup.path);
  if (addressMode === 'dhcp') return network;
  return [
    ...network,
    ...(address === '' ? [] : argumentsOf(`networks.${role}.address`, address)),
    ...(gateway === '' ? [] : argumentsOf(`networks.${role}.gateway`, gatewayText(spec, role))),
  ];
}

/** `destination,destination:gateway`; of public, which has the default route, the gateway alone. */
function gatewayText({ networks }: VchSpec, role: RoleName): string {
  const { gateway, destinations } = networks[role];
  return role === 'public' || destinations.length === 0 ? gateway : `${destinations.join(',')}:${gateway}`;
}

/** Each option names the port group that it is about. */
function containerNetworkArguments(network: ContainerNetwork): readonly CliArgument[] {
  const { portGroup, alias, addressMode, ranges, gateway, nameServers, firewall } = network;
  if (portGroup === null) return [];
  const of = (field: string, ...values: readonly string[]): readonly CliArgument[] =>
    argumentsOf(`networks.containerNetworks.${field}`, ...values.map((value) => `${portGroup.path}:${value}`));
  const isStatic = addressMode === 'static';
  return [
    ...of('alias', alias),
    ...(isStatic && gateway !== '' ? of('gateway', gateway) : []),
    ...(isStatic ? of('ranges', ...ranges) : []),
    ...of('nameServers', ...nameServers),
    ...(firewall === 'published' ? [] : of('firewall', firewall)),
  ];
}

function proxyArguments({ http, https, exceptions }: Networks['proxy']): readonly CliArgument[] {
  return [
    ...(http === '' ? [] : argumentsOf('networks.proxy.http', withoutProxyPassword(http))),
    ...(https === '' ? [] : argumentsOf('networks.proxy.https', withoutProxyPassword(https))),
    ...(exceptions.length === 0 ? [] : argumentsOf('networks.proxy.exceptions', exceptions.join(','))),
  ];
}
