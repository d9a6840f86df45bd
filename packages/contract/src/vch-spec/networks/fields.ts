import { fieldsOf, type FieldRow } from '../field.ts';
import { showChoice, showList, showObject, showPlain } from '../show.ts';
import { text } from '../text.ts';
import type { VchSpec } from '../vch-spec.ts';
import { withoutProxyPassword } from './proxy.ts';
import { effectiveNameServers, hasOwnNetwork, type RoleName } from './roles.ts';

function roleRows(role: RoleName): readonly FieldRow[] {
  const isAdvanced = role !== 'public' && { isAdvanced: true as const };
  const isStatic = (spec: VchSpec): boolean =>
    hasOwnNetwork(spec, role) && spec.networks[role].addressMode === 'static';
  const path = `/networks/${role}` as const;
  const payload = `/network/${role}` as const;
  const option = `${role}-network`;
  const gateway: Pick<FieldRow, 'option' | 'isUsed'> = { option: `${option}-gateway`, isUsed: isStatic };
  return [
    {
      path: `${path}/portGroup`,
      option,
      payload: [`${payload}/port_group`],
      ...isAdvanced,
      show: showObject({ public: 'notChosen', client: 'asPublic', management: 'asClient' }[role]),
    },
    {
      path: `${path}/addressMode`,
      option: `${option}-ip`,
      payload: [`${payload}/static`],
      ...isAdvanced,
      isMode: true,
      show: showChoice('addressMode'),
      isUsed: (spec) => hasOwnNetwork(spec, role),
    },
    {
      path: `${path}/address`,
      option: `${option}-ip`,
      payload: [`${payload}/static`],
      ...isAdvanced,
      show: showPlain(),
      isUsed: isStatic,
    },
    {
      path: `${path}/gateway`,
      payload: [`${payload}/gateway/address`],
      ...gateway,
      ...isAdvanced,
      show: showPlain(),
    },
    {
      path: `${path}/destinations`,
      payload: [`${payload}/gateway/routing_destinations`],
      ...gateway,
      ...isAdvanced,
      show: showList(),
      isUsed: (spec) => role !== 'public' && isStatic(spec),
    },
  ];
}

const isStaticContainerNetwork = ({ networks }: VchSpec, row: number): boolean =>
  networks.containerNetworks[row]?.addressMode === 'static';

const CONTAINER_NETWORK = '/networks/containerNetworks/*';

const containerRows: readonly FieldRow[] = [
  {
    path: `${CONTAINER_NETWORK}/portGroup`,
    option: 'container-network',
    payload: ['/network/container/*/port_group'],
    show: showObject(),
  },
  {
    path: `${CONTAINER_NETWORK}/alias`,
    option: 'container-network',
    payload: ['/network/container/*/alias'],
    show: showPlain('notChosen'),
  },
  {
    path: `${CONTAINER_NETWORK}/addressMode`,
    option: 'container-network-gateway',
    payload: ['/network/container/*/gateway'],
    isMode: true,
    show: showChoice('addressMode'),
  },
  {
    path: `${CONTAINER_NETWORK}/gateway`,
    option: 'container-network-gateway',
    payload: ['/network/container/*/gateway/address', '/network/container/*/gateway/routing_destinations'],
    show: showPlain(),
    isUsed: isStaticContainerNetwork,
  },
  {
    path: `${CONTAINER_NETWORK}/ranges`,
    option: 'container-network-ip-range',
    payload: ['/network/container/*/ip_ranges'],
    show: showList('wholeSubnet'),
    isUsed: isStaticContainerNetwork,
  },
  {
    path: `${CONTAINER_NETWORK}/nameServers`,
    option: 'container-network-dns',
    payload: ['/network/container/*/nameservers'],
    show: showList(),
  },
  {
    path: `${CONTAINER_NETWORK}/firewall`,
    option: 'container-network-firewall',
    payload: ['/network/container/*/firewall'],
    show: showChoice('networks.containerNetworks.firewall'),
  },
];

const proxy = (value: unknown) => showPlain()(typeof value === 'string' ? withoutProxyPassword(value) : value);

export const NETWORK_FIELDS = fieldsOf('networks', [
  {
    path: '/networks/bridge/portGroup',
    option: 'bridge-network',
    payload: ['/network/bridge/port_group'],
    show: showObject(),
  },
  {
    path: '/networks/bridge/range',
    option: 'bridge-network-range',
    payload: ['/network/bridge/ip_range'],
    show: showPlain('notChosen'),
  },
  {
    path: '/networks/bridge/width',
    option: 'bridge-network-width',
    payload: ['/network/bridge/network_width'],
    isAdvanced: true,
    show: showPlain('bridgeWidth'),
  },
  ...roleRows('public'),
  {
    path: '/networks/nameServers',
    option: 'dns-server',
    payload: ['/network/public/nameservers'],
    show: (value, spec) => {
      const servers = effectiveNameServers(spec);
      const isDefault = Array.isArray(value) && value.length === 0 && servers.length > 0;
      return isDefault ? text('value.unset.nameServers', { servers: servers.join(', ') }) : showList('byDhcp')(value);
    },
  },
  ...roleRows('client'),
  ...roleRows('management'),
  ...containerRows.map((row) => ({ ...row, isAdvanced: true as const })),
  {
    path: '/networks/proxy/http',
    option: 'http-proxy',
    payload: ['/registry/image_fetch_proxy/http'],
    isAdvanced: true,
    show: proxy,
  },
  {
    path: '/networks/proxy/https',
    option: 'https-proxy',
    payload: ['/registry/image_fetch_proxy/https'],
    isAdvanced: true,
    show: proxy,
  },
  {
    path: '/networks/proxy/exceptions',
    option: 'no-proxy',
    payload: ['/registry/image_fetch_proxy/no_proxy'],
    isAdvanced: true,
    show: showList(),
  },
]);
