import type { NetworkList, NetworkRow } from '@vic/contract/placement';
import {
  addressOfRole,
  networkOfRole,
  ROLE_NAMES,
  type ContainerNetwork,
  type Networks,
  type PortGroupChoice,
  type RoleName,
  type RoleNetwork,
} from '@vic/contract/vch-spec';

/** How an end of a link gets its address. `unset`: static, but nothing is typed yet. */
export type Addressing =
  | { readonly kind: 'dhcp' }
  | { readonly kind: 'static'; readonly texts: readonly string[] }
  | { readonly kind: 'unset' };

/** A port group that the endpoint VM has an interface on, with all roles that share it. */
export interface EndpointLink {
  readonly portGroup: PicturedPortGroup | null;
  readonly roles: readonly RoleName[];
  readonly addressing: Addressing;
}

/** A port group that containers are on. */
export interface ContainerLink {
  readonly portGroup: PicturedPortGroup | null;
  /** null: the bridge network */
  readonly alias: string | null;
  readonly addressing: Addressing;
}

/** A port group as far as it is known. */
export interface PicturedPortGroup {
  readonly moid: string;
  readonly name: string;
  readonly path: string;
  readonly vlan: string | null;
  readonly kind: NetworkRow['kind'] | null;
  readonly switchName: string | null;
}

/** What is in the picture. */
export interface NetworkPictureModel {
  readonly endpoint: readonly EndpointLink[];
  readonly containers: readonly ContainerLink[];
}

/** What the networks of a VCH will be, as far as they are chosen. Details of port groups come from the list, if it is there. */
export function networkPicture(networks: Networks, list: NetworkList | null): NetworkPictureModel {
  const rows = new Map((list?.networks ?? []).map((row) => [row.moid, row]));
  const pictured = (choice: PortGroupChoice | null) => (choice === null ? null : withDetails(choice, rows));
  return {
    endpoint: bySwitch(endpointLinks(networks, pictured)),
    containers: [
      {
        portGroup: pictured(networks.bridge.portGroup),
        alias: null,
        addressing: staticOf([networks.bridge.range]),
      },
      ...bySwitch(networks.containerNetworks.map((network) => containerLink(network, pictured(network.portGroup)))),
    ],
  };
}

/** Roles on one port group share one interface and its address. */
function endpointLinks(
  networks: Networks,
  pictured: (choice: PortGroupChoice | null) => PicturedPortGroup | null,
): readonly EndpointLink[] {
  const links = new Map<string, EndpointLink>();
  for (const role of ROLE_NAMES) {
    const { network } = networkOfRole({ networks }, role);
    const key = network.portGroup?.moid ?? '';
    const link = links.get(key);
    if (link) links.set(key, { ...link, roles: [...link.roles, role] });
    else {
      const addressing = roleAddressing(network, addressOfRole({ networks }, role));
      links.set(key, { portGroup: pictured(network.portGroup), roles: [role], addressing });
    }
  }
  return [...links.values()];
}

function withDetails(choice: PortGroupChoice, rows: ReadonlyMap<string, NetworkRow>): PicturedPortGroup {
  const row = rows.get(choice.moid);
  return {
    moid: choice.moid,
    name: choice.name,
    path: choice.path,
    vlan: row?.vlan ?? null,
    kind: row?.kind ?? null,
    switchName: row?.switchName ?? null,
  };
}

function roleAddressing({ addressMode }: RoleNetwork, address: string): Addressing {
  return addressMode === 'dhcp' && address === '' ? { kind: 'dhcp' } : staticOf([address]);
}

function containerLink(network: ContainerNetwork, portGroup: PicturedPortGroup | null): ContainerLink {
  const addressing: Addressing = network.addressMode === 'dhcp' ? { kind: 'dhcp' } : staticOf(network.ranges);
  return { portGroup, alias: network.alias, addressing };
}

function staticOf(texts: readonly string[]): Addressing {
  const typed = texts.map((text) => text.trim()).filter(Boolean);
  return typed.length > 0 ? { kind: 'static', texts: typed } : { kind: 'unset' };
}

/** Links on one switch stand together; otherwise the order stays. */
function bySwitch<L extends { readonly portGroup: PicturedPortGroup | null }>(links: readonly L[]): readonly L[] {
  const keys = links.map(({ portGroup }) => switchKey(portGroup));
  return [...new Set(keys)].flatMap((key) => links.filter((_, index) => keys[index] === key));
}

/** What tells switches apart in the picture; empty: nothing to frame. */
export function switchKey(portGroup: PicturedPortGroup | null): string {
  return portGroup?.kind ? `${portGroup.kind} ${portGroup.switchName ?? ''}` : '';
}
