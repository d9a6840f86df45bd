/** Singapore, of the second vCenter: the VCH is powered off, its containers go on. */
import {
  addDatacenter,
  addFolder,
  folderOf,
  type Datacenter,
  type Folder,
  type Inventory,
} from '../../vcenter/inventory.ts';
import { addContainer, type ContainerSpec } from '../blocks/container.ts';
import * as images from '../blocks/images.ts';
import { addPlainVm } from '../blocks/plain-vm.ts';
import { addEquippedCluster, placeFor } from '../blocks/site.ts';
import { addVch, OLDER_ENGINE_BUILD } from '../blocks/vch.ts';

const at = (text: string): Date => new Date(`2026-${text}Z`);

const LAB: readonly ContainerSpec[] = [
  {
    name: 'wiki',
    image: images.httpd,
    phase: 'running',
    bridgeAddress: '172.16.0.2/16',
    ports: ['8080:80/tcp'],
    volumes: { 'wiki-data': '/usr/local/apache2/htdocs' },
    createdAt: at('01-08T02:00:00'),
    startedAt: at('01-08T02:00:10'),
  },
  {
    name: 'wiki-db',
    image: images.mariadb,
    phase: 'running',
    bridgeAddress: '172.16.0.3/16',
    ports: ['3306/tcp'],
    createdAt: at('01-08T01:58:00'),
    startedAt: at('01-08T01:58:21'),
  },
  {
    name: 'training-1',
    image: images.photon,
    phase: 'stopped',
    exitCode: 0,
    bridgeAddress: '172.16.0.4/16',
    isInteractive: true,
    createdAt: at('02-10T01:00:00'),
    startedAt: at('02-10T01:00:05'),
    stoppedAt: at('02-10T09:31:00'),
  },
  {
    name: 'training-2',
    image: images.photon,
    phase: 'stopped',
    exitCode: 255,
    bridgeAddress: '172.16.0.5/16',
    isInteractive: true,
    createdAt: at('02-10T01:01:00'),
    startedAt: at('02-10T01:01:06'),
    stoppedAt: at('02-10T04:12:44'),
  },
  {
    name: 'demo',
    image: images.nginx,
    phase: 'suspended',
    bridgeAddress: '172.16.0.6/16',
    ports: ['80:80/tcp'],
    createdAt: at('02-13T03:00:00'),
    startedAt: at('02-13T03:00:07'),
  },
  { name: 'scratch', image: images.busybox, phase: 'created', createdAt: at('02-15T05:00:00') },
];

/** Adds the datacenter to a folder. */
export function addSingapore(inventory: Inventory, parent: Folder): Datacenter {
  const datacenter = addDatacenter(inventory, parent, 'Singapore');
  const cluster = addEquippedCluster(inventory, {
    datacenter,
    hostFolder: addFolder(inventory, folderOf(inventory, datacenter, 'host'), 'Lab'),
    name: 'Lab-01',
    hostNames: ['esx01.singapore.lab.local', 'esx02.singapore.lab.local'],
    datastoreName: 'lab-ds',
    switchName: 'dvs-lab',
    vlanId: 710,
  });
  const lab = addVch(inventory, {
    name: 'vch-lab',
    place: placeFor(inventory, cluster, 'vch-lab'),
    powerState: 'poweredOff',
    addresses: { client: '10.70.10.15/24', public: '10.70.10.15/24', management: '10.70.11.15/24' },
    gateway: '10.70.10.1/24',
    nameServers: ['10.70.10.53'],
    build: OLDER_ENGINE_BUILD,
    createdAt: at('01-08T01:45:00'),
    volumeStores: { default: 'vch-lab/volumes' },
  });
  for (const spec of LAB) addContainer(inventory, lab, spec);

  const folder = addFolder(inventory, folderOf(inventory, datacenter, 'vm'), 'Desktops');
  for (const name of ['desktop-01', 'desktop-02', 'desktop-03', 'license-server', 'time-server', 'build-agent']) {
    addPlainVm(inventory, {
      name,
      folder,
      pool: cluster.compute,
      datastore: cluster.datastore,
      nics: [{ network: cluster.vmNetwork }],
    });
  }
  return datacenter;
}
