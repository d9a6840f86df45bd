import {
  DEFAULT_LIMITS,
  DEFAULT_TIMEOUTS,
  references,
  SYSTEM_CLOCK,
  VimFault,
  type CallOptions,
  type ManagedObjectReference,
  type PropertyFilterSpec,
  type UserSession,
  type VimClient,
  type VimValue,
} from '@vic/vim25';

interface FakeObject {
  readonly ref: ManagedObjectReference;
  props: Record<string, VimValue>;
}

interface Update {
  readonly kind: 'enter' | 'modify' | 'leave';
  readonly moid: string;
  readonly paths: readonly string[];
}

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

const ABOUT = { name: 'vCenter', fullName: 'vCenter 8.0.3', version: '8.0.3', build: '24022515' } as const;

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

type Ways = NonNullable<PropertyFilterSpec['objectSet'][number]['selectSet']>;
type Way = Ways[number];

const SUPERTYPES: Readonly<Record<string, string>> = {
  ClusterComputeResource: 'ComputeResource',
  VirtualApp: 'ResourcePool',
  DistributedVirtualPortgroup: 'Network',
  OpaqueNetwork: 'Network',
};

function isOfType(type: string, wanted: string): boolean {
  return type === wanted || wanted === 'ManagedEntity' || SUPERTYPES[type] === wanted;
}

/** Named traversals, wherever they stand. */
function byName(ways: Ways): Map<string, Way> {
  const inner = ways.flatMap((way) => ('path' in way ? [...byName(way.selectSet ?? [])] : []));
  const own = ways.flatMap((way): [string, Way][] =>
    'path' in way && way.name !== undefined ? [[way.name, way]] : [],
  );
  return new Map([...inner, ...own]);
}

const ref = (type: string, value: string): ManagedObjectReference => ({ type, value });

/** One session at a fake vCenter. */
export class FakeClient implements VimClient {
  readonly url = 'https://fake/sdk';
  readonly clock = SYSTEM_CLOCK;
  readonly limits = DEFAULT_LIMITS;
  readonly timeouts = DEFAULT_TIMEOUTS;
  readonly apiVersion = '7.0.0.0';
  readonly content: VimClient['content'];
  session: UserSession | null;
  isClosed = false;
  #isEnded = false;
  readonly #vcenter: FakeVcenter;
  readonly #userName: string;
  readonly #views = new Map<string, { types: readonly string[] } | { members: Set<string> }>();
  #filters: { ref: ManagedObjectReference; spec: PropertyFilterSpec }[] = [];
  #pending: { filter: ManagedObjectReference; element: VimValue }[] = [];
  #wake: (() => void) | null = null;
  #count = 0;

  constructor(vcenter: FakeVcenter, userName: string) {
    this.#vcenter = vcenter;
    this.#userName = userName;
    this.content = {
      about: { ...ABOUT, apiType: 'VirtualCenter', apiVersion: '8.0.3.0', instanceUuid: vcenter.guid },
      rootFolder: ref('Folder', 'group-d1'),
      propertyCollector: ref('PropertyCollector', 'propertyCollector'),
      sessionManager: ref('SessionManager', 'SessionManager'),
      viewManager: ref('ViewManager', 'ViewManager'),
      searchIndex: ref('SearchIndex', 'SearchIndex'),
      extensionManager: ref('ExtensionManager', 'ExtensionManager'),
      authorizationManager: ref('AuthorizationManager', 'AuthorizationManager'),
    };
    this.session = this.#newSession();
  }

  supports(): boolean {
    return true;
  }

  login(): Promise<UserSession> {
    return Promise.reject(new Error('never by password'));
  }

  async cloneSession(): Promise<UserSession> {
    this.#isEnded = false;
    this.#filters = [];
    this.#pending = [];
    this.session = this.#newSession();
    return this.session;
  }

  acquireCloneTicket(): Promise<string> {
    this.#count += 1;
    return Promise.resolve(`ticket-${this.#count}`);
  }

  currentSession(): Promise<UserSession | null> {
    return Promise.resolve(this.session);
  }

  isAlive(): Promise<boolean> {
    return Promise.resolve(!this.#isEnded);
  }

  transfer(): Promise<never> {
    return Promise.reject(new Error('no files here'));
  }

  async logout(): Promise<void> {
    this.session = null;
    this.#vcenter.calls.push('Logout');
  }

  async close(): Promise<void> {
    await this.logout();
    this.isClosed = true;
    this.#vcenter.clients.delete(this);
    this.#wake?.();
  }

  end(): void {
    this.#isEnded = true;
    this.session = null;
    this.#wake?.();
  }

  receive(update: Update, object: ManagedObjectReference): void {
    for (const { ref: filter, spec } of this.#filters) {
      if (!this.#selects(spec, object)) continue;
      const element = this.#updateElement(spec, update, object);
      if (element) this.#pending.push({ filter, element });
    }
    if (this.#pending.length > 0) this.#wake?.();
  }

  call(): never {
    throw new Error('not in the fake');
  }

  // The fake answers what the real client's method table decodes to.
  async invoke(method: string, self: ManagedObjectReference, args: never, options: CallOptions = {}): Promise<never> {
    this.#vcenter.calls.push(method);
    if (this.#isEnded) throw new VimFault('NotAuthenticated');
    const failure = this.#vcenter.failures.get(method);
    if (failure) throw failure;
    await this.#vcenter.answerable(method, options.signal);
    return (await this.#answer(method, self, args, options)) as never;
  }

  async #answer(
    method: string,
    self: ManagedObjectReference,
    args: Record<string, unknown>,
    options: CallOptions,
  ): Promise<unknown> {
    switch (method) {
      case 'CreateContainerView':
        return this.#newView('ContainerView', { types: args['type'] as string[] });
      case 'CreateListView':
        return this.#newView('ListView', { members: new Set() });
      case 'ModifyListView':
        return this.#addToView(self, args['add'] as ManagedObjectReference[]);
      case 'CreatePropertyCollector':
        return this.#next('PropertyCollector');
      case 'CreateFilter': {
        const filter = this.#next('PropertyFilter');
        this.#filters.push({ ref: filter, spec: args['spec'] as PropertyFilterSpec });
        return filter;
      }
      case 'WaitForUpdatesEx':
        return this.#wait(args['version'] as string, options);
      case 'CancelWaitForUpdates':
        this.#wake?.();
        return undefined;
      case 'QueryManagedBy':
        return [...this.#vcenter.objects.values()]
          .filter(({ props }) => props['config.managedBy'] !== undefined)
          .map((managed) => managed.ref);
      case 'FindExtension': {
        const { appliance } = this.#vcenter;
        return appliance && { server: [{ url: appliance.url, serverThumbprint: appliance.thumbprint }] };
      }
      case 'FindChild':
        return null;
      case 'RetrieveAllPermissions':
        return [];
      case 'HasPrivilegeOnEntities':
        return this.#privileges(args['entity'] as ManagedObjectReference[], args['privId'] as string[]);
      case 'SearchDatastore_Task':
        return this.#search(args['datastorePath'] as string);
      case 'RetrievePropertiesEx':
        return this.#retrieve(args['specSet'] as PropertyFilterSpec[], options);
      default:
        return undefined;
    }
  }

  #privileges(entities: readonly ManagedObjectReference[], privileges: readonly string[]): unknown {
    const { denied } = this.#vcenter;
    return entities.map((entity) => ({
      entity,
      granted: new Map(privileges.map((id) => [id, !denied.has(id) && !denied.has(`${id} ${entity.value}`)])),
    }));
  }

  #search(datastorePath: string): ManagedObjectReference {
    const folders = this.#vcenter.folders.get(datastorePath);
    const task = this.#next('Task');
    const info = folders
      ? { state: 'success', result: { file: folders.map((path) => ({ typeName: 'FolderFileInfo', path })) } }
      : { state: 'error', error: { fault: { typeName: 'FileNotFound' }, localizedMessage: 'not there' } };
    this.#vcenter.put('Task', task.value, { info });
    return task;
  }

  #newView(type: string, view: { types: readonly string[] } | { members: Set<string> }): ManagedObjectReference {
    const reference = this.#next(type);
    this.#views.set(reference.value, view);
    return reference;
  }

  #addToView(self: ManagedObjectReference, added: readonly ManagedObjectReference[]): ManagedObjectReference[] {
    const view = this.#views.get(self.value);
    if (!view || !('members' in view)) throw new VimFault('ManagedObjectNotFound');
    for (const { value } of added) {
      view.members.add(value);
      for (const { ref: filter, spec } of this.#filters) {
        const object = this.#vcenter.objects.get(value);
        if (!object || spec.objectSet[0]?.obj.value !== self.value) continue;
        const element = this.#updateElement(spec, { kind: 'enter', moid: value, paths: [] }, object.ref);
        if (element) this.#pending.push({ filter, element });
      }
    }
    this.#wake?.();
    return [];
  }

  async #wait(version: string, options: CallOptions): Promise<unknown> {
    if (version === '') {
      this.#pending = [];
      for (const { ref: filter, spec } of this.#filters) {
        for (const object of this.#vcenter.objects.values()) {
          if (!this.#selects(spec, object.ref)) continue;
          const element = this.#updateElement(spec, { kind: 'enter', moid: object.ref.value, paths: [] }, object.ref);
          if (element) this.#pending.push({ filter, element });
        }
      }
    } else if (this.#pending.length === 0) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        options.signal?.addEventListener('abort', () => resolve());
      });
      this.#wake = null;
      if (this.#isEnded) throw new VimFault('NotAuthenticated');
      this.#refuseCanceled();
    }
    for (const { filter, element } of this.#pending.splice(0)) {
      options.onElement?.(filter, 'filter');
      options.onElement?.(element, 'objectSet');
    }
    this.#count += 1;
    return { version: String(this.#count), isTruncated: false, changes: [] };
  }

  #refuseCanceled(): void {
    if (this.#pending.length === 0) throw new VimFault('RequestCanceled');
  }

  #retrieve(specs: readonly PropertyFilterSpec[], options: CallOptions): unknown {
    const objects: unknown[] = [];
    for (const spec of specs) {
      for (const object of this.#selected(spec)) {
        if (!spec.propSet.some(({ type }) => isOfType(object.ref.type, type))) continue;
        const found = this.#properties(object, this.#paths(spec, object.ref.type), options.keepExtraConfig);
        const element = { obj: object.ref as unknown as VimValue, propSet: found.set, missingSet: found.missing };
        if (options.onElement) options.onElement(element, 'objects');
        else objects.push({ ref: object.ref, props: valueMap(found.set), missing: missingMap(found.missing) });
      }
    }
    return { token: undefined, objects };
  }

  /** The objects that a specification begins at, or that its view holds, and all that its traversals lead to. */
  #selected(spec: PropertyFilterSpec): Set<FakeObject> {
    const { objects } = this.#vcenter;
    const found = new Set<FakeObject>();
    for (const { obj, selectSet = [] } of spec.objectSet) {
      const named = objects.get(obj.value);
      const starts = this.#views.has(obj.value)
        ? [...objects.values()].filter((object) => this.#selects(spec, object.ref))
        : named && isOfType(named.ref.type, obj.type)
          ? [named]
          : [];
      const ways = this.#views.has(obj.value)
        ? selectSet.flatMap((way) => ('path' in way ? (way.selectSet ?? []) : []))
        : selectSet;
      for (const start of starts) this.#walk(start, ways, byName(ways), found);
    }
    return found;
  }

  #walk(object: FakeObject, ways: Ways, named: ReadonlyMap<string, Way>, found: Set<FakeObject>): void {
    found.add(object);
    for (const way of ways) {
      const traversal = 'path' in way ? way : named.get(way.name);
      if (!traversal || !('path' in traversal) || !isOfType(object.ref.type, traversal.type)) continue;
      for (const next of references(object.props[traversal.path])) {
        const child = this.#vcenter.objects.get(next.value);
        if (child) this.#walk(child, traversal.selectSet ?? [], named, found);
      }
    }
  }

  #paths(spec: PropertyFilterSpec, objectType?: string): readonly string[] {
    const sets = spec.propSet.filter(({ type }) => objectType === undefined || isOfType(objectType, type));
    return [...new Set(sets.flatMap(({ pathSet }) => pathSet ?? []))];
  }

  #selects(spec: PropertyFilterSpec, object: ManagedObjectReference): boolean {
    const view = this.#views.get(spec.objectSet[0]?.obj.value ?? '');
    if (!view) return false;
    return 'types' in view ? view.types.some((type) => isOfType(object.type, type)) : view.members.has(object.value);
  }

  #updateElement(spec: PropertyFilterSpec, update: Update, object: ManagedObjectReference): VimValue | null {
    const obj = object as unknown as VimValue;
    if (update.kind === 'leave') return { kind: 'leave', obj };
    const stored = this.#vcenter.objects.get(update.moid);
    if (!stored) return null;
    const paths = this.#paths(spec).filter(
      (path) => update.kind === 'enter' || update.paths.some((changed) => path.startsWith(changed)),
    );
    if (update.kind === 'modify' && paths.length === 0) return null;
    const { set, missing } = this.#properties(stored, paths);
    const changeSet = (set as { name: string; val: VimValue }[]).map((entry) => ({ ...entry, op: 'assign' }));
    return { kind: update.kind, obj, changeSet, missingSet: missing };
  }

  #properties(
    object: FakeObject,
    paths: readonly string[],
    keep: (key: string) => boolean = () => true,
  ): { set: VimValue[]; missing: VimValue[] } {
    const set: VimValue[] = [];
    const missing: VimValue[] = [];
    for (const path of paths) {
      const key = /^config\.extraConfig\["(.*)"\]$/.exec(path)?.[1];
      const isConfig = path.startsWith('config.');
      if (key !== undefined && !this.#vcenter.knowsKeyedPaths) missing.push(missingOf(path, 'InvalidProperty'));
      else if (isConfig && this.#vcenter.hidden.has(object.ref.value)) missing.push(missingOf(path, 'NoPermission'));
      else {
        const pairs = object.props['config.extraConfig'] as { key: string; value: string }[] | undefined;
        const val = key === undefined ? object.props[path] : pairs?.find((pair) => pair.key === key);
        const kept = path === 'config.extraConfig' ? (pairs ?? []).filter((pair) => keep(pair.key)) : val;
        if (val !== undefined && kept !== undefined) set.push({ name: path, val: kept });
      }
    }
    return { set, missing };
  }

  #next(type: string): ManagedObjectReference {
    this.#count += 1;
    return ref(type, `session-${this.#userName}-${type}-${this.#count}`);
  }

  #newSession(): UserSession {
    return { key: 'key', userName: this.#userName, fullName: this.#userName, loginTime: null };
  }
}

function missingOf(path: string, faultType: string): VimValue {
  return { path, fault: { fault: { typeName: faultType } } };
}

function valueMap(values: readonly VimValue[]): Map<string, VimValue> {
  return new Map((values as unknown as { name: string; val: VimValue }[]).map(({ name, val }) => [name, val]));
}

function missingMap(missing: readonly VimValue[]): Map<string, string> {
  return new Map(
    (missing as unknown as { path: string; fault: { fault: { typeName: string } } }[]).map((entry) => [
      entry.path,
      entry.fault.fault.typeName,
    ]),
  );
}
