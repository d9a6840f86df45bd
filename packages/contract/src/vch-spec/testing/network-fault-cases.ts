import type { ContainerNetwork, RoleNetwork } from '../networks/schema.ts';
import { vchSpecDefaults, type VchSpec } from '../vch-spec.ts';
import type { FaultCase } from './fault-case.ts';
import { besidePublic, networks, staticContainers, staticRole } from './slice-changes.ts';
import { aPortGroup } from './specifications.ts';

const defaults = vchSpecDefaults;

const bridge = (range: string, width: number | null = null): VchSpec =>
  networks({ bridge: { portGroup: aPortGroup('bridge'), range, width } });
const client = (changes: Partial<RoleNetwork>): VchSpec => networks({ client: { ...staticRole, ...changes } });
const open = (changes: Partial<RoleNetwork>): VchSpec =>
  networks({ public: { ...staticRole, portGroup: aPortGroup('public'), gateway: '10.1.2.1', ...changes } });
const containers = (...changes: readonly Partial<ContainerNetwork>[]): VchSpec =>
  networks({ containerNetworks: changes.map((change) => ({ ...staticContainers, ...change })) });

/** What can be wrong with networks and proxies. */
export const NETWORK_FAULT_CASES: readonly FaultCase[] = [
  {
    spec: networks({ bridge: { ...defaults.networks.bridge, portGroup: null } }),
    code: 'bridge-network-missing',
    path: '/networks/bridge/portGroup',
  },
  { spec: bridge(''), code: 'cidr-missing', path: '/networks/bridge/range' },
  { spec: bridge('172.16.0.0'), code: 'cidr-unreadable', path: '/networks/bridge/range' },
  { spec: bridge('172.16.0.0/31'), code: 'bridge-range-too-small', path: '/networks/bridge/range' },
  { spec: bridge('172.16.0.0/20'), code: 'bridge-width-below-prefix', path: '/networks/bridge/width' },
  { spec: bridge('172.16.0.0/20', 18), code: 'bridge-width-below-prefix', path: '/networks/bridge/width' },
  { spec: bridge('172.16.0.0/20', 31), code: 'number-too-large', path: '/networks/bridge/width' },
  {
    spec: networks({ public: defaults.networks.public }),
    code: 'public-network-missing',
    path: '/networks/public/portGroup',
  },
  {
    spec: networks({ public: { ...defaults.networks.public, portGroup: aPortGroup('bridge') } }),
    code: 'bridge-network-shared',
    path: '/networks/public/portGroup',
  },
  { spec: client({ address: '' }), code: 'address-missing', path: '/networks/client/address' },
  { spec: client({ address: '10.1.2.10' }), code: 'address-unreadable', path: '/networks/client/address' },
  { spec: client({ address: '10.1.2.0/24' }), code: 'address-not-for-host', path: '/networks/client/address' },
  {
    spec: networks({
      public: { ...staticRole, portGroup: aPortGroup('public'), gateway: '10.1.2.1' },
      client: { ...staticRole, portGroup: aPortGroup('public'), address: '10.1.2.11/24' },
    }),
    code: 'address-beside-public',
    path: '/networks/client/address',
  },
  {
    spec: networks({ client: staticRole, management: { ...staticRole, address: '10.1.2.11/24' } }),
    code: 'address-repeated',
    path: '/networks/management/address',
  },
  { spec: open({ gateway: '' }), code: 'gateway-missing', path: '/networks/public/gateway' },
  { spec: open({ gateway: '10.1.2' }), code: 'gateway-unreadable', path: '/networks/public/gateway' },
  { spec: open({ gateway: '10.1.3.1' }), code: 'gateway-unreachable', path: '/networks/public/gateway' },
  { spec: open({ gateway: '10.1.2.10' }), code: 'gateway-is-address', path: '/networks/public/gateway' },
  { spec: client({ gateway: '10.1.2.1' }), code: 'destinations-missing', path: '/networks/client/destinations' },
  {
    spec: client({ destinations: ['10.0.0.0/8'] }),
    code: 'destinations-without-gateway',
    path: '/networks/client/gateway',
  },
  {
    spec: besidePublic({ gateway: '10.1.2.2', destinations: ['10.9.0.0/16'] }),
    code: 'gateway-without-address',
    path: '/networks/client/gateway',
  },
  { spec: besidePublic({ gateway: '10.1.2.2' }), code: 'gateway-without-address', path: '/networks/client/gateway' },
  {
    spec: client({ gateway: '10.1.2.1', destinations: ['10.0.0.0/8', 'junk,10.0.0.0/8'] }),
    code: 'destination-unreadable',
    path: '/networks/client/destinations/1',
  },
  {
    spec: networks({ nameServers: ['10.1.2.3', 'dns.example.com'] }),
    code: 'name-server-unreadable',
    path: '/networks/nameServers/1',
  },
  {
    spec: networks({ nameServers: ['10.1.2.3', '10.1.2.4', '10.1.2.5', '10.1.2.6'] }),
    code: 'name-servers-too-many',
    path: '/networks/nameServers',
  },
  {
    spec: containers({ portGroup: null }),
    code: 'container-network-missing',
    path: '/networks/containerNetworks/0/portGroup',
  },
  {
    spec: containers({ portGroup: aPortGroup('bridge') }),
    code: 'container-network-on-bridge',
    path: '/networks/containerNetworks/0/portGroup',
  },
  { spec: containers({ alias: '' }), code: 'alias-missing', path: '/networks/containerNetworks/0/alias' },
  { spec: containers({ alias: 'a:b' }), code: 'alias-characters', path: '/networks/containerNetworks/0/alias' },
  { spec: containers({ alias: 'bridge' }), code: 'alias-reserved', path: '/networks/containerNetworks/0/alias' },
  { spec: containers({}, {}), code: 'alias-repeated', path: '/networks/containerNetworks/1/alias' },
  {
    spec: containers({ ranges: ['10.4.0.10'] }),
    code: 'range-unreadable',
    path: '/networks/containerNetworks/0/ranges/0',
  },
  {
    spec: containers({ ranges: ['10.4.0.20-10.4.0.10'] }),
    code: 'range-reversed',
    path: '/networks/containerNetworks/0/ranges/0',
  },
  {
    spec: containers({ ranges: ['10.4.0.20-10.4.1.10'] }),
    code: 'range-outside-subnet',
    path: '/networks/containerNetworks/0/ranges/0',
  },
  {
    spec: containers({ ranges: ['10.4.0.20-10.4.0.40', '10.4.0.32/28'] }),
    code: 'range-overlap',
    path: '/networks/containerNetworks/0/ranges/1',
  },
  {
    spec: containers({ ranges: ['10.4.0.20-10.4.0.40'] }, { alias: 'second', ranges: ['10.4.0.32/28'] }),
    code: 'range-overlap',
    path: '/networks/containerNetworks/1/ranges/0',
  },
  {
    spec: containers({ gateway: '' }),
    code: 'container-gateway-missing',
    path: '/networks/containerNetworks/0/gateway',
  },
  {
    spec: containers({ gateway: '10.4.0.1' }),
    code: 'container-gateway-unreadable',
    path: '/networks/containerNetworks/0/gateway',
  },
  {
    spec: containers({ gateway: '10.4.0.255/24' }),
    code: 'container-gateway-not-for-host',
    path: '/networks/containerNetworks/0/gateway',
  },
  {
    spec: containers({ firewall: 'peers' }),
    code: 'peers-without-range',
    path: '/networks/containerNetworks/0/firewall',
  },
  {
    spec: networks({ proxy: { http: 'proxy:3128', https: '', exceptions: [] } }),
    code: 'proxy-unreadable',
    path: '/networks/proxy/http',
  },
  {
    spec: networks({ proxy: { http: '', https: 'http://proxy', exceptions: [] } }),
    code: 'proxy-unreadable',
    path: '/networks/proxy/https',
  },
  {
    spec: networks({ proxy: { http: '', https: 'http://proxy:65536', exceptions: [] } }),
    code: 'proxy-port',
    path: '/networks/proxy/https',
  },
  {
    spec: networks({ proxy: { http: '', https: '', exceptions: ['a,b'] } }),
    code: 'proxy-exception-unreadable',
    path: '/networks/proxy/exceptions/0',
  },
  {
    spec: networks({ proxy: { http: '', https: '', exceptions: [''] } }),
    code: 'entry-empty',
    path: '/networks/proxy/exceptions/0',
  },
];
