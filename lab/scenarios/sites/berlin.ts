/** Berlin: a production VCH on a cluster with DRS, another on one without, and the VMs of an ordinary office beside them. */
import {
  addDatacenter,
  addDatastore,
  addDistributedPortgroup,
  addFolder,
  addNetwork,
  addResourcePool,
  addStandaloneHost,
  addStoragePod,
  addVApp,
  computeResourceOf,
  folderOf,
  rootPoolOf,
  type Datacenter,
  type Folder,
  type Inventory,
} from '../../vcenter/inventory.ts';
import { addContainer, type ContainerSpec } from '../blocks/container.ts';
import * as images from '../blocks/images.ts';
import { addPlainVm } from '../blocks/plain-vm.ts';
import { addEquippedCluster, placeFor, type Cluster } from '../blocks/site.ts';
import { addVch, OLDER_ENGINE_BUILD } from '../blocks/vch.ts';

const at = (text: string): Date => new Date(`2026-${text}Z`);
const WEB_LABELS = { 'com.example.tier': 'web', 'com.example.owner': 'shop-team' };

const PRODUCTION: readonly ContainerSpec[] = [
  {
    name: 'edge-proxy',
    image: images.traefik,
    phase: 'running',
    bridgeAddress: '172.16.0.2/16',
    ports: ['80:80/tcp', '443:443/tcp', '8080:8080/tcp'],
    networks: { 'web-front': { address: '10.20.40.11/24', ports: ['80/tcp', '443/tcp'], aliases: ['proxy'] } },
    volumes: { 'proxy-certs': '/certs ro', 'proxy-config': '/etc/traefik' },
    labels: { 'com.example.tier': 'edge' },
    createdAt: at('01-12T07:14:03'),
    startedAt: at('02-03T04:00:11'),
    restarts: 1,
  },
  {
    name: 'shop-web-1',
    image: images.nginx,
    phase: 'running',
    bridgeAddress: '172.16.0.3/16',
    ports: ['8081:80/tcp'],
    aliases: ['shop'],
    labels: WEB_LABELS,
    createdAt: at('01-12T07:20:45'),
    startedAt: at('01-12T07:20:52'),
  },
  {
    name: 'shop-web-2',
    image: images.nginx,
    phase: 'running',
    bridgeAddress: '172.16.0.4/16',
    ports: ['8082:80/tcp'],
    aliases: ['shop'],
    labels: WEB_LABELS,
    createdAt: at('01-12T07:21:10'),
    startedAt: at('01-12T07:21:18'),
  },
  {
    name: 'shop-web-3',
    image: images.nginx,
    phase: 'starting',
    bridgeAddress: '172.16.0.5/16',
    ports: ['8083:80/tcp'],
    aliases: ['shop'],
    labels: WEB_LABELS,
    createdAt: at('02-20T16:02:31'),
    startedAt: at('02-20T16:02:40'),
  },
  {
    name: 'shop-api',
    image: images.node,
    phase: 'running',
    bridgeAddress: '172.16.0.6/16',
    ports: ['3000:3000/tcp', '9229/tcp'],
    env: ['DATABASE_HOST=shop-db', 'CACHE_HOST=shop-cache'],
    labels: { 'com.example.tier': 'api', 'com.example.owner': 'shop-team' },
    createdAt: at('01-12T07:30:00'),
    startedAt: at('02-11T10:15:27'),
  },
  {
    name: 'shop-db',
    image: images.postgres,
    phase: 'running',
    networks: { 'db-back': { address: '10.20.50.21/24', ports: ['5432/tcp'], aliases: ['postgres', 'shop-db'] } },
    volumes: {
      'shop-db-data': '/var/lib/postgresql/data',
      'shop-db-wal': '/wal',
      'shop-db-init': '/docker-entrypoint-initdb.d ro',
    },
    labels: { 'com.example.tier': 'db', 'com.example.backup': 'nightly' },
    createdAt: at('01-12T07:10:12'),
    startedAt: at('01-12T07:10:31'),
  },
  {
    name: 'shop-cache',
    image: images.redis,
    phase: 'running',
    bridgeAddress: '172.16.0.7/16',
    ports: ['6379/tcp'],
    volumes: { 'shop-cache-data': '/data' },
    createdAt: at('01-12T07:11:40'),
    startedAt: at('01-12T07:11:46'),
  },
  {
    name: 'shop-queue',
    image: images.rabbitmq,
    phase: 'running',
    bridgeAddress: '172.16.0.8/16',
    ports: ['5672:5672/tcp', '15672:15672/tcp'],
    networks: { 'web-v6': { address: '2001:db8:20:60::18/64', ports: ['5671/tcp'] } },
    createdAt: at('01-14T12:00:59'),
    startedAt: at('01-14T12:01:20'),
  },
  {
    name: 'shop-worker-1',
    image: images.python,
    phase: 'running',
    bridgeAddress: '172.16.0.9/16',
    env: ['QUEUE_HOST=shop-queue'],
    createdAt: at('01-14T12:05:01'),
    startedAt: at('02-18T23:59:58'),
    restarts: 3,
  },
  {
    name: 'shop-worker-2',
    image: images.python,
    phase: 'stopped',
    exitCode: 1,
    bridgeAddress: '172.16.0.10/16',
    env: ['QUEUE_HOST=shop-queue'],
    createdAt: at('01-14T12:05:30'),
    startedAt: at('02-18T23:40:07'),
    stoppedAt: at('02-18T23:41:55'),
    overallStatus: 'yellow',
  },
  {
    name: 'metrics',
    image: images.prometheus,
    phase: 'running',
    networks: { 'web-v6': { address: '2001:db8:20:60::9/64', ports: ['9090/tcp'], aliases: ['prometheus'] } },
    volumes: { 'metrics-data': '/prometheus' },
    labels: { 'com.example.owner': 'platform' },
    createdAt: at('01-20T08:00:00'),
    startedAt: at('01-20T08:00:21'),
    overallStatus: 'yellow',
  },
  {
    name: 'dashboards',
    image: images.grafana,
    phase: 'running',
    bridgeAddress: '172.16.0.11/16',
    ports: ['3001:3000/tcp'],
    volumes: { 'dashboards-data': '/var/lib/grafana' },
    labels: { 'com.example.owner': 'platform' },
    createdAt: at('01-20T08:10:00'),
    startedAt: at('01-20T08:10:09'),
  },
  {
    name: 'registry-mirror',
    image: images.registry,
    phase: 'running',
    bridgeAddress: '172.16.0.12/16',
    ports: ['5000:5000/tcp'],
    volumes: { 'registry-data': '/var/lib/registry' },
    createdAt: at('01-21T15:31:18'),
    startedAt: at('01-21T15:31:25'),
  },
  {
    name: 'legacy-site',
    image: images.httpd,
    phase: 'suspended',
    bridgeAddress: '172.16.0.13/16',
    ports: ['8090:80/tcp'],
    createdAt: at('01-22T09:00:14'),
    startedAt: at('01-22T09:00:20'),
  },
  {
    name: 'db-migration',
    image: images.python,
    phase: 'stopped',
    exitCode: 0,
    bridgeAddress: '172.16.0.14/16',
    args: ['python3', '-m', 'migrate', '--to', 'head'],
    createdAt: at('02-11T10:10:00'),
    startedAt: at('02-11T10:10:04'),
    stoppedAt: at('02-11T10:13:49'),
  },
  {
    name: 'nightly-report',
    image: images.python,
    phase: 'stopped',
    exitCode: 137,
    bridgeAddress: '172.16.0.15/16',
    volumes: { reports: '/reports' },
    createdAt: at('02-19T01:00:00'),
    startedAt: at('02-19T01:00:05'),
    stoppedAt: at('02-19T01:30:05'),
  },
  {
    name: 'import-job',
    image: images.busybox,
    phase: 'failed',
    startError: 'exec: "/usr/bin/import": stat /usr/bin/import: no such file or directory',
    args: ['/usr/bin/import', '--all'],
    createdAt: at('02-20T11:45:09'),
    overallStatus: 'red',
  },
  {
    name: 'session-store',
    image: images.memcached,
    phase: 'running',
    bridgeAddress: '172.16.0.16/16',
    ports: ['11211/tcp', '11211/udp'],
    createdAt: at('02-01T13:00:00'),
    startedAt: at('02-01T13:00:05'),
  },
  {
    name: 'blue-release',
    image: images.nginx,
    phase: 'created',
    ports: ['8084:80/tcp'],
    labels: WEB_LABELS,
    createdAt: at('02-21T18:22:00'),
  },
  {
    name: 'debug-shell',
    image: images.photon,
    phase: 'running',
    bridgeAddress: '172.16.0.17/16',
    isInteractive: true,
    isAutoRemoved: true,
    createdAt: at('02-21T19:02:44'),
    startedAt: at('02-21T19:02:51'),
  },
];

const EDGE: readonly ContainerSpec[] = [
  {
    name: 'kiosk-1',
    image: images.nginx,
    phase: 'running',
    bridgeAddress: '172.16.0.2/16',
    ports: ['80:80/tcp'],
    createdAt: at('01-30T06:30:00'),
    startedAt: at('01-30T06:30:07'),
  },
  {
    name: 'kiosk-2',
    image: images.nginx,
    phase: 'running',
    bridgeAddress: '172.16.0.3/16',
    ports: ['81:80/tcp'],
    createdAt: at('01-30T06:31:00'),
    startedAt: at('01-30T06:31:06'),
  },
  {
    name: 'kiosk-sync',
    image: images.alpine,
    phase: 'running',
    bridgeAddress: '172.16.0.4/16',
    volumes: { 'kiosk-content': '/content' },
    createdAt: at('01-30T06:35:00'),
    startedAt: at('02-14T02:10:33'),
    restarts: 7,
  },
  {
    name: 'sensor-gateway',
    image: images.node,
    phase: 'running',
    bridgeAddress: '172.16.0.5/16',
    ports: ['1883:1883/tcp', '8883:8883/tcp', '5683:5683/udp'],
    createdAt: at('02-02T10:00:00'),
    startedAt: at('02-02T10:00:08'),
  },
  {
    name: 'sensor-db',
    image: images.mariadb,
    phase: 'running',
    bridgeAddress: '172.16.0.6/16',
    ports: ['3306/tcp'],
    aliases: ['mysql'],
    volumes: { 'sensor-db-data': '/var/lib/mysql' },
    createdAt: at('02-02T09:58:00'),
    startedAt: at('02-02T09:58:12'),
  },
  {
    name: 'firmware-build',
    image: images.photon,
    phase: 'stopped',
    exitCode: 2,
    bridgeAddress: '172.16.0.7/16',
    args: ['/bin/bash', '-c', 'make -C /src firmware'],
    volumes: { 'firmware-src': '/src' },
    createdAt: at('02-12T14:00:00'),
    startedAt: at('02-12T14:00:03'),
    stoppedAt: at('02-12T14:22:41'),
  },
  {
    name: 'label-printer',
    image: images.python,
    phase: 'stopped',
    exitCode: 143,
    bridgeAddress: '172.16.0.8/16',
    ports: ['9100:9100/tcp'],
    createdAt: at('02-05T08:00:00'),
    startedAt: at('02-05T08:00:04'),
    stoppedAt: at('02-17T17:59:30'),
  },
  { name: 'kiosk-3', image: images.nginx, phase: 'created', ports: ['82:80/tcp'], createdAt: at('02-21T06:32:00') },
  {
    name: 'camera-feed',
    image: images.busybox,
    phase: 'failed',
    startError: 'unable to mount volume "camera": no such volume store',
    createdAt: at('02-20T07:15:00'),
  },
];

function addNetworksOfProduction(inventory: Inventory, cluster: Cluster, folder: Folder) {
  const portGroup = (name: string, vlanId: number) =>
    addDistributedPortgroup(inventory, cluster.dvs, name, { folder, vlan: { kind: 'id', vlanId } });
  return {
    'web-front': {
      portGroup: portGroup('dvs-prod-web-front', 2040),
      gateway: '10.20.40.1/24',
      nameServers: ['10.20.10.53', '10.20.10.54'],
      pools: ['10.20.40.10-10.20.40.99'],
      trustLevel: 1,
    },
    'db-back': {
      portGroup: portGroup('dvs-prod-db-back', 2050),
      gateway: '10.20.50.1/24',
      nameServers: ['10.20.10.53'],
      pools: ['10.20.50.20-10.20.50.60'],
      trustLevel: 3,
    },
    'web-v6': {
      portGroup: portGroup('dvs-prod-web-v6', 2060),
      // Handed out: what is configured by hand must be IPv4.
      assignedGateway: '2001:db8:20:60::1/64',
      assignedNameServers: ['2001:db8:20::53'],
      trustLevel: 2,
    },
  };
}

function addOfficeVms(inventory: Inventory, datacenter: Datacenter, cluster: Cluster, edge: Cluster): void {
  const vmFolder = folderOf(inventory, datacenter, 'vm');
  const office = addFolder(inventory, vmFolder, 'Office');
  const infrastructure = addFolder(inventory, addFolder(inventory, vmFolder, 'IT'), 'Infrastructure');
  const pool = addResourcePool(inventory, addResourcePool(inventory, cluster.compute, 'Tier 2'), 'Office');
  const { datastore, vmNetwork } = cluster;
  const [, second = cluster.hosts[0], third = cluster.hosts[0]] = cluster.hosts;
  const common = { datastore, pool, nics: [{ network: vmNetwork, ipAddresses: ['10.20.30.50'] }] };
  addPlainVm(inventory, { ...common, name: 'dns-01', folder: infrastructure, guestIpAddress: '10.20.10.53' });
  addPlainVm(inventory, {
    ...common,
    name: 'dns-02',
    folder: infrastructure,
    host: second,
    guestIpAddress: '10.20.10.54',
  });
  addPlainVm(inventory, { ...common, name: 'ldap-01', folder: infrastructure, host: third });
  addPlainVm(inventory, { ...common, name: 'git', folder: infrastructure, memoryMiB: 16384, numCpu: 8 });
  addPlainVm(inventory, { ...common, name: 'print-server', folder: office, guestId: 'windows2019srv_64Guest' });
  addPlainVm(inventory, { ...common, name: 'file-server', folder: office, host: second });
  addPlainVm(inventory, { ...common, name: 'intranet-old', folder: office, powerState: 'poweredOff' });
  addPlainVm(inventory, { ...common, name: 'debian-12-template', folder: office, template: true });
  addPlainVm(inventory, {
    name: 'cash-register',
    folder: vmFolder,
    pool: edge.compute,
    datastore: edge.datastore,
    nics: [{ network: edge.vmNetwork }],
  });
  const crm = addVApp(inventory, cluster.compute, 'CRM', office);
  addPlainVm(inventory, { name: 'crm-app', folder: null, pool: crm, datastore, nics: common.nics });
  addPlainVm(inventory, { name: 'crm-db', folder: null, pool: crm, datastore, host: second, nics: common.nics });
}

function addBranchHost(inventory: Inventory, hostFolder: Folder, datacenter: Datacenter): void {
  const host = addStandaloneHost(inventory, hostFolder, 'esx-branch.berlin.lab.local', {
    memoryMiB: 32768,
    cpuCores: 8,
  });
  const datastore = addDatastore(inventory, datacenter, 'branch-local', { hosts: [host], storageType: 'VMFS' });
  const network = addNetwork(inventory, datacenter, 'VM Network', { hosts: [host] });
  addPlainVm(inventory, {
    name: 'branch-router',
    folder: datacenter,
    pool: rootPoolOf(inventory, computeResourceOf(inventory, host)),
    datastore,
    host,
    nics: [{ network }],
  });
}

/** Adds the datacenter to a folder. */
export function addBerlin(inventory: Inventory, parent: Folder): Datacenter {
  const datacenter = addDatacenter(inventory, parent, 'Berlin');
  const hostFolder = folderOf(inventory, datacenter, 'host');
  const networkFolder = addFolder(inventory, folderOf(inventory, datacenter, 'network'), 'Production networks');
  const cluster = addEquippedCluster(inventory, {
    datacenter,
    hostFolder: addFolder(inventory, hostFolder, 'Production'),
    networkFolder,
    name: 'Compute-01',
    hostNames: ['esx01.berlin.lab.local', 'esx02.berlin.lab.local', 'esx03.berlin.lab.local'],
    datastoreName: 'vsan-prod',
    switchName: 'dvs-prod',
    vlanId: 2030,
  });
  const edge = addEquippedCluster(inventory, {
    datacenter,
    hostFolder: addFolder(inventory, hostFolder, 'Edge'),
    name: 'Edge-01',
    hostNames: ['esx11.berlin.lab.local', 'esx12.berlin.lab.local'],
    drsEnabled: false,
    datastoreName: 'edge-ds',
    switchName: 'dvs-edge',
    vlanId: 2130,
  });
  const pod = addStoragePod(inventory, datacenter, 'Archive');
  addDatastore(inventory, pod, 'nfs-archive-01', { hosts: cluster.hosts, storageType: 'NFS' });
  addDatastore(inventory, pod, 'nfs-archive-02', { hosts: cluster.hosts, storageType: 'NFS' });

  const tierOne = addResourcePool(inventory, cluster.compute, 'Tier 1');
  const vchFolder = addFolder(inventory, folderOf(inventory, datacenter, 'vm'), 'Container hosts');
  const production = addVch(inventory, {
    name: 'vch-production',
    place: placeFor(inventory, cluster, 'vch-production', {
      parentPool: tierOne,
      parentFolder: vchFolder,
      bridgeVlanId: 2090,
    }),
    addresses: { client: '10.20.30.15/24', public: '10.20.30.15/24', management: '10.20.31.15/24' },
    staticRoles: ['management'],
    gateway: '10.20.30.1/24',
    nameServers: ['10.20.10.53', '10.20.10.54'],
    containerNetworks: addNetworksOfProduction(inventory, cluster, networkFolder),
    volumeStores: { default: 'vch-production/volumes', archive: 'archive/vch-production' },
    createdAt: at('01-12T07:00:31'),
    bootedAt: at('02-03T03:58:02'),
    syslog: { network: 'tcp', remoteAddress: 'syslog.lab.local:514' },
    whitelist: ['registry.lab.local:5000', 'docker.io'],
    insecureRegistries: ['registry.lab.local:5000'],
    containerLimit: 200,
    storageQuotaGiB: 500,
  });
  const edgeVch = addVch(inventory, {
    name: 'vch-edge',
    place: placeFor(inventory, edge, 'vch-edge', { parentFolder: vchFolder, hasSingleNetwork: true }),
    addresses: {
      client: '2001:db8:21:30::15/64',
      public: '2001:db8:21:30::15/64',
      management: '2001:db8:21:30::15/64',
    },
    gateway: '2001:db8:21:30::1/64',
    nameServers: ['2001:db8:20::53'],
    hasTls: false,
    started: {
      'docker-personality': 'true',
      'port-layer': 'true',
      vicadmin: 'listen tcp :2378: bind: address already in use',
    },
    volumeStores: { default: 'vch-edge/volumes' },
    build: OLDER_ENGINE_BUILD,
    createdAt: at('01-30T06:20:00'),
    debugLevel: 1,
    overallStatus: 'yellow',
  });
  for (const spec of PRODUCTION) addContainer(inventory, production, spec);
  for (const spec of EDGE) addContainer(inventory, edgeVch, spec);

  addOfficeVms(inventory, datacenter, cluster, edge);
  addBranchHost(inventory, hostFolder, datacenter);
  return datacenter;
}
