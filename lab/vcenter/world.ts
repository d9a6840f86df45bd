/** The living vCenter: state, sessions, tasks, events and who is told of changes. */
import { Authorization } from './authorization/authorization.ts';
import { privilegesWith } from './authorization/privileges.ts';
import { stableUuid } from './builders.ts';
import type { Clock } from './clock.ts';
import { systemClock } from './clock.ts';
import { PropertyCollector } from './collector/property-collector.ts';
import { EventCollector } from './events/event-collector.ts';
import type { EventRecord, EventSubject, NewEvent } from './events/events.ts';
import { Events } from './events/events.ts';
import { Extensions } from './extensions.ts';
import { GuestProcesses } from './guest-processes.ts';
import { Guests } from './guests.ts';
import type { Entity, Inventory } from './inventory.ts';
import { Journal } from './journal.ts';
import type { ManagedObject } from './model/managed-object.ts';
import type { VcenterOptions } from './options.ts';
import { DEFAULT_OPTIONS } from './options.ts';
import { managers, PROPERTY_COLLECTOR } from './service-content.ts';
import type { Session } from './sessions.ts';
import { Sessions } from './sessions.ts';
import type { Ref } from './soap/request-element.ts';
import { Tasks } from './tasks.ts';
import { hostSystemOf } from './model/host-systems.ts';
import { snapshotObject } from './vm-snapshots.ts';
import type { View } from './views.ts';
import { isView } from './views.ts';

export class World {
  readonly inventory: Inventory;
  readonly options: VcenterOptions;
  readonly clock: Clock;
  readonly journal = new Journal();
  readonly sessions: Sessions;
  readonly authorization: Authorization;
  readonly extensions: Extensions;
  readonly tasks: Tasks;
  readonly events: Events;
  readonly guests = new Guests(this);
  readonly processes: GuestProcesses;
  /** Objects that a session made, by session and moid: views, collectors, filters. */
  readonly #own = new Map<Session, Map<string, ManagedObject>>();
  #nextOwn = 1;

  constructor(inventory: Inventory, options: Partial<VcenterOptions> = {}, clock: Clock = systemClock) {
    this.inventory = inventory;
    this.options = { ...DEFAULT_OPTIONS, ...options };
    this.clock = clock;
    this.sessions = new Sessions(inventory, clock, this.options.sessionIdleMs, this.options.sessionLifetimeMs);
    this.extensions = new Extensions((key) => {
      this.changedManager('ExtensionManager', [`extensionList["${key}"]`]);
    });
    this.authorization = new Authorization(inventory, () => privilegesWith(this.extensions.privileges()));
    this.tasks = new Tasks(clock, this.options.taskMs, (task, paths) => {
      this.journal.changed(task, paths);
      if (!paths.includes('info')) return;
      this.changed(task.entity.value, 'recentTask');
      this.changedManager('TaskManager', ['recentTask']);
    });
    this.processes = new GuestProcesses(clock, this.guests);
    this.events = new Events(clock, (event) => {
      this.#tellCollectors(event);
    });
  }

  now(): Date {
    return this.clock.now();
  }

  stableUuid(name: string): string {
    return stableUuid(this.inventory, name);
  }

  /** The object of a reference, as far as the session can name it; undefined if there is none, or the type is another. */
  find(ref: Ref, session: Session | null): ManagedObject | undefined {
    const target = this.inventory.objects.get(ref.value) ?? this.findOther(ref.value, session);
    return target?.type === ref.type || (target && isCalled(ref.type, target.type)) ? target : undefined;
  }

  /** Managers, tasks and what the session made itself. */
  findOther(moid: string, session: Session | null): ManagedObject | undefined {
    const own = session === null ? undefined : this.#own.get(session)?.get(moid);
    if (own !== undefined) return own;
    if (moid === PROPERTY_COLLECTOR && session !== null) {
      return this.own(session, new PropertyCollector(PROPERTY_COLLECTOR, this));
    }
    const manager = managers.get(moid) ?? this.tasks.get(moid);
    if (manager !== undefined) return manager;
    if (moid.startsWith('snapshot-')) return snapshotObject(this.inventory, moid);
    const system = hostSystemOf(this.inventory, moid);
    if (system !== undefined) return system;
    const datastore = moid.startsWith('datastoreBrowser-') ? moid.slice('datastoreBrowser-'.length) : '';
    if (this.inventory.objects.get(datastore)?.type !== 'Datastore') return undefined;
    return { type: 'HostDatastoreBrowser', moid, datastore };
  }

  /** Keeps an object of a session until it is destroyed or the session ends. */
  own<T extends ManagedObject>(session: Session, target: T): T {
    let objects = this.#own.get(session);
    if (objects === undefined) {
      this.#own.set(session, (objects = new Map<string, ManagedObject>()));
      session.onEnd.add(() => {
        for (const each of this.owned(session)) this.disown(session, each.moid);
        this.#own.delete(session);
      });
    }
    objects.set(target.moid, target);
    return target;
  }

  owned(session: Session): ManagedObject[] {
    return [...(this.#own.get(session)?.values() ?? [])];
  }

  ownedViews(session: Session): View[] {
    return this.owned(session).filter(isView);
  }

  /** Removes an object of a session and all that hangs on it. */
  disown(session: Session, moid: string): void {
    const objects = this.#own.get(session);
    const target = objects?.get(moid);
    if (objects === undefined || target === undefined) return;
    objects.delete(moid);
    if (target.type === 'PropertyFilter') {
      for (const each of objects.values()) if (each.type === 'PropertyCollector') each.remove(target);
    }
    if (target.type === 'PropertyCollector') {
      for (const filter of target.filters) objects.delete(filter.moid);
      target.destroy();
    }
    if (isView(target)) target.destroy();
  }

  /** A managed object id for something of a session, in a vCenter's form. */
  ownMoid(session: Session): string {
    return `session[${session.key}]${this.stableUuid(`${session.key} ${this.#nextOwn++}`)}`;
  }

  canView(session: Session | null, moid: string): boolean {
    return session !== null && this.authorization.canView(session.user, moid);
  }

  /** Tells that properties of an entity have new values. */
  changed(moid: string | null | undefined, ...paths: string[]): void {
    const target = moid === null || moid === undefined ? undefined : this.inventory.objects.get(moid);
    if (target !== undefined) this.journal.changed(target, paths);
  }

  changedManager(moid: string, paths: readonly string[]): void {
    const manager = managers.get(moid);
    if (manager !== undefined) this.journal.changed(manager, paths);
  }

  /** The tree or the rights are different now. */
  restructured(): void {
    this.authorization.forget();
    this.journal.restructured();
  }

  /** Writes an event about an entity and where it is. */
  post(event: Omit<NewEvent, 'about'> & { readonly entity?: Entity }): void {
    const { entity, ...rest } = event;
    this.events.post({ ...rest, about: entity === undefined ? [] : this.#subjects(entity) });
  }

  #subjects(entity: Entity): EventSubject[] {
    const subjects = new Map<EventSubject['role'], EventSubject>();
    const add = (each: Entity | undefined) => {
      const role = each === undefined ? undefined : SUBJECT_ROLES[each.type];
      if (each === undefined || role === undefined || subjects.has(role)) return;
      subjects.set(role, { role, type: each.type, moid: each.moid, name: each.name });
    };
    add(entity);
    if (entity.type === 'VirtualMachine') add(this.inventory.objects.get(entity.host));
    for (const start of [entity.parent, entity.type === 'VirtualMachine' ? entity.pool : null]) {
      let above = this.inventory.objects.get(start ?? '');
      while (above !== undefined) {
        add(above);
        above = this.inventory.objects.get(above.parent ?? '');
      }
    }
    return [...subjects.values()];
  }

  #tellCollectors(event: EventRecord): void {
    this.changedManager('EventManager', ['latestEvent']);
    for (const objects of this.#own.values()) {
      for (const target of objects.values()) {
        if (target instanceof EventCollector && target.filter(event)) this.journal.changed(target, ['latestPage']);
      }
    }
  }
}

const SUBJECT_ROLES: Partial<Record<Entity['type'], EventSubject['role']>> = {
  Datacenter: 'datacenter',
  ComputeResource: 'computeResource',
  ClusterComputeResource: 'computeResource',
  HostSystem: 'host',
  VirtualMachine: 'vm',
  Datastore: 'ds',
  Network: 'net',
  OpaqueNetwork: 'net',
  DistributedVirtualPortgroup: 'net',
  VmwareDistributedVirtualSwitch: 'dvs',
};

/** A reference may name a supertype of the object, as clients do that keep only the general type. */
const isCalled = (called: string, actual: string): boolean =>
  (called === 'DistributedVirtualSwitch' && actual === 'VmwareDistributedVirtualSwitch') ||
  (called === 'ManagedObjectView' && actual.endsWith('View'));
