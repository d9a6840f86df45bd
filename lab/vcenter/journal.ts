/** Tells those who watch what has changed: the cost is that of the change, whatever the size of the inventory. */
import type { Entity } from './inventory.ts';
import type { ManagedObject } from './model/managed-object.ts';

export interface JournalListener {
  /** Properties of an object have new values; paths as in property specs. */
  changed(target: ManagedObject, paths: readonly string[]): void;
  entered(entity: Entity): void;
  left(entity: Entity): void;
  /** An entity has another parent, or permissions have changed: what is seen through views may differ. */
  restructured(): void;
}

export class Journal implements JournalListener {
  readonly #listeners = new Set<JournalListener>();

  /** Views come before filters, which look at them: `first`. */
  listen(listener: JournalListener, first = false): () => void {
    if (first) {
      const others = [...this.#listeners];
      this.#listeners.clear();
      for (const each of [listener, ...others]) this.#listeners.add(each);
    } else {
      this.#listeners.add(listener);
    }
    return () => {
      this.#listeners.delete(listener);
    };
  }

  changed(target: ManagedObject, paths: readonly string[]): void {
    const all = paths.flatMap((path) => [path, ...alsoSeenAs(target.type, path)]);
    for (const listener of this.#listeners) listener.changed(target, all);
  }

  entered(entity: Entity): void {
    for (const listener of this.#listeners) listener.entered(entity);
  }

  left(entity: Entity): void {
    for (const listener of this.#listeners) listener.left(entity);
  }

  restructured(): void {
    for (const listener of this.#listeners) listener.restructured();
  }
}

/** Where the API shows the same value once more. */
const VM_MIRRORS: Readonly<Record<string, readonly string[]>> = {
  name: ['config.name', 'summary.config.name'],
  'config.template': ['summary.config.template'],
  'config.annotation': ['summary.config.annotation'],
  'config.guestId': ['config.guestFullName', 'summary.config.guestId', 'summary.config.guestFullName'],
  'config.alternateGuestName': ['config.guestFullName', 'summary.config.guestFullName'],
  'config.managedBy': ['summary.config.managedBy'],
  'config.hardware.memoryMB': [
    'summary.config.memorySizeMB',
    'runtime.maxMemoryUsage',
    'summary.runtime.maxMemoryUsage',
  ],
  'config.hardware.numCPU': ['summary.config.numCpu'],
  'config.changeVersion': ['config.modified', 'summary.storage.timestamp'],
  'guest.ipAddress': ['summary.guest.ipAddress'],
  'guest.hostName': ['summary.guest.hostName'],
  'guest.toolsRunningStatus': [
    'guest.toolsStatus',
    'guest.guestState',
    'guest.guestOperationsReady',
    'guestHeartbeatStatus',
    'summary.guest.toolsRunningStatus',
    'summary.guest.toolsStatus',
  ],
};

function alsoSeenAs(type: string, path: string): readonly string[] {
  if (path === 'overallStatus') return ['configStatus', 'summary.overallStatus'];
  if (type === 'VirtualMachine') {
    return path.startsWith('runtime.') ? [`summary.${path}`] : (VM_MIRRORS[path] ?? []);
  }
  if (path === 'name') return ['summary.name', 'summary.config.name', 'config.name'];
  if (type === 'HostSystem' && path.startsWith('runtime.')) return [`summary.${path}`];
  return path === 'config' ? ['summary.config'] : [];
}
