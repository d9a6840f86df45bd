/** What clients called, in order, since somebody began to look: tests compare it with what they expect. */
import type { ManagedObject } from './model/managed-object.ts';
import type { World } from './world.ts';

export interface LoggedCall {
  /** `VirtualMachine.PowerOffVM_Task`, or `PUT /folder` for files of datastores. */
  readonly call: string;
  /** Name of the object, as people read it; of a file: `[datastore] path`; of a manager: its moid. */
  readonly object: string;
  readonly moid: string;
  /** `user@domain`; null without a session. */
  readonly user: string | null;
  /** Whether it may change something: no query, search or login. */
  readonly writes: boolean;
  /** Type of the fault (or `http:403`) that it was answered with at once; a task's own is not known here. */
  readonly fault: string | null;
  /** Property reads since the call before. */
  readonly readsBefore: number;
}

/** Reads of properties, with the views and filters they need. */
const READS =
  /^(Retrieve(Properties|PropertiesEx|ServiceContent)|ContinueRetrieve\w*|CancelRetrieve\w*|WaitForUpdates(Ex)?|CheckForUpdates|CancelWaitForUpdates|CurrentTime|Create(Filter|PropertyCollector|ContainerView|ListView)|Destroy(View|PropertyFilter|PropertyCollector)|ModifyListView|ResetListView|Find\w*)$/;
const HARMLESS =
  /^(Query|Search|Retrieve|Has|Fetch|List|Read|Refresh|Browse|Login|Logout|CloneSession|Acquire|SessionIs|GET|HEAD)/;

const MAX_CALLS = 20_000;

export class CallLog {
  #calls: LoggedCall[] | null = null;
  #reads = 0;

  /** Forgets what was, and begins to look. */
  mark(): void {
    this.#calls = [];
    this.#reads = 0;
  }

  /** Since the mark; empty without one. */
  get calls(): readonly LoggedCall[] {
    return this.#calls ?? [];
  }

  /** Property reads since the last of the calls. */
  get reads(): number {
    return this.#reads;
  }

  /** A SOAP call that has been answered. */
  add(method: string, self: ManagedObject | undefined, user: string | null, fault: string | null): void {
    if (READS.test(method)) {
      this.#reads++;
      return;
    }
    const name = self !== undefined && 'name' in self && typeof self.name === 'string' ? self.name : undefined;
    this.#push({
      call: `${self?.type ?? 'unknown'}.${method}`,
      object: name ?? self?.moid ?? '',
      moid: self?.moid ?? '',
      user,
      writes: !HARMLESS.test(method),
      fault,
    });
  }

  /** A request for a datastore's file that has been answered. */
  addFile(verb: string, object: string, moid: string, user: string | null, fault: string | null): void {
    this.#push({ call: `${verb} /folder`, object, moid, user, writes: !HARMLESS.test(verb), fault });
  }

  #push(call: Omit<LoggedCall, 'readsBefore'>): void {
    if (this.#calls === null || this.#calls.length >= MAX_CALLS) return;
    this.#calls.push({ ...call, readsBefore: this.#reads });
    this.#reads = 0;
  }
}

/** The object that a reference names, for the log; it may be gone by the end of the call. */
export function namedObject(world: World, moid: string): ManagedObject | undefined {
  return world.inventory.objects.get(moid) ?? world.findOther(moid, null);
}
