/** Where each field of a specification shows in vSphere once its VCH is made. */
import { addressText, prefixLength, trustLevelName, type kinds, type models, type VchConfig } from '@vic/extraconfig';
import type { ResourcePool, VirtualMachine } from '../vcenter/inventory.ts';

/** What a VCH left: its configuration in the endpoint VM's extraConfig, the VM itself, and its pool. */
export interface MadeVch {
  readonly config: VchConfig;
  readonly vm: VirtualMachine;
  readonly pool: ResourcePool;
}

/** What is read there of a field; of rows one value for each row that has it, in the order of the specification's. */
export type Trace = (made: MadeVch) => unknown;

type Url = kinds.Value<typeof models.url>;
type IpNet = kinds.Value<typeof models.ipNet>;
type ContainerNetwork = kinds.Value<typeof models.containerNetwork>;

const text = (bytes: Uint8Array | null | undefined): string | null => (bytes ? new TextDecoder().decode(bytes) : null);
const cidr = ({ ip, mask }: IpNet): string => `${addressText(ip) ?? ''}/${prefixLength(mask) ?? ''}`;
const moidOf = (reference: string): string => reference.split(':')[1] ?? '';

function syslogOf({ config }: MadeVch): readonly [network: string, host: string, port: string] {
  const { network = '', remoteAddress = '' } = config.init.diagnostics.syslog ?? {};
  const [host = '', port = ''] = remoteAddress.split(':');
  return [network, host, port];
}

function volumeStores({ config }: MadeVch): readonly (readonly [label: string, url: Url])[] {
  return [...config.storage.volumeLocations];
}

const volumesOf = (scheme: string, made: MadeVch): readonly Url[] =>
  volumeStores(made).flatMap(([, url]) => (url.scheme === scheme ? [url] : []));
const nfsOption = (option: string, made: MadeVch): readonly number[] =>
  volumesOf('nfs', made).map(({ rawQuery }) => Number(new URLSearchParams(rawQuery).get(option)));

function roleOf({ config }: MadeVch, role: string) {
  const endpoint = config.init.networks.get(role);
  if (!endpoint) throw new Error(`There is no network ${role}.`);
  return endpoint;
}

const roleTraces = (role: 'public' | 'client' | 'management'): [string, Trace][] => {
  const id = `networks.${role}`;
  return [
    [`${id}.portGroup`, (made) => moidOf(roleOf(made, role).network.common.id)],
    [`${id}.addressMode`, (made) => (roleOf(made, role).isStatic ? 'static' : 'dhcp')],
    [`${id}.address`, (made) => cidr(roleOf(made, role).ip ?? { ip: null, mask: null })],
    [`${id}.gateway`, (made) => addressText(roleOf(made, role).network.gateway.ip)],
    [`${id}.destinations`, (made) => roleOf(made, role).network.destinations.map(cidr)],
  ];
};

/** In the order of the specification that the test asks for. */
const CONTAINER_NETWORKS = ['routable', 'lab'];

const ofContainerNetworks =
  (read: (network: ContainerNetwork, alias: string) => unknown): Trace =>
  ({ config }) =>
    CONTAINER_NETWORKS.map((alias) => {
      const network = config.network.containerNetworks.get(alias);
      if (!network) throw new Error(`There is no container network ${alias}.`);
      return read(network, alias);
    });

/** Without a gateway or a range addresses come by DHCP. */
const hasAddresses = ({ gateway, pools }: ContainerNetwork): boolean => gateway.ip !== null || pools.length > 0;

function environmentOf({ config }: MadeVch, name: string): string {
  const entries = config.init.sessions.get('docker-personality')?.cmd.env ?? [];
  return entries.find((entry) => entry.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
}

const certificateOf = ({ config }: MadeVch): string | null => text(config.certificate.hostCertificate?.cert);
const keyOf = ({ config }: MadeVch): string | null => text(config.certificate.hostCertificate?.key);
const clientAuthoritiesOf = ({ config }: MadeVch): string | null => text(config.certificate.certificateAuthorities);

export const FIELD_TRACES: ReadonlyMap<string, Trace> = new Map<string, Trace>([
  ['general.name', ({ config, vm, pool }) => [config.init.common.name, vm.name, pool.name]],
  ['general.containerNameConvention', ({ config }) => config.container.containerNameConvention],
  ['general.debug', ({ config }) => config.init.diagnostics.debugLevel],
  ['general.syslog.transport', (made) => syslogOf(made)[0]],
  ['general.syslog.host', (made) => syslogOf(made)[1]],
  ['general.syslog.port', (made) => Number(syslogOf(made)[2])],

  ['compute.resource', ({ pool }) => pool.owner],
  ['compute.cpu.limit', ({ pool }) => pool.cpu.limit],
  ['compute.cpu.reservation', ({ pool }) => pool.cpu.reservation],
  ['compute.cpu.shares', ({ pool }) => [pool.cpu.level, pool.cpu.shares]],
  ['compute.memory.limit', ({ pool }) => pool.memory.limit],
  ['compute.memory.reservation', ({ pool }) => pool.memory.reservation],
  ['compute.memory.shares', ({ pool }) => pool.memory.level],
  ['compute.endpoint.cpus', ({ vm }) => vm.numCpu],
  ['compute.endpoint.memory', ({ vm }) => vm.memoryMiB],
  ['compute.useVmGroup', ({ config }) => [config.container.usesVmGroup, config.container.vmGroupName]],

  ['storage.imageStore.datastore', ({ config }) => config.storage.imageStores.map(({ host }) => host)],
  ['storage.imageStore.folder', ({ config }) => config.storage.imageStores.map(({ path }) => path)],
  ['storage.baseImageSize', ({ config }) => Number(config.storage.scratchSizeKiB)],
  ['storage.volumeStores.kind', (made) => volumeStores(made).map(([, { scheme }]) => scheme)],
  ['storage.volumeStores.label', (made) => volumeStores(made).map(([label]) => label)],
  ['storage.volumeStores.datastore', (made) => volumesOf('ds', made).map(({ host }) => host)],
  ['storage.volumeStores.folder', (made) => volumesOf('ds', made).map(({ path }) => path)],
  ['storage.volumeStores.host', (made) => volumesOf('nfs', made).map(({ host }) => host)],
  ['storage.volumeStores.path', (made) => volumesOf('nfs', made).map(({ path }) => path)],
  ['storage.volumeStores.uid', (made) => nfsOption('uid', made)],
  ['storage.volumeStores.gid', (made) => nfsOption('gid', made)],

  ['networks.bridge.portGroup', (made) => moidOf(roleOf(made, 'bridge').network.common.id)],
  ['networks.bridge.range', ({ config }) => config.network.bridgeIpRange && cidr(config.network.bridgeIpRange)],
  ['networks.bridge.width', ({ config }) => prefixLength(config.network.bridgeNetworkWidth)],
  ...roleTraces('public').filter(([id]) => id !== 'networks.public.destinations'),
  ...roleTraces('client'),
  ...roleTraces('management'),
  ['networks.nameServers', (made) => roleOf(made, 'public').network.nameServers.map(addressText)],
  ['networks.containerNetworks.portGroup', ofContainerNetworks(({ common }) => moidOf(common.id))],
  ['networks.containerNetworks.alias', ofContainerNetworks(({ common }) => common.name)],
  [
    'networks.containerNetworks.addressMode',
    ofContainerNetworks((network) => (hasAddresses(network) ? 'static' : 'dhcp')),
  ],
  [
    'networks.containerNetworks.gateway',
    ofContainerNetworks((network) => (hasAddresses(network) ? cidr(network.gateway) : '')),
  ],
  [
    'networks.containerNetworks.ranges',
    ofContainerNetworks(({ pools }) => pools.map(({ first, last }) => [addressText(first), addressText(last)])),
  ],
  ['networks.containerNetworks.nameServers', ofContainerNetworks(({ nameServers }) => nameServers.map(addressText))],
  ['networks.containerNetworks.firewall', ofContainerNetworks(({ trustLevel }) => trustLevelName(trustLevel))],
  ['networks.proxy.http', (made) => environmentOf(made, 'HTTP_PROXY')],
  ['networks.proxy.https', (made) => environmentOf(made, 'HTTPS_PROXY')],
  ['networks.proxy.exceptions', (made) => environmentOf(made, 'NO_PROXY').split(',')],

  ['security.source', (made) => (certificateOf(made) === null ? 'none' : 'TLS')],
  ['security.verifiesClients', (made) => clientAuthoritiesOf(made) !== null],
  ['security.subject.commonName', certificateOf],
  ['security.subject.keyAlgorithm', certificateOf],
  ['security.made.authority', clientAuthoritiesOf],
  ['security.made.serverCertificate', certificateOf],
  ['security.made.serverKey', keyOf],
  ['security.brought.serverCertificate', certificateOf],
  ['security.brought.serverKey', keyOf],
  ['security.brought.clientAuthorities', clientAuthoritiesOf],

  ['registry.isWhitelistOnly', ({ config }) => config.registry.whitelist.length > 0],
  ['registry.whitelist', ({ config }) => config.registry.whitelist],
  ['registry.insecure', ({ config }) => config.registry.insecure],
  ['registry.authorities', ({ config }) => text(config.certificate.registryCertificateAuthorities)],

  ['operationsUser.user', ({ config }) => config.connection.username],
  ['operationsUser.password', ({ config }) => config.connection.token],
  ['operationsUser.grantsPermissions', ({ config }) => config.grantPermissions === 'ADD'],
]);

/** Fields that leave nothing in vSphere, and why. */
export const WITHOUT_TRACE: Readonly<Record<string, string>> = {
  'networks.public.destinations': 'the public network has the default route',
  'security.subject.organizations': 'self-signed certificates bear the organization that vic-machine gives them',
  'security.subject.alternativeNames':
    'only the browser makes certificates with them; they are in the PEM that is sent',
  'security.subject.validDays': 'only the browser makes certificates with them; they are in the PEM that is sent',
};
