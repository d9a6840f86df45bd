/** Networks and addresses in the form that the engine records. */
import { addressBytes, maskBytes, models, zeroOf, type ContainerNetwork, type IpNet } from '@vic/extraconfig';
import type { DistributedVirtualPortgroup, Network } from '../../vcenter/inventory.ts';

export type PortGroup = Network | DistributedVirtualPortgroup;

/** What a VCH or a container knows of a network beside its name and port group. */
export interface NetworkFacts {
  /** `bridge` or `external`; empty where nothing is recorded */
  readonly type?: string;
  /** `192.0.2.1/24` */
  readonly gateway?: string;
  readonly nameServers?: readonly string[];
  /** `192.0.2.10-192.0.2.90` */
  readonly pools?: readonly string[];
  /** 0 unspecified, 1 published, 2 open, 3 closed, 4 outbound, 5 peers */
  readonly trustLevel?: number;
  readonly isDefault?: boolean;
  /** `container:alias` each */
  readonly aliases?: readonly string[];
  /** what DHCP or the engine handed out; the configured values unless given */
  readonly assignedGateway?: string;
  readonly assignedNameServers?: readonly string[];
}

const NO_ADDRESS = zeroOf(models.ipNet);

/** Address and mask of `192.0.2.7/24` or `2001:db8::7/64`. */
export function ipNetOf(text: string | undefined): IpNet {
  if (text === undefined) return NO_ADDRESS;
  const [address = '', length = ''] = text.split('/');
  const ip = addressBytes(address);
  if (ip === null) throw new Error(`"${text}" is no address`);
  return { ip, mask: maskBytes(Number(length), address.includes(':') ? 16 : 4) };
}

/** The address alone, without its mask. */
export const withoutMask = (text: string): string => text.split('/')[0] ?? text;

/** Reference to a port group as the engine writes it. */
const portGroupReference = (portGroup: PortGroup): string => `${portGroup.type}:${portGroup.moid}`;

function rangeOf(text: string): { first: Uint8Array | null; last: Uint8Array | null } {
  const [first = '', last = ''] = text.split('-');
  return { first: addressBytes(first), last: addressBytes(last) };
}

/** A network's record under a name. */
export function networkRecord(name: string, portGroup: PortGroup, facts: NetworkFacts = {}): ContainerNetwork {
  const empty = zeroOf(models.containerNetwork);
  const nameServers = (facts.nameServers ?? []).map(addressBytes);
  return {
    ...empty,
    common: { ...empty.common, id: portGroupReference(portGroup), name },
    type: facts.type ?? '',
    gateway: ipNetOf(facts.gateway),
    isDefault: facts.isDefault ?? false,
    nameServers,
    pools: (facts.pools ?? []).map(rangeOf),
    trustLevel: facts.trustLevel ?? 0,
    aliases: facts.aliases ?? [],
    assigned: {
      gateway: ipNetOf(facts.assignedGateway ?? facts.gateway),
      nameServers: facts.assignedNameServers?.map(addressBytes) ?? nameServers,
    },
  };
}
