import type { PropertyFilterSpec } from '../property-filter.ts';
import { referenceKey, type ManagedObjectReference } from '../values.ts';
import type { ObjectChange } from './update-set.ts';

/**
 * Gathers the changes of one set, which may come in pieces and from several filters, into one change per object.
 * It remembers which filters hold an object: only when the first takes it up it enters, only when the last lets go it leaves.
 */
export class PendingSet {
  readonly #specs: readonly PropertyFilterSpec[];
  /** Which filters hold an object, one bit each. */
  readonly #members = new Map<string, number>();
  #changes = new Map<string, ObjectChange>();
  /** What entered in this set and left in it too: some servers say so of an object that only moved. */
  #doubtful = new Map<string, { filters: number; change: ObjectChange }>();

  constructor(specs: readonly PropertyFilterSpec[]) {
    this.#specs = specs;
  }

  /** Takes a change that the filter with this index tells. */
  add(filter: number, change: ObjectChange): void {
    const key = referenceKey(change.ref);
    const bit = 1 << filter;
    const before = this.#members.get(key) ?? 0;
    const others = before & ~bit;
    if (change.kind === 'leave') {
      this.#leave(key, bit, others, filter, change);
      return;
    }
    this.#members.set(key, before | bit);
    if (change.kind === 'modify') {
      this.#merge(key, change, []);
    } else if (others === 0) {
      this.#doubtful.delete(key);
      this.#changes.set(key, change);
    } else {
      const absent = this.#pathsOf(filter, change.ref.type).filter((path) => !change.props.has(path));
      this.#merge(key, change, absent);
    }
  }

  /** Objects that entered and left in this set: whether they still exist has to be asked. */
  doubtful(): ManagedObjectReference[] {
    return [...this.#doubtful.values()].map(({ change }) => change.ref);
  }

  /** Ends the set: its changes, one per object. `existing` are the doubtful objects that are still there. */
  take(existing: readonly ManagedObjectReference[] = []): ObjectChange[] {
    for (const reference of existing) {
      const key = referenceKey(reference);
      const doubt = this.#doubtful.get(key);
      if (doubt === undefined) continue;
      this.#members.set(key, doubt.filters);
      this.#changes.set(key, doubt.change);
    }
    const changes = [...this.#changes.values()];
    this.#changes = new Map();
    this.#doubtful = new Map();
    return changes;
  }

  #leave(key: string, bit: number, others: number, filter: number, change: ObjectChange): void {
    if (others !== 0) {
      this.#members.set(key, others);
      const kept = new Set(
        this.#specs.flatMap((_spec, index) =>
          (others & (1 << index)) === 0 ? [] : this.#pathsOf(index, change.ref.type),
        ),
      );
      const gone = this.#pathsOf(filter, change.ref.type).filter((path) => !kept.has(path));
      this.#merge(key, change, gone);
      return;
    }
    const pending = this.#changes.get(key);
    if (pending?.kind === 'enter') this.#doubtful.set(key, { filters: bit, change: pending });
    this.#members.delete(key);
    this.#changes.set(key, { kind: 'leave', ref: change.ref, props: new Map(), removed: [], missing: new Map() });
  }

  #merge(key: string, change: ObjectChange, alsoRemoved: readonly string[]): void {
    const known = this.#changes.get(key);
    const pending: ObjectChange =
      known === undefined || known.kind === 'leave'
        ? { kind: 'modify', ref: change.ref, props: new Map(), removed: [], missing: new Map() }
        : known;
    const removed = new Set([...pending.removed, ...change.removed, ...alsoRemoved]);
    for (const path of [...change.removed, ...alsoRemoved]) {
      pending.props.delete(path);
      pending.missing.delete(path);
    }
    for (const [path, value] of change.props) {
      pending.props.set(path, value);
      pending.missing.delete(path);
      removed.delete(path);
    }
    for (const [path, fault] of change.missing) {
      pending.missing.set(path, fault);
      pending.props.delete(path);
    }
    this.#changes.set(key, { ...pending, removed: [...removed] });
  }

  /** The paths that a filter asks for of a type. A filter may name a supertype: then of all its types. */
  #pathsOf(filter: number, type: string): string[] {
    const propSet = this.#specs[filter]?.propSet ?? [];
    const exact = propSet.filter((spec) => spec.type === type);
    return (exact.length > 0 ? exact : propSet).flatMap((spec) => spec.pathSet ?? []);
  }
}
