/**
 * The vCenters that the recorded exchanges of vic-machine-server were made against (`about.targets` of the fixture in
 * `packages/vic-machine-api`): the same names, and the same moids of all that requests name. Accounts are those of the
 * recording beside the lab's own; the hosts' firewalls let nothing of VIC out until `openFirewall`.
 */
import {
  ADMINISTRATOR,
  RECORDED_ADMINISTRATOR_PASSWORD,
  RECORDED_OPERATIONS_PASSWORD,
  RECORDED_OPERATIONS_USER,
} from '../accounts.ts';
import {
  addCluster,
  addDatacenter,
  addDatastore,
  addDistributedPortgroup,
  addDistributedSwitch,
  addHost,
  addNetwork,
  addResourcePool,
  addStandaloneHost,
  addUser,
  entityOfType,
  grant,
  newInventory,
  rootFolderOf,
  rootPoolOf,
  type ComputeResource,
  type Datacenter,
  type Datastore,
  type HostSystem,
  type Inventory,
} from '../vcenter/inventory.ts';
import { ROLE_READ_ONLY } from '../vcenter/standard-accounts.ts';
import { addPlainVm } from './blocks/plain-vm.ts';

/** Rule sets of the hosts' firewalls that let VIC's traffic out. */
const RULESETS: readonly string[] = ['vSPC', 'vic-engine'];
/** The first object made after the start was a pool of this number. */
const FIRST_NEW_ID = 112;

/** Builds vCenter 1 (one datacenter) or 2 (two datacenters) of the recording. */
export function build(index: 1 | 2): Inventory {
  const inventory = newInventory({ index });
  for (const user of inventory.users) {
    if (user.name === ADMINISTRATOR) user.password = RECORDED_ADMINISTRATOR_PASSWORD;
  }
  addUser(inventory, {
    name: RECORDED_OPERATIONS_USER,
    password: RECORDED_OPERATIONS_PASSWORD,
    fullName: 'Operations of VCHs',
    groups: [],
  });
  // It could log in when the exchanges were recorded.
  grant(inventory, inventory.rootFolder, RECORDED_OPERATIONS_USER, ROLE_READ_ONLY, false);
  inventory.settings.set('config.vpxd.SerialPort.PersistNetworkBacking', true);
  if (index === 1) addOneDatacenter(inventory);
  else addTwoDatacenters(inventory);
  for (const { moid, type } of inventory.objects.values())
    if (type === 'HostSystem') setFirewall(inventory, moid, false);
  return inventory;
}

/** Lets the hosts' firewalls pass what a VCH needs, as `firewall:allow` does. */
export function openFirewall(inventory: Inventory): void {
  for (const { moid, type } of inventory.objects.values())
    if (type === 'HostSystem') setFirewall(inventory, moid, true);
}

function setFirewall(inventory: Inventory, moid: string, isOpen: boolean): void {
  const { firewall } = entityOfType(inventory, moid, 'HostSystem');
  for (const ruleset of firewall.rulesets) if (RULESETS.includes(ruleset.key)) ruleset.enabled = isOpen;
}

function addOneDatacenter(inventory: Inventory): void {
  const datacenter = addDatacenter(inventory, rootFolderOf(inventory), 'DC0');
  const vmNetwork = at(inventory, 7, () => addNetwork(inventory, datacenter, 'VM Network'));
  const loneHost = at(inventory, 24, () => addStandaloneHost(inventory, datacenter, 'DC0_H0'));
  const first = at(inventory, 33, () => addCluster(inventory, datacenter, 'DC0_C0', { drsEnabled: true }));
  const firstHosts = [42, 52, 62].map((id, position) =>
    at(inventory, id, () => addHost(inventory, first, `DC0_C0_H${position}`)),
  );
  const firstPool = at(inventory, 64, () => addResourcePool(inventory, first, 'DC0_C0_RP1'));
  const second = at(inventory, 67, () => addCluster(inventory, datacenter, 'DC0_C1', { drsEnabled: true }));
  const secondHosts = [76, 86, 96].map((id, position) =>
    at(inventory, id, () => addHost(inventory, second, `DC0_C1_H${position}`)),
  );
  const secondPool = at(inventory, 98, () => addResourcePool(inventory, second, 'DC0_C1_RP1'));
  const hosts = [loneHost, ...firstHosts, ...secondHosts];
  for (const host of hosts) {
    host.networks.add(vmNetwork.moid);
    host.portgroups.push({ name: vmNetwork.name, vlanId: 0, vswitch: 'vSwitch0' });
    vmNetwork.hosts.add(host.moid);
  }
  const dvs = at(inventory, 9, () => addDistributedSwitch(inventory, datacenter, 'DVS0', { hosts }));
  for (const [position, id] of [13, 15, 17].entries()) {
    at(inventory, id, () => addDistributedPortgroup(inventory, dvs, `DC0_DVPG${position}`));
  }
  const [datastore] = [20, 22].map((id, position) =>
    at(inventory, id, () => addDatastore(inventory, datacenter, `LocalDS_${position}`, { hosts })),
  );
  const machines = [
    { id: 101, name: 'DC0_H0_VM0', pool: rootPoolOf(inventory, computeOf(inventory, loneHost)) },
    { id: 104, name: 'DC0_C0_RP1_VM0', pool: firstPool },
    { id: 107, name: 'DC0_C1_RP1_VM0', pool: secondPool },
  ];
  for (const { id, name, pool } of machines) {
    at(inventory, id, () =>
      addPlainVm(inventory, {
        name,
        folder: datacenter,
        pool,
        ...(datastore && { datastore }),
        nics: [{ network: vmNetwork }],
      }),
    );
  }
  inventory.nextId = FIRST_NEW_ID;
}

function addTwoDatacenters(inventory: Inventory): void {
  const datacenters = ['DC0', 'DC1'].map((name) => addDatacenter(inventory, rootFolderOf(inventory), name));
  for (const datacenter of datacenters) addEquipment(inventory, datacenter);
}

/** One cluster with three hosts, a network, a switch and a datastore, named as in the first vCenter. */
function addEquipment(inventory: Inventory, datacenter: Datacenter): Datastore {
  const { name } = datacenter;
  const cluster = addCluster(inventory, datacenter, `${name}_C0`, { drsEnabled: true });
  const hosts = [0, 1, 2].map((position) => addHost(inventory, cluster, `${name}_C0_H${position}`));
  addNetwork(inventory, datacenter, 'VM Network', { hosts });
  const dvs = addDistributedSwitch(inventory, datacenter, `${name}_DVS0`, { hosts });
  addDistributedPortgroup(inventory, dvs, `${name}_DVPG0`);
  return addDatastore(inventory, datacenter, 'LocalDS_0', { hosts });
}

function computeOf(inventory: Inventory, host: HostSystem): ComputeResource {
  return entityOfType(inventory, host.parent ?? '', 'ComputeResource');
}

/** Builds with this number in the next moid. */
function at<T>(inventory: Inventory, id: number, make: () => T): T {
  inventory.nextId = id;
  return make();
}
