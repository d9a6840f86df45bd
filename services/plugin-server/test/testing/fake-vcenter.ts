import type { ManagedObjectReference, VimValue } from '@vic/vim25';
import { FakeClient, type Update } from './fake-client.ts';
import type { FakeObject } from './fake-properties.ts';

export interface FakeVm {
  readonly moid: string;
  readonly name?: string;
  readonly powerState?: string;
  readonly pool?: string;
  readonly folder?: string;
  readonly extraConfig?: Readonly<Record<string, string>>;
  readonly cpuMHz?: number;
}

/** A method whose calls nobody answers. */
interface Stall {
  readonly asked: PromiseWithResolvers<undefined>;
  readonly givenUp: PromiseWithResolvers<undefined>;
}

/** As much of a vCenter as the feed and the cards ask for, in memory. Changes reach the outstanding waits at once. */
export class FakeVcenter {
  readonly guid: string;
  readonly objects = new Map<string, FakeObject>();
  readonly clients = new Set<FakeClient>();
  readonly calls: string[] = [];
  knowsKeyedPaths = true;
  /** VMs whose configuration a reader may not see */
  readonly hidden = new Set<string>();
  /** what calls of a method fail with */
  readonly failures = new Map<string, Error>();
  /** privileges that nobody has: everywhere, or as `privilege moid` on one object */
  readonly denied = new Set<string>();
  /** folders by datastore path, such as `[ds] a` */
  readonly folders = new Map<string, readonly string[]>();
  /** thumbprint of the appliance's server in the extension record, with its URL */
  appliance: { readonly url: string; readonly thumbprint: string } | null = null;
  readonly #stalls = new Map<string, Stall>();

  constructor(guid = 'vc-1') {
    this.guid = guid;
    this.putNode('Datacenter', 'datacenter-1', 'DC');
    this.putNode('Folder', 'group-v1', 'vm', { type: 'Datacenter', value: 'datacenter-1' });
    this.putNode('Folder', 'group-v2', 'vch-folder', { type: 'Folder', value: 'group-v1' });
    this.putNode('ResourcePool', 'resgroup-1', 'vch-pool');
  }

  putNode(type: string, moid: string, name: string, parent?: ManagedObjectReference): void {
    this.#put({ type, value: moid }, { name, ...(parent ? { parent } : {}) });
  }

  /** Any other object. */
  put(type: string, moid: string, props: Record<string, VimValue>): void {
    this.#put({ type, value: moid }, props);
  }

  putVm({ moid, extraConfig, cpuMHz = 100, ...vm }: FakeVm): void {
    const { name = moid, powerState = 'poweredOn', pool = 'resgroup-1', folder = 'group-v2' } = vm;
    this.#put(
      { type: 'VirtualMachine', value: moid },
      {
        name,
        parent: { type: 'Folder', value: folder },
        resourcePool: { type: 'ResourcePool', value: pool },
        'runtime.powerState': powerState,
        overallStatus: 'green',
        'config.changeVersion': String(this.calls.length),
        'config.extraConfig': pairsToValue(extraConfig ?? { 'other.key': 'x' }),
        'config.hardware.numCPU': 2,
        'config.hardware.memoryMB': 2048,
        'summary.quickStats': { overallCpuUsage: String(cpuMHz), guestMemoryUsage: '64' },
        'summary.storage.committed': 1_000,
      },
    );
  }

  change(moid: string, props: Record<string, VimValue>): void {
    const object = this.objects.get(moid);
    if (!object) throw new Error(`no ${moid}`);
    object.props = { ...object.props, ...props };
    this.#tell({ kind: 'modify', moid, paths: Object.keys(props) });
  }

  changeConfig(moid: string, extraConfig: Readonly<Record<string, string>>): void {
    this.change(moid, {
      'config.extraConfig': pairsToValue(extraConfig),
      'config.changeVersion': `changed-${this.calls.length}`,
    });
  }

  remove(moid: string): void {
    const object = this.objects.get(moid);
    if (!object) return;
    this.objects.delete(moid);
    for (const client of this.clients) client.receive({ kind: 'leave', moid, paths: [] }, object.ref);
  }

  /** Answers no more calls of a method. @returns when it was called first, and when the caller gave such a call up */
  stall(method: string): { readonly asked: Promise<unknown>; readonly givenUp: Promise<unknown> } {
    const asked = Promise.withResolvers<undefined>();
    const givenUp = Promise.withResolvers<undefined>();
    this.#stalls.set(method, { asked, givenUp });
    return { asked: asked.promise, givenUp: givenUp.promise };
  }

  /** Waits as long as the method is not answered. */
  async answerable(method: string, signal: AbortSignal | undefined): Promise<void> {
    const stall = this.#stalls.get(method);
    if (!stall) return;
    stall.asked.resolve(undefined);
    await new Promise<never>((_resolve, reject) => {
      signal?.addEventListener('abort', () => {
        stall.givenUp.resolve(undefined);
        reject(signal.reason as Error);
      });
    });
  }

  /** All sessions end, as after a restart. */
  endSessions(): void {
    for (const client of this.clients) client.end();
  }

  connect(userName: string): FakeClient {
    const client = new FakeClient(this, userName);
    this.clients.add(client);
    return client;
  }

  #put(ref: ManagedObjectReference, props: Record<string, VimValue>): void {
    const isNew = !this.objects.has(ref.value);
    this.objects.set(ref.value, { ref, props });
    this.#tell({ kind: isNew ? 'enter' : 'modify', moid: ref.value, paths: Object.keys(props) });
  }

  #tell(update: Update): void {
    const ref = this.objects.get(update.moid)?.ref;
    if (ref) for (const client of this.clients) client.receive(update, ref);
  }
}

function pairsToValue(pairs: Readonly<Record<string, string>>): VimValue {
  return Object.entries(pairs).map(([key, value]) => ({ typeName: 'OptionValue', key, value }));
}
