/** Dallas: a VCH that has just been started again and has no address yet; its containers are as they were. */
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
import { addVch } from '../blocks/vch.ts';

const at = (text: string): Date => new Date(`2026-${text}Z`);

const STAGING: readonly ContainerSpec[] = [
  {
    name: 'staging-web',
    image: images.nginx,
    phase: 'running',
    bridgeAddress: '172.16.0.2/16',
    ports: ['80:80/tcp', '443:443/tcp'],
    createdAt: at('02-09T15:00:00'),
    startedAt: at('02-09T15:00:06'),
  },
  {
    name: 'staging-api',
    image: images.node,
    phase: 'running',
    bridgeAddress: '172.16.0.3/16',
    ports: ['3000:3000/tcp'],
    labels: { 'com.example.stage': 'staging' },
    createdAt: at('02-09T15:02:00'),
    startedAt: at('02-09T15:02:08'),
  },
  {
    name: 'staging-db',
    image: images.postgres,
    phase: 'stopped',
    exitCode: 0,
    bridgeAddress: '172.16.0.4/16',
    ports: ['5432/tcp'],
    volumes: { 'staging-db-data': '/var/lib/postgresql/data' },
    createdAt: at('02-09T14:58:00'),
    startedAt: at('02-09T14:58:09'),
    stoppedAt: at('02-20T22:00:02'),
  },
  {
    name: 'load-test',
    image: images.alpine,
    phase: 'stopped',
    exitCode: 130,
    bridgeAddress: '172.16.0.5/16',
    createdAt: at('02-18T16:00:00'),
    startedAt: at('02-18T16:00:02'),
    stoppedAt: at('02-18T16:44:10'),
  },
  {
    name: 'staging-cache',
    image: images.redis,
    phase: 'created',
    ports: ['6379/tcp'],
    createdAt: at('02-20T20:30:00'),
  },
];

/** Adds the datacenter to a folder. */
export function addDallas(inventory: Inventory, parent: Folder): Datacenter {
  const datacenter = addDatacenter(inventory, parent, 'Dallas');
  const cluster = addEquippedCluster(inventory, {
    datacenter,
    name: 'Staging',
    hostNames: ['esx01.dallas.lab.local', 'esx02.dallas.lab.local'],
    datastoreName: 'staging-ds',
    switchName: 'dvs-staging',
    vlanId: 310,
  });
  const staging = addVch(inventory, {
    name: 'vch-staging',
    place: placeFor(inventory, cluster, 'vch-staging', { hasSingleNetwork: true }),
    started: { 'port-layer': 'true' },
    createdAt: at('02-09T14:40:00'),
    bootedAt: at('02-21T19:30:00'),
    volumeStores: { default: 'vch-staging/volumes' },
    httpProxy: 'http://proxy.lab.local:3128',
  });
  for (const spec of STAGING) addContainer(inventory, staging, spec);

  const tools = addFolder(inventory, folderOf(inventory, datacenter, 'vm'), 'Tools');
  for (const name of ['jenkins', 'sonarqube', 'load-generator', 'bastion']) {
    addPlainVm(inventory, {
      name,
      folder: tools,
      pool: cluster.compute,
      datastore: cluster.datastore,
      nics: [{ network: cluster.vmNetwork }],
    });
  }
  return datacenter;
}
