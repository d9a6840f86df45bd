/** Container views and list views of a session. */
import type { Entity } from './inventory.ts';
import type { JournalListener } from './journal.ts';
import type { ManagedObject } from './model/managed-object.ts';
import { isEntity } from './model/managed-object.ts';
import { isKindOf } from './model/managed-types.ts';
import type { Session } from './sessions.ts';
import type { Ref } from './soap/request-element.ts';
import type { Value } from './soap/value.ts';
import { reference } from './soap/value.ts';
import type { World } from './world.ts';

export type View = ContainerView | ListView;

/** Told which objects came into a view and which left it. */
export interface ViewWatcher {
  viewChanged(added: readonly string[], removed: readonly string[]): void;
}

export class ContainerView implements JournalListener {
  readonly type = 'ContainerView';
  readonly moid: string;
  readonly container: Ref;
  readonly types: readonly string[];
  readonly isRecursive: boolean;
  readonly watchers = new Set<ViewWatcher>();
  readonly #session: Session;
  readonly #world: World;
  readonly #stopListening: () => void;
  #members: Set<string>;

  constructor(
    moid: string,
    world: World,
    session: Session,
    container: Ref,
    types: readonly string[],
    isRecursive: boolean,
  ) {
    this.moid = moid;
    this.container = container;
    this.types = types;
    this.isRecursive = isRecursive;
    this.#session = session;
    this.#world = world;
    this.#members = this.#collect();
    this.#stopListening = world.journal.listen(this, true);
  }

  /** Its members leave the filters that look at it. */
  destroy(): void {
    this.#stopListening();
    const members = [...this.#members];
    this.#members.clear();
    this.#tell([], members);
  }

  list(): ReadonlySet<string> {
    return this.#members;
  }

  references(world: World): Value[] {
    return referencesTo(this.#members, world);
  }

  changed(): void {
    // Values of properties do not decide what is in the view.
  }

  entered(entity: Entity): void {
    if (this.#members.has(entity.moid) || !this.#matches(entity, new Map())) return;
    this.#members.add(entity.moid);
    this.#tell([entity.moid], []);
  }

  left(entity: Entity): void {
    if (this.#members.delete(entity.moid)) this.#tell([], [entity.moid]);
  }

  restructured(): void {
    const before = this.#members;
    this.#members = this.#collect();
    const added = [...this.#members].filter((moid) => !before.has(moid));
    const removed = [...before].filter((moid) => !this.#members.has(moid));
    if (added.length > 0 || removed.length > 0) this.#tell(added, removed);
  }

  #tell(added: readonly string[], removed: readonly string[]): void {
    for (const watcher of this.watchers) watcher.viewChanged(added, removed);
  }

  #collect(): Set<string> {
    const members = new Set<string>();
    const known = new Map<string, boolean>();
    for (const entity of this.#world.inventory.objects.values()) {
      if (this.#matches(entity, known)) members.add(entity.moid);
    }
    return members;
  }

  #matches(entity: Entity, known: Map<string, boolean>): boolean {
    if (entity.moid === this.container.value) return false;
    if (this.types.length > 0 && !this.types.some((type) => isKindOf(entity.type, type))) return false;
    if (!this.#world.canView(this.#session, entity.moid)) return false;
    if (this.isRecursive && this.container.value === this.#world.inventory.rootFolder) return true;
    return this.isRecursive ? this.#isInside(entity, known) : holdersOf(entity).includes(this.container.value);
  }

  #isInside(entity: Entity, known: Map<string, boolean>): boolean {
    const cached = known.get(entity.moid);
    if (cached !== undefined) return cached;
    known.set(entity.moid, false);
    const answer = holdersOf(entity).some((moid) => {
      if (moid === this.container.value) return true;
      const holder = this.#world.inventory.objects.get(moid);
      return holder !== undefined && this.#isInside(holder, known);
    });
    known.set(entity.moid, answer);
    return answer;
  }
}

export class ListView implements JournalListener {
  readonly type = 'ListView';
  readonly moid: string;
  readonly watchers = new Set<ViewWatcher>();
  readonly #stopListening: () => void;
  readonly #members = new Map<string, Ref>();

  constructor(moid: string, world: World) {
    this.moid = moid;
    this.#stopListening = world.journal.listen(this, true);
  }

  destroy(): void {
    this.#stopListening();
    this.modify([], [...this.#members.keys()]);
  }

  list(): Iterable<string> {
    return this.#members.keys();
  }

  references(): Value[] {
    return [...this.#members.values()].map((ref) => reference(ref.type, ref.value));
  }

  modify(add: readonly ManagedObject[], remove: readonly string[]): void {
    const removed = remove.filter((moid) => this.#members.delete(moid));
    const added = add.filter((target) => !this.#members.has(target.moid));
    for (const target of added) this.#members.set(target.moid, { type: target.type, value: target.moid });
    this.#tell(
      added.map((target) => target.moid),
      removed,
    );
  }

  changed(): void {
    // Values of properties do not decide what is in the view.
  }

  entered(): void {
    // Only what is added by name is in a list view.
  }

  left(entity: Entity): void {
    if (this.#members.delete(entity.moid)) this.#tell([], [entity.moid]);
  }

  restructured(): void {
    // Where an object is in the tree does not matter here.
  }

  #tell(added: readonly string[], removed: readonly string[]): void {
    if (added.length === 0 && removed.length === 0) return;
    for (const watcher of this.watchers) watcher.viewChanged(added, removed);
  }
}

function referencesTo(moids: Iterable<string>, world: World): Value[] {
  const values: Value[] = [];
  for (const moid of moids) {
    const target = world.inventory.objects.get(moid);
    if (target !== undefined) values.push(reference(target.type, moid));
  }
  return values;
}

/** What holds an entity, as container views see it: folders, and for compute also clusters, hosts and pools. */
function holdersOf(entity: Entity): string[] {
  const holders = entity.parent === null ? [] : [entity.parent];
  if (entity.type === 'VirtualMachine') {
    if (entity.parentVApp !== null) holders.push(entity.parentVApp);
    if (entity.pool !== null) holders.push(entity.pool);
    holders.push(entity.host);
  }
  if (entity.type === 'VirtualApp' && entity.parentFolder !== undefined) holders.push(entity.parentFolder);
  if (entity.type === 'Datastore' || entity.type === 'Network' || entity.type === 'OpaqueNetwork') {
    holders.push(...entity.hosts);
  }
  if (entity.type === 'DistributedVirtualPortgroup') holders.push(...entity.hosts);
  return holders;
}

export const isView = (target: ManagedObject): target is View =>
  target.type === 'ContainerView' || target.type === 'ListView';

/** Only these can be the container of a view. */
export const canContain = (target: ManagedObject): boolean =>
  isEntity(target) &&
  (target.type === 'Datacenter' ||
    ['Folder', 'ComputeResource', 'ResourcePool', 'HostSystem'].some((type) => isKindOf(target.type, type)));
