import { findByName, type Found, type InventoryObject } from '@vic/vch-validation';
import type { ManagedObjectReference } from '@vic/vim25';
import type {
  ComputeResourceEntity,
  DatacenterEntity,
  DatastoreEntity,
  Entity,
  FolderEntity,
  HostEntity,
  NetworkEntity,
  PoolEntity,
  SwitchEntity,
} from './entities.ts';

/** More holders than any inventory has: a circle of parents must end. */
const MAX_DEPTH = 64;

type OfKind<K extends Entity['kind']> = Extract<Entity, { kind: K }>;

/** The folder of a datacenter below which relative paths of a kind begin. */
const FOLDER_OF_KIND = {
  'compute-resource': 'host',
  host: 'host',
  pool: 'host',
  datastore: 'datastore',
  network: 'network',
  switch: 'network',
} as const satisfies Partial<Record<Entity['kind'], string>>;

/** Kinds that a name or path can stand for. */
export type FindableKind = keyof typeof FOLDER_OF_KIND;

/** What a session sees of a vCenter's inventory, read once: everything but VMs. Objects are in the order in which the vCenter names them. */
export class Inventory {
  readonly #byMoid: ReadonlyMap<string, Entity>;
  readonly #paths = new Map<string, string>();

  constructor(entities: Iterable<Entity>) {
    this.#byMoid = new Map(Array.from(entities, (entity) => [entity.ref.value, entity]));
  }

  get datacenters(): DatacenterEntity[] {
    return this.#ofKind('datacenter');
  }

  get folders(): FolderEntity[] {
    return this.#ofKind('folder');
  }

  get computeResources(): ComputeResourceEntity[] {
    return this.#ofKind('compute-resource');
  }

  get hosts(): HostEntity[] {
    return this.#ofKind('host');
  }

  /** Resource pools and vApps. */
  get pools(): PoolEntity[] {
    return this.#ofKind('pool');
  }

  get datastores(): DatastoreEntity[] {
    return this.#ofKind('datastore');
  }

  get networks(): NetworkEntity[] {
    return this.#ofKind('network');
  }

  get switches(): SwitchEntity[] {
    return this.#ofKind('switch');
  }

  /** The object with this bare managed object id. */
  get(moid: string): Entity | undefined {
    return this.#byMoid.get(moid);
  }

  /** The object with this bare managed object id, if it is of one of these kinds. */
  find<K extends Entity['kind']>(moid: string, ...kinds: readonly K[]): OfKind<K> | undefined {
    const entity = this.#byMoid.get(moid);
    return entity !== undefined && isOfKind(entity, kinds) ? entity : undefined;
  }

  /** Inventory path from the root folder, `/DC0/host/DC0_C0/Resources`; names as vSphere stores them. */
  pathOf({ ref, name, parent }: Pick<Entity, 'ref' | 'name' | 'parent'>): string {
    const known = this.#paths.get(ref.value);
    if (known !== undefined) return known;
    const path = this.#pathBelow(parent, name, 0);
    this.#paths.set(ref.value, path);
    return path;
  }

  /** The datacenter in which an object lies. */
  datacenterOf(parent: ManagedObjectReference | null): DatacenterEntity | null {
    const holders = this.#holders(parent);
    return holders.find((holder) => holder.kind === 'datacenter') ?? null;
  }

  /** The cluster or standalone host that owns a pool, host or vApp; itself for one of these. */
  ownerOf(entity: Entity): ComputeResourceEntity | null {
    if (entity.kind === 'compute-resource') return entity;
    const owner = entity.kind === 'pool' ? entity.owner : entity.parent;
    return owner === null ? null : (this.find(owner.value, 'compute-resource') ?? null);
  }

  /**
   * The object of a kind that a name or inventory path means, by the rule that holds for specifications too.
   * @param datacenter null: several, and none was chosen, so that only absolute paths find anything
   */
  findByName(kind: FindableKind, text: string, datacenter: ManagedObjectReference | null): Found<InventoryObject> {
    const scope = {
      datacenters: this.datacenters.map((entity) => this.objectOf(entity)),
      datacenter: datacenter?.value ?? null,
    };
    const objects = this.#ofKind(kind).map((entity) => this.objectOf(entity));
    return findByName(objects, text, scope, FOLDER_OF_KIND[kind]);
  }

  /** An object as the rules know it. */
  objectOf(entity: Pick<Entity, 'ref' | 'name' | 'parent'>): InventoryObject {
    return { ref: entity.ref, name: entity.name, path: this.pathOf(entity) };
  }

  /** moids of the hosts that a network is on, by the moid of the network. */
  hostsByNetwork(): ReadonlyMap<string, readonly string[]> {
    const hosts = new Map<string, string[]>(this.networks.map(({ ref }) => [ref.value, []]));
    for (const { ref, networks } of this.hosts) {
      for (const network of networks) hosts.get(network.value)?.push(ref.value);
    }
    return hosts;
  }

  /**
   * moids of the hosts that can use a datastore, by the moid of the datastore: those that list it, unless the datastore says
   * that it is not mounted or not reachable there.
   */
  hostsByDatastore(): ReadonlyMap<string, readonly string[]> {
    const unusable = new Set<string>();
    const hosts = new Map<string, string[]>();
    for (const { ref, isAccessible, mounts } of this.datastores) {
      if (isAccessible) hosts.set(ref.value, []);
      for (const { host, isUsable } of mounts) if (!isUsable) unusable.add(`${ref.value} ${host}`);
    }
    for (const { ref, datastores } of this.hosts) {
      for (const { value } of datastores) {
        if (!unusable.has(`${value} ${ref.value}`)) hosts.get(value)?.push(ref.value);
      }
    }
    return hosts;
  }

  /** Whether only the switch itself may use a port group. A simulator that says it in no other way says it by the name. */
  isUplink({ ref, isUplink, name, distributedSwitch }: NetworkEntity): boolean {
    if (isUplink) return true;
    const itsSwitch = distributedSwitch === null ? undefined : this.find(distributedSwitch.value, 'switch');
    const isListed = itsSwitch?.uplinkPortGroups.some(({ value }) => value === ref.value) ?? false;
    return isListed || (ref.type === 'DistributedVirtualPortgroup' && name.includes('-DVUplinks-'));
  }

  /** A pool and all below it, each before those in it, in vSphere's order. */
  poolsBelow(root: ManagedObjectReference): PoolEntity[] {
    const found: PoolEntity[] = [];
    const seen = new Set<string>();
    const walk = (ref: ManagedObjectReference): void => {
      const pool = seen.has(ref.value) ? undefined : this.find(ref.value, 'pool');
      seen.add(ref.value);
      if (pool === undefined) return;
      found.push(pool);
      pool.pools.forEach(walk);
    };
    walk(root);
    return found;
  }

  #ofKind<K extends Entity['kind']>(kind: K): OfKind<K>[] {
    return Array.from(this.#byMoid.values()).filter((entity) => isOfKind(entity, [kind]));
  }

  #holders(parent: ManagedObjectReference | null): Entity[] {
    const holders: Entity[] = [];
    let next = parent === null ? undefined : this.#byMoid.get(parent.value);
    while (next !== undefined && holders.length < MAX_DEPTH) {
      holders.push(next);
      next = next.parent === null ? undefined : this.#byMoid.get(next.parent.value);
    }
    return holders;
  }

  #pathBelow(parent: ManagedObjectReference | null, name: string, depth: number): string {
    // The root folder is in no view of what it holds, and its name in no path.
    const holder = parent === null || depth > MAX_DEPTH ? undefined : this.#byMoid.get(parent.value);
    const above = holder === undefined ? '' : this.#pathBelow(holder.parent, holder.name, depth + 1);
    return `${above}/${name}`;
  }
}

function isOfKind<K extends Entity['kind']>(entity: Entity, kinds: readonly K[]): entity is OfKind<K> {
  return kinds.some((kind) => kind === entity.kind);
}
