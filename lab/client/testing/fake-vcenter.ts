import type { Extension, ManagedObjectReference, ObjectChange, VimValue } from '@vic/vim25';
import type { VcenterSettings } from '../config/client-config.ts';
import {
  VcenterUnavailableError,
  WrongAccountError,
  type Account,
  type InventoryEvent,
  type RecentTask,
  type VcenterAbout,
  type VcenterConnection,
  type VcenterGate,
} from '../vcenter/vcenter-connection.ts';

export const GUID_1 = '11111111-1111-1111-1111-111111111111';
export const GUID_2 = '22222222-2222-2222-2222-222222222222';
export const PASSWORD = 'secret';

/** A vCenter in memory, with as much as the stand-in asks of one. */
export class FakeVcenter {
  readonly name: string;
  readonly about: VcenterAbout;
  isUp = true;
  /** Whether the inventory is shown as soon as somebody watches it; else when `tell` says so. */
  isInventoryQuick = true;
  extensions: Extension[] = [];
  changes: ObjectChange[] = [];
  tasks: RecentTask[] = [];
  tickets = 0;
  openConnections = 0;
  readonly watchers = new Set<(event: InventoryEvent) => void>();

  constructor(name: string, guid: string, version = '8.0.3') {
    this.name = name;
    const rootFolder = { type: 'Folder', value: 'group-d1' };
    this.about = { guid, version, fullName: `Fake ${version}`, rootFolder };
  }

  /** Tells every watching session. */
  tell(event: InventoryEvent): void {
    for (const watcher of this.watchers) watcher(event);
  }
}

/** The way to fake vCenters, found by the name in the settings. */
export function fakeGate(vcenters: readonly FakeVcenter[]): VcenterGate {
  const find = ({ name }: VcenterSettings): FakeVcenter => {
    const found = vcenters.find((vcenter) => vcenter.name === name);
    if (!found?.isUp) throw new VcenterUnavailableError(`${name} cannot be reached.`);
    return found;
  };
  return {
    about: async (settings) => find(settings).about,
    async open(settings, { password, userName }: Account) {
      const vcenter = find(settings);
      if (password !== PASSWORD) throw new WrongAccountError(`${vcenter.name} does not accept ${userName}.`);
      return connectionTo(vcenter);
    },
  };
}

function connectionTo(vcenter: FakeVcenter): VcenterConnection {
  vcenter.openConnections += 1;
  let watcher: ((event: InventoryEvent) => void) | null = null;
  const up = <T>(value: T): Promise<T> =>
    vcenter.isUp ? Promise.resolve(value) : Promise.reject(new VcenterUnavailableError(`${vcenter.name} is down.`));
  return {
    about: vcenter.about,
    acquireCloneTicket: () => up(`ticket-${vcenter.name}-${++vcenter.tickets}`),
    watchInventory(onEvent) {
      watcher = onEvent;
      vcenter.watchers.add(onEvent);
      if (vcenter.isInventoryQuick) onEvent({ kind: 'set', changes: vcenter.changes, isResync: true });
    },
    readProperties: () => up(new Map<string, VimValue>([['overallStatus', 'green']])),
    recentTasks: () => up(vcenter.tasks),
    extensions: () => up(vcenter.extensions),
    async close() {
      vcenter.openConnections -= 1;
      if (watcher) vcenter.watchers.delete(watcher);
    },
  };
}

/** An object that appears, with references given as `Type:moid`. */
export function enter(ref: string, props: Record<string, VimValue>): ObjectChange {
  const values = Object.entries(props).map(([path, value]) => {
    const isReference = typeof value === 'string' && /^[A-Z][A-Za-z]+:[a-z0-9-]+$/u.test(value);
    return [path, isReference ? reference(value) : value] as const;
  });
  return { kind: 'enter', ref: reference(ref), props: new Map(values), removed: [], missing: new Map() };
}

export function reference(text: string): ManagedObjectReference {
  const [type = '', value = ''] = text.split(':');
  return { type, value };
}

/** One datacenter with a cluster, a lone host, a pool, folders and a few VMs. */
export function smallInventory(): ObjectChange[] {
  return [
    enter('Datacenter:dc-1', {
      name: 'Alpha',
      parent: 'Folder:group-d1',
      vmFolder: 'Folder:group-v1',
      hostFolder: 'Folder:group-h1',
    }),
    enter('Folder:group-v1', { name: 'vm', parent: 'Datacenter:dc-1' }),
    enter('Folder:group-h1', { name: 'host', parent: 'Datacenter:dc-1' }),
    enter('Folder:group-n1', { name: 'network', parent: 'Datacenter:dc-1' }),
    enter('Folder:group-v2', { name: 'Web', parent: 'Folder:group-v1' }),
    enter('ClusterComputeResource:domain-1', { name: 'Cluster', parent: 'Folder:group-h1' }),
    enter('ComputeResource:domain-2', { name: 'lone.example.com', parent: 'Folder:group-h1' }),
    enter('HostSystem:host-1', { name: 'esx-1', parent: 'ClusterComputeResource:domain-1' }),
    enter('HostSystem:host-2', { name: 'lone.example.com', parent: 'ComputeResource:domain-2' }),
    enter('ResourcePool:resgroup-1', { name: 'Resources', parent: 'ClusterComputeResource:domain-1' }),
    enter('ResourcePool:resgroup-2', { name: 'Resources', parent: 'ComputeResource:domain-2' }),
    enter('ResourcePool:resgroup-3', { name: 'Gold', parent: 'ResourcePool:resgroup-1' }),
    aVm('vm-1', 'web-2', { parent: 'Folder:group-v2', resourcePool: 'ResourcePool:resgroup-3' }),
    aVm('vm-2', 'web-10', { parent: 'Folder:group-v2', resourcePool: 'ResourcePool:resgroup-1' }),
    aVm('vm-3', 'alone', {
      parent: 'Folder:group-v1',
      resourcePool: 'ResourcePool:resgroup-2',
      'runtime.host': 'HostSystem:host-2',
    }),
    aVm('vm-4', 'a-template', { parent: 'Folder:group-v1', 'config.template': true }),
  ];
}

export function aVm(moid: string, name: string, props: Record<string, VimValue>): ObjectChange {
  return enter(`VirtualMachine:${moid}`, {
    name,
    'runtime.host': 'HostSystem:host-1',
    'runtime.powerState': 'poweredOn',
    'runtime.connectionState': 'connected',
    'config.template': false,
    ...props,
  });
}
