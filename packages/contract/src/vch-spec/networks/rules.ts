import { parseCidr } from '../../addresses.ts';
import { fault, type RuleFault } from '../fault.ts';
import type { VchSpec } from '../vch-spec.ts';
import { checkContainerNetworks } from './container-rules.ts';
import { checkNameServers } from './name-server-rules.ts';
import { checkProxy } from './proxy-rules.ts';
import { checkRoles } from './role-rules.ts';
import type { Networks } from './schema.ts';

/** Bits that are the same in all addresses of a bridge network, if nothing else is said. */
export const DEFAULT_BRIDGE_WIDTH = 16;
/** a network of a longer prefix has no room for gateway and container */
const MAX_BRIDGE_WIDTH = 30;
/** the engine looks at no more */
const MAX_NAME_SERVERS = 3;

/** The networks of a VCH and of its containers. */
export function checkNetworks(spec: VchSpec): readonly RuleFault[] {
  const { networks } = spec;
  return [
    ...checkBridge(networks.bridge),
    ...checkRoles(spec),
    ...checkNameServers('/networks/nameServers', networks.nameServers),
    ...checkNameServerCount(networks.nameServers),
    ...checkContainerNetworks(spec),
    ...checkProxy(networks.proxy),
  ];
}

function checkBridge({ portGroup, range, width }: Networks['bridge']): readonly RuleFault[] {
  const missing = portGroup === null ? [fault('/networks/bridge/portGroup', 'bridge-network-missing')] : [];
  return [...missing, ...checkBridgeRange(range, width ?? DEFAULT_BRIDGE_WIDTH)];
}

function checkBridgeRange(range: string, width: number): readonly RuleFault[] {
  const path = '/networks/bridge/range';
  const cidr = parseCidr(range);
  if (cidr === null) return [fault(path, range === '' ? 'cidr-missing' : 'cidr-unreadable')];
  const { prefix } = cidr;
  if (prefix > MAX_BRIDGE_WIDTH) return [fault(path, 'bridge-range-too-small', { limit: MAX_BRIDGE_WIDTH })];
  return width < prefix ? [fault('/networks/bridge/width', 'bridge-width-below-prefix', { width, prefix })] : [];
}

function checkNameServerCount(servers: readonly string[]): readonly RuleFault[] {
  if (servers.length <= MAX_NAME_SERVERS) return [];
  return [fault('/networks/nameServers', 'name-servers-too-many', { limit: MAX_NAME_SERVERS })];
}
