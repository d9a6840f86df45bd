import {
  DEFAULT_LIMITS,
  DEFAULT_TIMEOUTS,
  SYSTEM_CLOCK,
  VimFault,
  type CallOptions,
  type ManagedObjectReference,
  type PropertyFilterSpec,
  type UserSession,
  type VimClient,
  type VimValue,
} from '@vic/vim25';
import { isOfType, missingMap, pathsOf, propertiesOf, valueMap, walk, type FakeObject } from './fake-properties.ts';
import type { FakeVcenter } from './fake-vcenter.ts';

/** A change that property filters tell of. */
export interface Update {
  readonly kind: 'enter' | 'modify' | 'leave';
  readonly moid: string;
  readonly paths: readonly string[];
}

const ABOUT = { name: 'vCenter', fullName: 'vCenter 8.0.3', version: '8.0.3', build: '24022515' } as const;

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
        const found = propertiesOf(this.#vcenter, object, pathsOf(spec, object.ref.type), options.keepExtraConfig);
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
      for (const start of starts) walk(this.#vcenter, start, ways, found);
    }
    return found;
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
    const paths = pathsOf(spec).filter(
      (path) => update.kind === 'enter' || update.paths.some((changed) => path.startsWith(changed)),
    );
    if (update.kind === 'modify' && paths.length === 0) return null;
    const { set, missing } = propertiesOf(this.#vcenter, stored, paths);
    const changeSet = (set as { name: string; val: VimValue }[]).map((entry) => ({ ...entry, op: 'assign' }));
    return { kind: update.kind, obj, changeSet, missingSet: missing };
  }

  #next(type: string): ManagedObjectReference {
    this.#count += 1;
    return ref(type, `session-${this.#userName}-${type}-${this.#count}`);
  }

  #newSession(): UserSession {
    return { key: 'key', userName: this.#userName, fullName: this.#userName, loginTime: null };
  }
}
