import type { ContainerNetwork, Networks, RoleNetwork } from './schema.ts';

const roleDefaults: RoleNetwork = { portGroup: null, addressMode: 'dhcp', address: '', gateway: '', destinations: [] };

export const containerNetworkDefaults: ContainerNetwork = {
  portGroup: null,
  alias: '',
  addressMode: 'dhcp',
  ranges: [],
  gateway: '',
  nameServers: [],
  firewall: 'published',
};

export const networksDefaults: Networks = {
  bridge: { portGroup: null, range: '172.16.0.0/12', width: null },
  public: roleDefaults,
  client: roleDefaults,
  management: roleDefaults,
  nameServers: [],
  containerNetworks: [],
  proxy: { http: '', https: '', exceptions: [] },
};
