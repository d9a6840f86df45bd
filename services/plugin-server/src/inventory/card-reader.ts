import type { VmCard } from '@vic/contract';
import { isFault, retrieveObjects, references, type ManagedObjectReference, type VimClient } from '@vic/vim25';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock.ts';
import type { Vcenter } from '../config/vcenter.ts';
import { ProblemError } from '../errors.ts';
import type { SessionCache } from '../sessions/session-cache.ts';
import type { VimSession } from '../sessions/session-opener.ts';
import type { Feeds } from './feeds.ts';
import { isEngineKey, MARKER_PATHS } from './project/pairs.ts';
import { readVms, vmReference, type ReadVm } from './read-vms.ts';
import { VcenterStore } from './store.ts';
import { reduceNode, TREE_PATHS } from './tree.ts';
import { projectConfig, type VicVm } from './vic-vm.ts';

export interface CardReaderOptions {
  readonly sessions: SessionCache;
  readonly feeds: Feeds;
  readonly clock: Clock;
}

export type VmKind = 'vch' | 'container' | 'other';

/** How long a VM's kind is remembered for a user. */
export const KIND_MS = 30_000;
const MAX_KINDS = 5_000;

/** Reads single VMs with the caller's own session: what a card shows of one VM starts no feed. */
export class CardReader {
  readonly #options: CardReaderOptions;
  readonly #kinds: LRUCache<string, VmKind>;

  constructor(options: CardReaderOptions) {
    this.#options = options;
    this.#kinds = new LRUCache({
      max: MAX_KINDS,
      ttl: KIND_MS,
      ttlResolution: 0,
      perf: { now: () => options.clock.now() },
    });
  }

  /** What a VM is to the holder of the token. */
  async kind(vcenter: Vcenter, token: string, moid: string): Promise<VmKind> {
    const { userName } = await this.#options.sessions.acquire(vcenter, token);
    const key = JSON.stringify([vcenter.guid, moid, userName]);
    const known = this.#kinds.get(key);
    if (known) return known;
    const kind = await this.#options.sessions.use(vcenter, token, ({ client }) => readKind(client, moid));
    this.#kinds.set(key, kind);
    return kind;
  }

  /** Everything that a VM's card shows. @throws ProblemError `not-found` */
  card(vcenter: Vcenter, token: string, moid: string): Promise<VmCard> {
    return this.#options.sessions.use(vcenter, token, (session) => this.#readCard(vcenter, session, moid));
  }

  async #readCard(vcenter: Vcenter, { client, userName }: VimSession, moid: string): Promise<VmCard> {
    const store = new VcenterStore(vcenter.guid, vcenter.name);
    const [read] = await readAll(client, [moid]);
    if (!read) throw new ProblemError('not-found');
    if (read.kind === 'unknown')
      throw new ProblemError('forbidden', { detail: 'The configuration of the VM may not be read.' });
    if (read.kind === 'foreign') return { kind: 'other', vmName: read.vmName };
    store.put(read.vm);
    store.putFigures(moid, read.figures);
    await readNodes(client, store, read.vm);
    await this.#addKin(client, store, read.vm, userName);
    return cardOf(store, moid);
  }

  /** Owner and counts come from the other VMs of the pool: from the user's feed if it is live, else from vCenter. */
  async #addKin(client: VimClient, store: VcenterStore, { moid, vm, config }: VicVm, userName: string): Promise<void> {
    const feed = this.#options.feeds.peek(store.vcGuid, userName);
    if (feed?.health.state === 'live') {
      for (const kind of ['vch', 'container'] as const) {
        for (const row of feed.store.rows(kind)) if (row.vm.moid !== moid) store.put(row.vm);
      }
      for (const node of feed.store.nodeMoids()) {
        const known = feed.store.node(node);
        if (known && !store.node(node)) store.putNode(node, known);
      }
      return;
    }
    const pool = config.kind === 'vch' ? config.containerPool : vm.resourcePool;
    if (pool === null) return;
    const others = await markedVms(client, { type: vm.poolType, value: pool });
    const kin = await readAll(
      client,
      others.filter((other) => other !== moid),
    );
    for (const other of kin) if (other.kind === 'vic') store.put(other.vm);
  }
}

async function readKind(client: VimClient, moid: string): Promise<VmKind> {
  const [object] = await retrieveObjects(client, [vmReference(moid)], ['config.extraConfig'], {
    keepExtraConfig: isEngineKey,
  });
  const extraConfig = object?.props.get('config.extraConfig');
  if (extraConfig === undefined) return 'other';
  return projectConfig(moid, extraConfig)?.kind ?? 'other';
}

async function readAll(client: VimClient, moids: readonly string[]): Promise<ReadVm[]> {
  const found: ReadVm[] = [];
  await readVms(client, moids, (vms) => found.push(...vms));
  return found;
}

/** VMs of a pool that may be VIC's, by the cheap marker keys; all of them where those cannot be asked for. */
async function markedVms(client: VimClient, pool: ManagedObjectReference): Promise<string[]> {
  const [object] = await retrieveObjects(client, [pool], ['vm']);
  const vms = references(object?.props.get('vm'));
  try {
    const objects = await retrieveObjects(client, vms, MARKER_PATHS);
    return objects
      .filter(({ props, missing }) => props.size > 0 || [...missing.values()].includes('InvalidProperty'))
      .map(({ ref }) => ref.value);
  } catch (error) {
    if (!isFault(error, 'InvalidProperty')) throw error;
    return vms.map(({ value }) => value);
  }
}

/** Names of what the VM refers to, and of the compute resource behind a hidden root pool. */
async function readNodes(client: VimClient, store: VcenterStore, { vm }: VicVm): Promise<void> {
  const named: ManagedObjectReference[] = [];
  if (vm.resourcePool !== null) named.push({ type: vm.poolType, value: vm.resourcePool });
  if (vm.folder !== null) named.push({ type: 'Folder', value: vm.folder });
  if (vm.host !== null) named.push({ type: 'HostSystem', value: vm.host });
  const parents = await putNodes(client, store, named);
  await putNodes(
    client,
    store,
    parents.filter(({ type }) => type.endsWith('ComputeResource')),
  );
}

/** @returns the parents of what was read */
async function putNodes(
  client: VimClient,
  store: VcenterStore,
  nodes: readonly ManagedObjectReference[],
): Promise<ManagedObjectReference[]> {
  const objects = await retrieveObjects(client, nodes, TREE_PATHS);
  for (const object of objects) store.putNode(object.ref.value, reduceNode(undefined, object));
  return objects.flatMap(({ props }) => references(props.get('parent')));
}

function cardOf(store: VcenterStore, moid: string): VmCard {
  const vch = store.vch(moid);
  if (vch) return { kind: 'vch', vch };
  const container = store.container(moid);
  if (container) return { kind: 'container', container };
  throw new ProblemError('not-found');
}
