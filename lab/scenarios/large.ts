/**
 * vCenter 1 with 20,000 VMs: 200 VCHs with 50 containers each, and 9,800 others, over ten clusters in two datacenters.
 * vCenter 2 is that of the default scenario. A VM's pairs are written when they are first read.
 */
import {
  addDatacenter,
  addFolder,
  addResourcePool,
  folderOf,
  grant,
  newInventory,
  rootFolderOf,
  type Datacenter,
  type Inventory,
} from '../vcenter/inventory.ts';
import { ROLE_ADMIN } from '../vcenter/standard-accounts.ts';
import { addContainer, type ContainerSpec, type Phase } from './blocks/container.ts';
import * as images from './blocks/images.ts';
import type { Image } from './blocks/images.ts';
import { addPlainVm } from './blocks/plain-vm.ts';
import { between, pick, seededRandom } from './blocks/random.ts';
import { addEquippedCluster, placeFor, type Cluster } from './blocks/site.ts';
import { addVch, type Vch } from './blocks/vch.ts';
import { build as buildDefault } from './default.ts';

const DATACENTERS = ['Frankfurt', 'Chicago'] as const;
const CLUSTERS_PER_DATACENTER = 5;
const HOSTS_PER_CLUSTER = 16;
const VCHS_PER_CLUSTER = 20;
const CONTAINERS_PER_VCH = 50;
const PLAIN_VMS_PER_CLUSTER = 980;
const EPOCH = Date.parse('2026-01-05T00:00:00Z');
const DAYS = 45;

interface ContainerKind {
  readonly prefix: string;
  readonly image: Image;
  readonly ports: readonly string[];
}

const KINDS: readonly [ContainerKind, ...ContainerKind[]] = [
  { prefix: 'web', image: images.nginx, ports: ['80/tcp', '443/tcp'] },
  { prefix: 'api', image: images.node, ports: ['3000/tcp'] },
  { prefix: 'worker', image: images.python, ports: [] },
  { prefix: 'cache', image: images.redis, ports: ['6379/tcp'] },
  { prefix: 'db', image: images.postgres, ports: ['5432/tcp'] },
];

/** By chance of one in a hundred. */
const PHASES: readonly (readonly [upTo: number, phase: Phase])[] = [
  [70, 'running'],
  [88, 'stopped'],
  [94, 'created'],
  [97, 'suspended'],
  [99, 'failed'],
  [100, 'starting'],
];
const EXIT_CODES = [0, 0, 0, 1, 137, 143] as const;

const phaseOf = (percent: number): Phase => PHASES.find(([upTo]) => percent < upTo)?.[1] ?? 'running';
const dateAfter = (random: () => number, from: number): Date => new Date(from + between(random, 0, 86_400_000));

function containerSpec(random: () => number, number: number): ContainerSpec {
  const { prefix, image, ports } = pick(random, KINDS);
  const createdAt = new Date(EPOCH + between(random, 0, DAYS * 86_400) * 1000);
  const startedAt = dateAfter(random, createdAt.getTime());
  return {
    name: `${prefix}-${String(number).padStart(2, '0')}`,
    image,
    phase: phaseOf(between(random, 0, 99)),
    bridgeAddress: `172.16.0.${number + 1}/16`,
    ports: ports.map((port) => (random() < 0.5 ? `${8000 + number}:${port}` : port)),
    createdAt,
    startedAt,
    stoppedAt: dateAfter(random, startedAt.getTime()),
    exitCode: pick(random, EXIT_CODES),
    startError: 'exec format error',
  };
}

function addLargeVch(inventory: Inventory, cluster: Cluster, name: string, number: number): Vch {
  const address = `10.${40 + (number >> 8)}.${number & 0xff}.15/24`;
  return addVch(inventory, {
    name,
    place: placeFor(inventory, cluster, name, { bridgeVlanId: 1000 + number }),
    addresses: { client: address, public: address, management: address },
    hasTls: number % 10 !== 9,
    powerState: number % 25 === 24 ? 'poweredOff' : 'poweredOn',
    createdAt: new Date(EPOCH + number * 3_600_000),
    isUpdating: number % 50 === 49,
    isBeingCreated: number === 198,
    volumeStores: { default: `${name}/volumes` },
  });
}

function addPlainVms(inventory: Inventory, cluster: Cluster, random: () => number): void {
  const slug = cluster.compute.name.toLowerCase();
  const folder = addFolder(inventory, folderOf(inventory, cluster.datacenter, 'vm'), `${cluster.compute.name} servers`);
  const pool = addResourcePool(inventory, addResourcePool(inventory, cluster.compute, 'Departments'), 'Servers');
  const nics = [{ network: cluster.vmNetwork }];
  for (let number = 1; number <= PLAIN_VMS_PER_CLUSTER; number += 1) {
    addPlainVm(inventory, {
      name: `${slug}-server-${String(number).padStart(4, '0')}`,
      folder,
      pool,
      host: cluster.hosts[number % HOSTS_PER_CLUSTER] ?? cluster.hosts[0],
      datastore: cluster.datastore,
      nics,
      powerState: random() < 0.9 ? 'poweredOn' : 'poweredOff',
    });
  }
}

function addLargeCluster(inventory: Inventory, datacenter: Datacenter, number: number): Cluster {
  const slug = datacenter.name.toLowerCase();
  const hostName = (host: number) => `esx${number}${String(host).padStart(2, '0')}.${slug}.lab.local`;
  return addEquippedCluster(inventory, {
    datacenter,
    name: `${datacenter.name}-${String(number).padStart(2, '0')}`,
    hostNames: [hostName(1), ...Array.from({ length: HOSTS_PER_CLUSTER - 1 }, (_, host) => hostName(host + 2))],
    // one cluster in five works without DRS
    drsEnabled: number % CLUSTERS_PER_DATACENTER !== 0,
    datastoreName: `${slug}-ds-${number}`,
    switchName: `dvs-${slug}-${number}`,
    vlanId: 2000 + number * 10,
  });
}

function buildFirst(): Inventory {
  const inventory = newInventory({ index: 1 });
  const random = seededRandom(20_000);
  let vchNumber = 0;
  for (const [position, name] of DATACENTERS.entries()) {
    const datacenter = addDatacenter(inventory, rootFolderOf(inventory), name);
    if (position === 1) grant(inventory, datacenter, 'dc2-admin@vsphere.local', ROLE_ADMIN);
    for (let number = 1; number <= CLUSTERS_PER_DATACENTER; number += 1) {
      const cluster = addLargeCluster(inventory, datacenter, number);
      for (let count = 0; count < VCHS_PER_CLUSTER; count += 1) {
        vchNumber += 1;
        const vch = addLargeVch(inventory, cluster, `vch-${String(vchNumber).padStart(3, '0')}`, vchNumber);
        for (let container = 1; container <= CONTAINERS_PER_VCH; container += 1) {
          addContainer(inventory, vch, containerSpec(random, container));
        }
      }
      addPlainVms(inventory, cluster, random);
    }
  }
  return inventory;
}

/** Builds vCenter 1 or 2 of the scenario. */
export const build = (index: 1 | 2): Inventory => (index === 2 ? buildDefault(2) : buildFirst());
