/**
 * Inventories that broke wizards before, one datacenter for each: no distributed switch, two on one cluster, networks in
 * folders and of equal names, NSX-T opaque networks, standalone hosts only, empty clusters, deep trees, what only some hosts
 * see, no DRS, closed firewalls, full datastores, odd names. vCenter 2 has appliances that are of no use.
 */
import {
  addCluster,
  addDatacenter,
  addDatastore,
  addDistributedPortgroup,
  addDistributedSwitch,
  addFolder,
  addHost,
  addNetwork,
  addResourcePool,
  addStandaloneHost,
  addVApp,
  folderOf,
  grant,
  newInventory,
  rootFolderOf,
  type Datacenter,
  type Inventory,
} from '../vcenter/inventory.ts';
import { ROLE_ADMIN } from '../vcenter/standard-accounts.ts';
import { closedFirewall } from '../vcenter/host-firewall.ts';
import { addAppliance } from './blocks/appliance.ts';
import { addPlainVm } from './blocks/plain-vm.ts';
import { addEquippedCluster, placeFor, type Cluster, type NewCluster } from './blocks/site.ts';
import { addVch } from './blocks/vch.ts';

const GIB = 1024 ** 3;
const CREATED = new Date('2026-02-01T09:00:00Z');

/** A name of 80 characters, the longest that vSphere takes. */
const LONGEST = 'long-'.padEnd(80, 'x');

/** Datacenters of vCenter 1 by what is special about them. */
export const SHAPES = {
  noDistributedSwitch: 'No distributed switch',
  twoSwitches: 'Two switches',
  networkFolders: 'Network folders',
  opaqueNetworks: 'NSX-T',
  standaloneHosts: 'Standalone hosts',
  emptyClusters: 'Empty clusters',
  deepTree: 'Deep tree',
  partlySeen: 'Partly seen',
  noDrs: 'No DRS',
  closedFirewall: 'Closed firewall',
  fullDatastore: 'Full datastore',
  oddNames: 'Ünïcode / 100% dc',
} as const;

type Shape = keyof typeof SHAPES;

const BUILDERS: Readonly<Record<Shape, (inventory: Inventory, datacenter: Datacenter) => void>> = {
  noDistributedSwitch(inventory, datacenter) {
    const compute = addCluster(inventory, datacenter, 'standard-only', { drsEnabled: true });
    const hosts = [
      addHost(inventory, compute, 'esx01.std.lab.local'),
      addHost(inventory, compute, 'esx02.std.lab.local'),
    ];
    addDatastore(inventory, datacenter, 'std-ds', { hosts });
    addNetwork(inventory, datacenter, 'VM Network', { hosts });
    addNetwork(inventory, datacenter, 'Management Network', { hosts, vlanId: 20 });
  },
  twoSwitches(inventory, datacenter) {
    const { hosts } = equipped(inventory, datacenter, 'two-switches', 'dvs-left');
    const right = addDistributedSwitch(inventory, datacenter, 'dvs-right', { hosts });
    for (const name of ['dvs-right-vm', 'dvs-right-bridge']) addDistributedPortgroup(inventory, right, name);
  },
  networkFolders(inventory, datacenter) {
    const folder = addFolder(inventory, folderOf(inventory, datacenter, 'network'), 'Prod / 50%');
    const inner = addFolder(inventory, folder, 'Inner');
    const { hosts } = equipped(inventory, datacenter, 'foldered', 'dvs-foldered', { networkFolder: inner });
    const other = addDistributedSwitch(inventory, folder, 'dvs-twin', { hosts });
    for (const [dvs, place] of [
      [other, folder],
      [addDistributedSwitch(inventory, inner, 'dvs-twin-2', { hosts }), inner],
    ] as const) {
      addDistributedPortgroup(inventory, dvs, 'same-name', { folder: place });
    }
  },
  opaqueNetworks(inventory, datacenter) {
    const { hosts } = equipped(inventory, datacenter, 'nsx', 'dvs-nsx');
    for (const name of ['segment-bridge', 'segment-web']) {
      addNetwork(inventory, datacenter, name, { hosts, opaque: { id: `id-${name}`, type: 'nsx.LogicalSwitch' } });
    }
  },
  standaloneHosts(inventory, datacenter) {
    const hosts = ['esx01.alone.lab.local', 'esx02.alone.lab.local'].map((name) =>
      addStandaloneHost(inventory, datacenter, name),
    );
    const dvs = addDistributedSwitch(inventory, datacenter, 'dvs-alone', { hosts });
    for (const name of ['alone-vm', 'alone-bridge']) addDistributedPortgroup(inventory, dvs, name);
    addDatastore(inventory, datacenter, 'alone-ds', { hosts });
  },
  emptyClusters(inventory, datacenter) {
    for (const name of ['empty-1', 'empty-2', 'empty-3']) addCluster(inventory, datacenter, name, { drsEnabled: true });
  },
  deepTree(inventory, datacenter) {
    const outer = addFolder(inventory, folderOf(inventory, datacenter, 'host'), 'Racks');
    const hostFolder = addFolder(inventory, outer, 'Rack 7');
    const { compute } = equipped(inventory, datacenter, 'deep', 'dvs-deep', { hostFolder });
    const first = addResourcePool(inventory, compute, 'level-1');
    const second = addResourcePool(inventory, first, 'level-2');
    addResourcePool(inventory, second, 'level-3', {
      cpu: { reservation: 1000, expandableReservation: false, limit: 6000, shares: 4000, level: 'normal' },
    });
    addVApp(inventory, compute, 'some-vapp', folderOf(inventory, datacenter, 'vm'));
  },
  partlySeen(inventory, datacenter) {
    const { hosts, dvs } = equipped(inventory, datacenter, 'partly', 'dvs-partly');
    addDatastore(inventory, datacenter, 'one-host-ds', { hosts: [hosts[0]] });
    addDatastore(inventory, datacenter, 'maintenance-ds', { hosts, maintenanceMode: 'inMaintenance' });
    addDatastore(inventory, datacenter, 'lost-ds', { hosts, accessible: false });
    addNetwork(inventory, datacenter, 'one-host-net', { hosts: [hosts[0]] });
    const narrow = addDistributedSwitch(inventory, datacenter, 'dvs-narrow', { hosts: [hosts[0]] });
    addDistributedPortgroup(inventory, narrow, 'narrow-bridge');
    addDistributedPortgroup(inventory, dvs, 'partly-bridge');
  },
  noDrs(inventory, datacenter) {
    equipped(inventory, datacenter, 'no-drs', 'dvs-no-drs', { drsEnabled: false });
  },
  closedFirewall(inventory, datacenter) {
    const { hosts } = equipped(inventory, datacenter, 'walled', 'dvs-walled');
    for (const host of hosts) host.firewall = closedFirewall();
  },
  fullDatastore(inventory, datacenter) {
    const cluster = equipped(inventory, datacenter, 'full', 'dvs-full');
    cluster.datastore.freeSpace = 300 * 1024 ** 2;
    addDatastore(inventory, datacenter, 'roomy-ds', {
      hosts: cluster.hosts,
      capacity: 500 * GIB,
      freeSpace: 400 * GIB,
    });
    const place = placeFor(inventory, cluster, 'vch-neighbour');
    const client = '10.60.0.10/24';
    addVch(inventory, {
      name: 'vch-neighbour',
      place,
      addresses: { client, public: client, management: client },
      createdAt: CREATED,
    });
  },
  oddNames(inventory, datacenter) {
    const { compute, hosts } = equipped(inventory, datacenter, 'cluster "A" / 50%', 'dvs & co', {
      datastoreName: 'data store [1] %',
    });
    // The only one here whose name VIC can take.
    addDatastore(inventory, datacenter, 'Daten – Größe 日本', { hosts });
    for (const name of ['team/web', '100%25 sure', '  blanks  ', '日本語', LONGEST])
      addResourcePool(inventory, compute, name);
  },
};

/** Builds vCenter 1 or 2 of the scenario. */
export function build(index: 1 | 2): Inventory {
  const inventory = newInventory({ index });
  const root = rootFolderOf(inventory);
  if (index === 2) {
    addUselessAppliances(inventory, addDatacenter(inventory, root, 'Appliances'));
    return inventory;
  }
  const sites = addFolder(inventory, root, 'Sites');
  const inner = addFolder(inventory, sites, 'Region / 1');
  for (const shape of shapes()) {
    const parent = shape === 'deepTree' || shape === 'oddNames' ? inner : sites;
    const datacenter = addDatacenter(inventory, parent, SHAPES[shape]);
    BUILDERS[shape](inventory, datacenter);
    if (shape === 'twoSwitches') grant(inventory, datacenter, 'dc2-admin@vsphere.local', ROLE_ADMIN);
  }
  return inventory;
}

/** Nothing is configured for the vCenter whose appliances are of no use. */
export const looksForAppliance = (index: 1 | 2): boolean => index === 2;

function shapes(): Shape[] {
  return Object.keys(SHAPES).filter((name): name is Shape => name in BUILDERS);
}

function equipped(
  inventory: Inventory,
  datacenter: Datacenter,
  name: string,
  switchName: string,
  options: Partial<NewCluster> = {},
): Cluster {
  const short = switchName.replace(/[^a-z]+/g, '-').replace(/^dvs-/, '');
  const cluster = addEquippedCluster(inventory, {
    datacenter,
    name,
    hostNames: [`esx01.${short}.lab.local`, `esx02.${short}.lab.local`],
    datastoreName: `${short}-ds`,
    switchName,
    vlanId: 600,
    ...options,
  });
  addDistributedPortgroup(inventory, cluster.dvs, `${switchName}-bridge`, { vlan: { kind: 'id', vlanId: 3900 } });
  return cluster;
}

/** One that is off and one without an address, as after upgrades that were left half-way. */
function addUselessAppliances(inventory: Inventory, datacenter: Datacenter): void {
  const cluster = equipped(inventory, datacenter, 'services', 'dvs-services');
  const neighbour = addPlainVm(inventory, {
    name: 'dns-01',
    folder: folderOf(inventory, datacenter, 'vm'),
    pool: cluster.compute,
    datastore: cluster.datastore,
  });
  const off = addAppliance(inventory, neighbour);
  off.name = 'vic-appliance-old';
  off.powerState = 'poweredOff';
  const lost = addAppliance(inventory, neighbour);
  lost.name = 'vic-appliance-older';
  lost.guestIpAddress = null;
}
