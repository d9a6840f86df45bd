import { referenceKey, type FeedEvent, type ManagedObjectReference, type VimValue } from '../src/index.ts';

/** Applies what a feed tells, as a store would, and resolves when it looks as wanted. */
export class FeedLog {
  readonly events: FeedEvent[] = [];
  readonly #objects = new Map<string, Map<string, VimValue>>();
  readonly #waiting: { isMet: () => boolean; resolve: () => void }[] = [];

  readonly take = (event: FeedEvent): void => {
    this.events.push(event);
    if (event.kind === 'set') {
      if (event.isResync) this.#objects.clear();
      for (const change of event.changes) {
        const key = referenceKey(change.ref);
        if (change.kind === 'leave') {
          this.#objects.delete(key);
          continue;
        }
        const known = change.kind === 'enter' ? undefined : this.#objects.get(key);
        const props = new Map([...(known ?? []), ...change.props]);
        for (const path of change.removed) props.delete(path);
        this.#objects.set(key, props);
      }
    }
    for (const waiting of this.#waiting) if (waiting.isMet()) waiting.resolve();
  };

  get size(): number {
    return this.#objects.size;
  }

  has(reference: ManagedObjectReference): boolean {
    return this.#objects.has(referenceKey(reference));
  }

  property(reference: ManagedObjectReference, path: string): VimValue | undefined {
    return this.#objects.get(referenceKey(reference))?.get(path);
  }

  count(isCounted: (event: FeedEvent) => boolean): number {
    return this.events.filter(isCounted).length;
  }

  /** Resolves as soon as the condition holds; the test's own time limit ends a wait in vain. */
  async until(isMet: () => boolean): Promise<void> {
    if (isMet()) return;
    await new Promise<void>((resolve) => this.#waiting.push({ isMet, resolve }));
  }
}
