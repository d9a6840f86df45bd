import { FormArray, FormControl, FormGroup } from '@angular/forms';
import type {
  AddressMode,
  ContainerNetwork,
  FirewallPolicy,
  Networks,
  PortGroupChoice,
  RoleNetwork,
} from '@vic/contract/vch-spec';

type Values<T> = { [K in keyof T]: FormControl<T[K]> };

/** Controls of the bridge network. */
export type BridgeForm = FormGroup<Values<Networks['bridge']>>;
/** Controls of one of the endpoint VM's networks. */
export type RoleForm = FormGroup<Values<RoleNetwork>>;
/** Controls of a network that containers are put on directly. */
export type ContainerNetworkForm = FormGroup<Values<ContainerNetwork>>;
/** Controls of the proxies. */
export type ProxyForm = FormGroup<Values<Networks['proxy']>>;

/** Controls of the step; their value is the slice. */
export type NetworksForm = FormGroup<{
  bridge: BridgeForm;
  public: RoleForm;
  client: RoleForm;
  management: RoleForm;
  nameServers: FormControl<string[]>;
  containerNetworks: FormArray<ContainerNetworkForm>;
  proxy: ProxyForm;
}>;

/** The networks slice as a form. It has the slice's rules put on it by `sliceForm`. */
export function networksForm({ bridge, proxy, ...networks }: Networks): NetworksForm {
  return new FormGroup({
    bridge: new FormGroup({
      portGroup: value<PortGroupChoice | null>(bridge.portGroup),
      range: value(bridge.range),
      width: value<number | null>(bridge.width),
    }),
    public: roleForm(networks.public),
    client: roleForm(networks.client),
    management: roleForm(networks.management),
    nameServers: value(networks.nameServers),
    containerNetworks: new FormArray(networks.containerNetworks.map(containerNetworkForm)),
    proxy: new FormGroup({ http: value(proxy.http), https: value(proxy.https), exceptions: value(proxy.exceptions) }),
  });
}

/** Writes a slice into its form, which gets as many container networks as the slice has. */
export function writeNetworks(form: NetworksForm, networks: Networks): void {
  const rows = form.controls.containerNetworks;
  while (rows.length > networks.containerNetworks.length) rows.removeAt(-1, { emitEvent: false });
  for (const row of networks.containerNetworks.slice(rows.length)) {
    rows.push(containerNetworkForm(row), { emitEvent: false });
  }
  form.setValue(networks, { emitEvent: false });
}

/** Controls of one container network. */
export function containerNetworkForm(network: ContainerNetwork): ContainerNetworkForm {
  return new FormGroup({
    portGroup: value<PortGroupChoice | null>(network.portGroup),
    alias: value(network.alias),
    addressMode: value<AddressMode>(network.addressMode),
    ranges: value(network.ranges),
    gateway: value(network.gateway),
    nameServers: value(network.nameServers),
    firewall: value<FirewallPolicy>(network.firewall),
  });
}

function roleForm(role: RoleNetwork): RoleForm {
  return new FormGroup({
    portGroup: value<PortGroupChoice | null>(role.portGroup),
    addressMode: value<AddressMode>(role.addressMode),
    address: value(role.address),
    gateway: value(role.gateway),
    destinations: value(role.destinations),
  });
}

function value<T>(initial: T): FormControl<T> {
  return new FormControl(initial, { nonNullable: true });
}
