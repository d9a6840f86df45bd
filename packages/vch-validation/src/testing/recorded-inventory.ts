import type {
  ComputeResourceFacts,
  DatastoreFacts,
  FirewallFacts,
  HostFacts,
  InventoryFacts,
  NetworkFacts,
} from '../facts.ts';

/**
 * Facts about the vCenter that the exchanges of `vic-machine-api/fixtures` were recorded with (`about.targets` there), its firewalls open. What the
 * recording does not name has made-up ids.
 */
export function recordedInventory(changes: Partial<InventoryFacts> = {}): InventoryFacts {
  return {
    readAt: '2026-11-22T12:00:00Z',
    target: { isVcenter: true, version: '6.7.0' },
    datacenters: [{ ref: { type: 'Datacenter', value: 'datacenter-2' }, name: 'DC0', path: '/DC0' }],
    datacenter: 'datacenter-2',
    computeResources: [
      cluster('domain-c33', 'DC0_C0', 'resgroup-34', ['host-42', 'host-52', 'host-62']),
      cluster('domain-c67', 'DC0_C1', 'resgroup-68', ['host-76', 'host-86', 'host-96']),
      {
        ...cluster('domain-s24', 'DC0_H0', 'resgroup-25', ['host-26']),
        ref: { type: 'ComputeResource', value: 'domain-s24' },
      },
    ],
    pools: [
      pool('resgroup-34', 'Resources', 'DC0_C0/Resources', 'domain-c33', null),
      pool('resgroup-64', 'DC0_C0_RP1', 'DC0_C0/Resources/DC0_C0_RP1', 'domain-c33', 'resgroup-34'),
      pool('resgroup-68', 'Resources', 'DC0_C1/Resources', 'domain-c67', null),
      pool('resgroup-98', 'DC0_C1_RP1', 'DC0_C1/Resources/DC0_C1_RP1', 'domain-c67', 'resgroup-68'),
      pool('resgroup-25', 'Resources', 'DC0_H0/Resources', 'domain-s24', null),
    ],
    hosts: [
      host('host-26', 'DC0_H0', 'domain-s24', 'DC0_H0'),
      ...['host-42', 'host-52', 'host-62'].map((id, index) => host(id, `DC0_C0_H${index}`, 'domain-c33', 'DC0_C0')),
      ...['host-76', 'host-86', 'host-96'].map((id, index) => host(id, `DC0_C1_H${index}`, 'domain-c67', 'DC0_C1')),
    ],
    datastores: [datastore('datastore-20', 'LocalDS_0'), datastore('datastore-22', 'LocalDS_1')],
    networks: [
      network('network-7', 'VM Network', 'standard'),
      network('dvportgroup-13', 'DC0_DVPG0', 'distributed'),
      network('dvportgroup-15', 'DC0_DVPG1', 'distributed'),
      network('dvportgroup-17', 'DC0_DVPG2', 'distributed'),
      network('dvportgroup-11', 'DVS0-DVUplinks-9', 'uplink'),
    ],
    switches: [
      {
        ref: { type: 'VmwareDistributedVirtualSwitch', value: 'dvs-9' },
        name: 'DVS0',
        path: '/DC0/network/DVS0',
        hosts: { value: ALL_HOSTS },
      },
    ],
    vchs: { value: [] },
    vmFolder: { value: [{ name: 'DC0_H0_VM0', kind: 'vm', isEmpty: false }] },
    persistsSerialPortBacking: { value: true },
    operationsUser: null,
    ...changes,
  };
}

const ALL_HOSTS = ['host-26', 'host-42', 'host-52', 'host-62', 'host-76', 'host-86', 'host-96'];

function cluster(id: string, name: string, rootPool: string, hosts: readonly string[]): ComputeResourceFacts {
  return {
    ref: { type: 'ClusterComputeResource', value: id },
    name,
    path: `/DC0/host/${name}`,
    rootPool,
    hosts,
    isDrsEnabled: { value: true },
    drsGroups: { value: [] },
  };
}

function pool(id: string, name: string, path: string, computeResource: string, parent: string | null) {
  return { ref: { type: 'ResourcePool', value: id }, name, path: `/DC0/host/${path}`, computeResource, parent };
}

function host(id: string, name: string, computeResource: string, parent: string): HostFacts {
  return {
    ref: { type: 'HostSystem', value: id },
    name,
    path: `/DC0/host/${parent}/${name}`,
    computeResource,
    connection: 'connected',
    isInMaintenanceMode: false,
    firewall: { value: firewall(true) },
    licenceFeatures: { value: ['serialuri', 'dvs'] },
  };
}

/** A host's firewall whose ruleset `vSPC` is on or off. */
export function firewall(isOpen: boolean, allowedAddresses: readonly string[] | null = null): FirewallFacts {
  const rules = [{ direction: 'outbound', protocol: 'tcp', port: 2377, endPort: null }] as const;
  return { blocksOutgoing: true, rulesets: [{ key: 'vSPC', isEnabled: isOpen, allowedAddresses, rules }] };
}

function datastore(id: string, name: string): DatastoreFacts {
  return {
    ref: { type: 'Datastore', value: id },
    name,
    path: `/DC0/datastore/${name}`,
    kind: 'VMFS',
    isAccessible: true,
    hosts: ALL_HOSTS,
    freeBytes: 500_000_000_000,
    capacityBytes: 1_000_000_000_000,
  };
}

function network(id: string, name: string, kind: NetworkFacts['kind']): NetworkFacts {
  return {
    ref: { type: kind === 'standard' ? 'Network' : 'DistributedVirtualPortgroup', value: id },
    name,
    path: `/DC0/network/${name}`,
    kind,
    distributedSwitch: kind === 'standard' ? null : 'dvs-9',
    hosts: ALL_HOSTS,
  };
}

/** The same inventory with the parts of each host replaced. */
export function withHosts(facts: InventoryFacts, change: (host: HostFacts) => Partial<HostFacts>): InventoryFacts {
  return { ...facts, hosts: facts.hosts.map((one) => ({ ...one, ...change(one) })) };
}
