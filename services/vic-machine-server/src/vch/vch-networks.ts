import type { ContainerNetwork, VchConfig } from '@vic/extraconfig';

/** Name of the bridge network among the networks of a VCH that does not say it. */
const BRIDGE = 'bridge';

/** The network that containers of a VCH are on unless another is asked for; null in a configuration without one. */
export function bridgeNetworkOf(config: VchConfig): ContainerNetwork | null {
  const { bridgeNetwork, containerNetworks } = config.network;
  const name = bridgeNetwork === '' ? BRIDGE : bridgeNetwork;
  return containerNetworks.get(name) ?? config.init.networks.get(BRIDGE)?.network ?? null;
}

/** The networks beside the bridge, by alias. */
export function containerNetworksOf(config: VchConfig): [alias: string, network: ContainerNetwork][] {
  const bridge = config.network.bridgeNetwork === '' ? BRIDGE : config.network.bridgeNetwork;
  return [...config.network.containerNetworks].filter(([alias]) => alias !== bridge && alias !== BRIDGE);
}

/** moid of a network's port group, whose identifier is `Type:moid`; null if it has none. */
export function moidOf(network: ContainerNetwork | null | undefined): string | null {
  const id = network?.common.id ?? '';
  const moid = id.slice(id.indexOf(':') + 1);
  return moid === '' ? null : moid;
}
