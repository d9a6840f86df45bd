import type { NetworkList } from '@vic/contract/placement';
import type { Networks, PortGroupChoice } from '@vic/contract/vch-spec';

/** A choice that another compute resource made impossible. */
export interface DroppedNetwork {
  readonly role: 'bridge' | 'public' | 'client' | 'management' | 'container';
  /** of a container network, as Docker would have shown it; else empty */
  readonly alias: string;
  /** name of the port group */
  readonly name: string;
}

/** What is left of the choices. */
export interface KeptNetworks {
  readonly networks: Networks;
  readonly isChanged: boolean;
  readonly dropped: readonly DroppedNetwork[];
}

/**
 * Takes away the port groups that a compute resource does not see, and nothing else: addresses, ranges and container
 * networks stay as they are. A port group is the same by moid and name, as vCenters give the same moids; its path becomes
 * the one that it has now.
 */
export function keepSeenNetworks(networks: Networks, list: NetworkList): KeptNetworks {
  const rows = new Map(list.networks.map((row) => [row.moid, row]));
  const dropped: DroppedNetwork[] = [];
  let isChanged = false;
  const kept = (choice: PortGroupChoice | null, role: DroppedNetwork['role'], alias = ''): PortGroupChoice | null => {
    if (choice === null) return null;
    const row = rows.get(choice.moid);
    if (row?.name !== choice.name) {
      isChanged = true;
      dropped.push({ role, alias, name: choice.name });
      return null;
    }
    if (row.path === choice.path) return choice;
    isChanged = true;
    return { moid: row.moid, name: row.name, path: row.path };
  };
  const seen: Networks = {
    ...networks,
    bridge: { ...networks.bridge, portGroup: kept(networks.bridge.portGroup, 'bridge') },
    public: { ...networks.public, portGroup: kept(networks.public.portGroup, 'public') },
    client: { ...networks.client, portGroup: kept(networks.client.portGroup, 'client') },
    management: { ...networks.management, portGroup: kept(networks.management.portGroup, 'management') },
    containerNetworks: networks.containerNetworks.map((network) => ({
      ...network,
      portGroup: kept(network.portGroup, 'container', network.alias),
    })),
  };
  return { networks: seen, isChanged, dropped };
}
