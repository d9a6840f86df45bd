import type { VimClient } from '../client.ts';
import { field, text } from '../fields.ts';
import { isFault } from '../errors.ts';
import { retrieveObjects } from '../retrieve.ts';
import { withoutPath, type PropertyFilterSpec } from '../property-filter.ts';
import { isReference, referenceKey, type ManagedObjectReference, type VimValue } from '../values.ts';
import { destroyQuietly } from '../views.ts';
import { PendingSet } from './pending-set.ts';
import { decodeObjectUpdate, type ObjectChange } from './update-set.ts';

const UPDATES_PER_PIECE = 500;
const CANCEL_MS = 5_000;

/** What a wait brought. */
export interface WaitResult {
  /** A complete set; null while it is incomplete, or if nothing happened. */
  readonly changes: ObjectChange[] | null;
  readonly isTruncated: boolean;
}

/** A property collector of our own with its filters, from its making to its destruction. */
export class FeedCollector {
  readonly reference: ManagedObjectReference;
  readonly #client: VimClient;
  readonly #views: readonly ManagedObjectReference[];
  readonly #filters: ReadonlyMap<string, number>;
  readonly #pending: PendingSet;
  #version = '';
  #isTruncated = false;
  #isWaiting = false;

  private constructor(
    client: VimClient,
    reference: ManagedObjectReference,
    specs: readonly PropertyFilterSpec[],
    filters: ReadonlyMap<string, number>,
  ) {
    this.reference = reference;
    this.#client = client;
    this.#views = viewsOf(specs);
    this.#filters = filters;
    this.#pending = new PendingSet(specs);
  }

  /** Makes the collector and all its filters. On failure what was made is destroyed again, views of `specs` included. */
  static async create(client: VimClient, specs: readonly PropertyFilterSpec[]): Promise<FeedCollector> {
    let reference: ManagedObjectReference | undefined;
    try {
      reference = await client.invoke('CreatePropertyCollector', client.content.propertyCollector, {});
      const filters = new Map<string, number>();
      for (const [index, spec] of specs.entries()) {
        filters.set(referenceKey(await createFilter(client, reference, spec)), index);
      }
      return new FeedCollector(client, reference, specs, filters);
    } catch (error) {
      if (!isFault(error, 'NotAuthenticated')) await release(client, reference, viewsOf(specs));
      throw error;
    }
  }

  /** Whether what comes next belongs to a set of which something came already: then the last version cannot be asked again. */
  get isAmidSet(): boolean {
    return this.#isTruncated;
  }

  /** Waits for the next piece; 0 seconds only looks. */
  async wait(maxWaitSeconds: number, signal: AbortSignal): Promise<WaitResult> {
    const { waitMarginMs, firstPageMs } = this.#client.timeouts;
    const margin = this.#version === '' || this.#isTruncated ? Math.max(waitMarginMs, firstPageMs) : waitMarginMs;
    const headersMs = maxWaitSeconds * 1_000 + margin;
    let filter = 0;
    let updates = 0;
    const take = (value: VimValue, element: string): void => {
      if (element === 'filter') {
        filter = isReference(value) ? (this.#filters.get(referenceKey(value)) ?? 0) : 0;
        return;
      }
      const change = decodeObjectUpdate(value);
      if (change === null) return;
      updates += 1;
      this.#pending.add(filter, change);
    };
    this.#isWaiting = true;
    const wasAmidSet = this.#isTruncated;
    // Whatever fails from here on may leave half a piece behind.
    this.#isTruncated = true;
    try {
      const set = await this.#client.invoke(
        'WaitForUpdatesEx',
        this.reference,
        { version: this.#version, options: { maxWaitSeconds, maxObjectUpdates: UPDATES_PER_PIECE } },
        { headersMs, totalMs: headersMs + firstPageMs, isWait: true, signal, onElement: take },
      );
      if (set !== null) this.#version = set.version;
      if (set === null || set.isTruncated) {
        this.#isTruncated = set !== null || wasAmidSet;
        return { changes: null, isTruncated: this.#isTruncated };
      }
      const changes = this.#pending.take(await this.#stillThere());
      this.#isTruncated = false;
      return { changes, isTruncated: false };
    } catch (error) {
      if (updates === 0) this.#isTruncated = wasAmidSet;
      throw error;
    } finally {
      this.#isWaiting = false;
    }
  }

  /** Makes an outstanding wait return. Failing that, its caller must abort it. */
  async cancel(): Promise<void> {
    if (!this.#isWaiting) return;
    await this.#client
      .invoke('CancelWaitForUpdates', this.reference, {}, { headersMs: CANCEL_MS, totalMs: CANCEL_MS })
      .catch(() => undefined);
  }

  /** Destroys the collector, with it its filters, and the views that the filters look through. */
  async destroy(): Promise<void> {
    await release(this.#client, this.reference, this.#views);
  }

  async #stillThere(): Promise<ManagedObjectReference[]> {
    const doubtful = this.#pending.doubtful();
    if (doubtful.length === 0) return [];
    return (await retrieveObjects(this.#client, doubtful, [])).map(({ ref }) => ref);
  }
}

async function release(
  client: VimClient,
  collector: ManagedObjectReference | undefined,
  views: readonly ManagedObjectReference[],
): Promise<void> {
  if (collector !== undefined) await destroyQuietly(client, 'DestroyPropertyCollector', collector);
  for (const view of views) await destroyQuietly(client, 'DestroyView', view);
}

function viewsOf(specs: readonly PropertyFilterSpec[]): ManagedObjectReference[] {
  const views = specs
    .flatMap((spec) => spec.objectSet.map((entry) => entry.obj))
    .filter((reference) => reference.type === 'ContainerView' || reference.type === 'ListView');
  return [...new Map(views.map((view) => [referenceKey(view), view])).values()];
}

/** Makes a filter. A path that this vCenter does not know is left out: it is the same as a property without a value. */
async function createFilter(
  client: VimClient,
  collector: ManagedObjectReference,
  spec: PropertyFilterSpec,
): Promise<ManagedObjectReference> {
  for (let known = spec; ;) {
    try {
      return await client.invoke('CreateFilter', collector, { spec: known, partialUpdates: false });
    } catch (error) {
      if (!isFault(error, 'InvalidProperty')) throw error;
      const smaller = withoutPath(known, text(field(error.fault, 'name')) ?? '');
      if (smaller === null) throw error;
      known = smaller;
    }
  }
}
