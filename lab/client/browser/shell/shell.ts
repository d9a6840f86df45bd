import type { MenuAction } from '@vic/manifest';
import type { FrameKind } from '../frame-protocol.ts';
import type {
  AdminPage,
  ClientSettings,
  DeployedPlugin,
  Details,
  LiveEvent,
  ObjectPage,
  PluginToken,
  Preferences,
  SessionInfo,
  TaskList,
  VmPage,
} from '../wire.ts';
import { DynamicAnswers } from './dynamic.ts';
import { Frames, type PluginFrame } from './frames.ts';
import { HostError, hostApi } from './host-api.ts';
import { LiveStream } from './live.ts';
import { Loader } from './loaded.ts';
import { ActionMenu, type MenuPlace } from './action-menu.ts';
import { PageFrames, type FramedView } from './page-frames.ts';
import { frameModal, Modals } from './modals.ts';
import { manifestText, resourceUrl } from './plugins.ts';
import { pluginApi } from './plugin-api.ts';
import { dateOptions, loadPreferences, storePreferences } from './preferences.ts';
import { addressOf, routeAt, type Route } from './route.ts';
import { snapshotOf } from './snapshot.ts';
import { TreePane, type TreeName } from './tree-pane.ts';

const TASKS_EVERY_MS = 3000;

export type Phase = 'starting' | 'unreachable' | 'login' | 'ready';

/** The page around the plug-ins: what it knows, and what users do with it. Views draw it, nothing else does. */
export class Shell {
  phase: Phase = 'starting';
  settings: ClientSettings | null = null;
  session: SessionInfo | null = null;
  preferences: Preferences = { theme: 'light', locale: 'en-US', dateFormat: 'locale' };
  plugins: readonly DeployedPlugin[] = [];
  route: Route = { page: 'shortcuts' };
  /** Sentence of the login form, if the last attempt failed. */
  loginError: string | null = null;
  isBusy = false;
  isLineUp = true;
  hasSessionEnded = false;
  banner: string | null = null;
  notice: string | null = null;
  areTasksOpen = sessionStorage.getItem('standin.tasks') === 'open';
  isDrawerOpen = false;
  tree: TreeName = sessionStorage.getItem('standin.tree') === 'vms' ? 'vms' : 'hosts';
  vmOffset = 0;
  vmFilter = '';
  readonly selectedVms = new Set<string>();
  readonly object: Loader<ObjectPage>;
  readonly details: Loader<Details>;
  readonly vms: Loader<VmPage>;
  readonly tasks: Loader<TaskList>;
  readonly admin: Loader<AdminPage>;
  readonly panes: Readonly<Record<TreeName, TreePane>>;
  readonly modals: Modals;
  readonly frames: Frames;
  readonly dynamic: DynamicAnswers;
  readonly menu: ActionMenu;
  readonly #draw: () => void;
  readonly #drawNow: () => void;
  readonly #live: LiveStream;
  readonly #pageFrames: PageFrames;
  #navigationData: unknown = undefined;
  #pluginRevision = 0;

  /** `draw` draws with the next frame, once for many calls; `drawNow` before it returns. */
  constructor(draw: () => void, drawNow: () => void) {
    this.#draw = draw;
    this.#drawNow = drawNow;
    const onFailure = (error: unknown): void => this.#failed(error);
    this.object = new Loader(draw, onFailure);
    this.details = new Loader(draw, onFailure);
    this.vms = new Loader(draw, onFailure);
    this.tasks = new Loader(draw, onFailure);
    this.admin = new Loader(draw, onFailure);
    this.panes = { hosts: new TreePane('hosts', draw, onFailure), vms: new TreePane('vms', draw, onFailure) };
    this.modals = new Modals(draw, drawNow);
    this.dynamic = new DynamicAnswers(draw);
    this.menu = new ActionMenu(this);
    this.frames = new Frames({
      snapshot: (spec) => snapshotOf(spec, this.settings, this.preferences),
      answer: (frame, member, argument) => pluginApi.answer(this, frame, member, argument),
      cast: (frame, member, argument) => pluginApi.cast(this, frame, member, argument),
    });
    this.#pageFrames = new PageFrames(this.frames);
    this.#live = new LiveStream({
      onEvent: (event) => this.#heard(event),
      onLine: (isUp) => {
        this.isLineUp = isUp;
        draw();
      },
      onRefused: () => this.askLogin(),
    });
  }

  get pane(): TreePane {
    return this.panes[this.tree];
  }

  /** First steps: settings, then the session that may exist already. */
  async start(): Promise<void> {
    window.addEventListener('popstate', () => this.#arrive(routeAt(location.pathname), undefined));
    window.setInterval(() => this.#refreshTasks(), TASKS_EVERY_MS);
    if (new URLSearchParams(location.search).get('autorefresh') === '1') {
      sessionStorage.setItem('standin.autorefresh', '1');
    }
    try {
      this.settings = await hostApi.settings();
    } catch {
      this.phase = 'unreachable';
      this.#draw();
      window.setTimeout(() => location.reload(), 3000);
      return;
    }
    this.preferences = loadPreferences(this.settings.defaults);
    this.#applyTheme();
    this.route = routeAt(location.pathname);
    try {
      await this.#enter(await hostApi.session());
    } catch {
      this.askLogin();
    }
  }

  async login(userName: string, password: string): Promise<void> {
    this.isBusy = true;
    this.loginError = null;
    this.#draw();
    try {
      await this.#enter(await hostApi.login(userName, password));
    } catch (error) {
      this.loginError = error instanceof Error ? error.message : String(error);
    }
    this.isBusy = false;
    this.#draw();
  }

  async logout(): Promise<void> {
    this.#pageFrames.forgetPlaces();
    history.replaceState(null, '', '/ui/');
    this.route = { page: 'shortcuts' };
    this.isBusy = true;
    // first the plug-ins' frames go, else they ask for tokens of a session that is over
    this.askLogin(false);
    await hostApi.logout().catch(() => undefined);
    this.isBusy = false;
    this.#draw();
  }

  /** Shows the login form over the same address; what plug-in pages show is remembered for afterwards. */
  askLogin(remembersPlaces = true): void {
    if (remembersPlaces) this.#pageFrames.keepPlaces(this.#objectId);
    this.#live.close();
    this.phase = 'login';
    this.session = null;
    this.hasSessionEnded = false;
    this.#pageFrames.clear();
    this.modals.clear();
    this.menu.close();
    this.#draw();
  }

  navigate(route: Route, navigationData?: unknown): void {
    const address = addressOf(route);
    if (address === location.pathname) history.replaceState(null, '', address);
    else history.pushState(null, '', address);
    this.#arrive(route, navigationData);
  }

  navigateToObject(id: string): void {
    const isSameKind = this.route.page === 'object' && this.object.state.value?.type === id.split(':')[2];
    const tab = isSameKind && this.route.page === 'object' ? this.route.tab : 'summary';
    this.navigate({ page: 'object', id, tab, view: null });
  }

  selectTree(tree: TreeName): void {
    this.tree = tree;
    sessionStorage.setItem('standin.tree', tree);
    void this.#revealObject();
  }

  setPreferences(change: Partial<Preferences>): void {
    const before = this.preferences;
    this.preferences = { ...before, ...change };
    storePreferences(this.preferences);
    this.#applyTheme();
    if (before.theme !== this.preferences.theme) {
      this.frames.broadcast({ t: 'evt', e: 'themeChanged', v: { name: this.preferences.theme } });
    }
    if (before.dateFormat !== this.preferences.dateFormat) {
      this.frames.broadcast({ t: 'evt', e: 'dateTimeFormatChanged', v: dateOptions(this.preferences.dateFormat) });
    }
    if (before.locale !== this.preferences.locale) {
      // The real client loads anew to change its language; here the frames do.
      this.#pageFrames.clear();
      this.dynamic.clear();
    }
    this.#draw();
  }

  /** The refresh button: plug-ins are told, our own parts are read again. */
  refreshAll(): void {
    this.frames.broadcast({ t: 'evt', e: 'globalRefresh' });
    this.#reloadPage();
    void this.pane.refresh();
    this.#refreshTasks();
  }

  toggleTasks(): void {
    this.areTasksOpen = !this.areTasksOpen;
    sessionStorage.setItem('standin.tasks', this.areTasksOpen ? 'open' : 'closed');
    this.#refreshTasks();
    this.#draw();
  }

  toggleDrawer(): void {
    this.isDrawerOpen = !this.isDrawerOpen;
    this.#draw();
  }

  showVms(offset: number, filter: string): void {
    if (this.route.page !== 'object') return;
    const { id } = this.route;
    this.vmOffset = offset;
    this.vmFilter = filter;
    void this.vms.load(() => hostApi.vms(id, offset, filter));
  }

  selectVm(id: string, isSelected: boolean): void {
    if (isSelected) this.selectedVms.add(id);
    else this.selectedVms.delete(id);
    this.#draw();
  }

  reloadAdmin(): void {
    void this.admin.load(() => hostApi.admin());
  }

  /** Runs something that may fail and tells the failure as a notice. */
  async attempt(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
      this.notice = null;
    } catch (error) {
      this.#failed(error);
      this.notice = error instanceof Error ? error.message : String(error);
    }
    this.#draw();
  }

  redraw(): void {
    this.#draw();
  }

  /** For what the next key press depends on. Never while the page is being drawn. */
  redrawNow(): void {
    this.#drawNow();
  }

  /**
   * A token for a plug-in. When there is none because the session is over, the page says so; when there is one again, the
   * user has logged in in another tab, and this page goes on with that session.
   */
  async pluginToken(instance: string): Promise<PluginToken> {
    try {
      const token = await hostApi.pluginToken(instance);
      if (this.hasSessionEnded) this.#live.open();
      return token;
    } catch (error) {
      this.#failed(error);
      this.#draw();
      throw error;
    }
  }

  /** The frame of a view or card on this page; the same one as long as the page stays. */
  pageFrame(kind: Exclude<FrameKind, 'modal'>, plugin: DeployedPlugin, view: FramedView): PluginFrame {
    return this.#pageFrames.frame(kind, plugin, view, {
      objectId: this.#objectId,
      navigationData: this.#navigationData,
    });
  }

  /** Opens what a manifest's action names: a modal for the objects, or a view. */
  runAction(plugin: DeployedPlugin, action: MenuAction, objectIds: readonly string[]): void {
    const { trigger } = action;
    if (trigger.type === 'navigation') {
      pluginApi.navigate(this, plugin, { targetViewId: trigger.targetViewId, objectId: objectIds[0] });
      return;
    }
    const { locale } = this.preferences;
    const title = manifestText(plugin.manifest, trigger.titleKey ?? action.labelKey, locale);
    const frame = this.frames.create({
      kind: 'modal',
      plugin,
      url: resourceUrl(plugin, trigger.uri),
      title,
      viewId: '',
      contextObjects: objectIds.map((id) => ({ id })),
    });
    this.modals.push(frameModal(this.modals.nextNumber(), frame, null, { title, size: trigger.size }));
  }

  openMenu(objects: readonly Pick<ObjectPage, 'id' | 'type' | 'isRoot' | 'name'>[], place: MenuPlace): void {
    this.menu.open(objects, place);
  }

  /** The object that the page is about; null: none. */
  get #objectId(): string | null {
    return this.route.page === 'object' ? this.route.id : null;
  }

  async #enter(session: SessionInfo): Promise<void> {
    this.session = session;
    const { revision, plugins } = await hostApi.plugins();
    this.#pluginRevision = revision;
    this.plugins = plugins;
    this.banner = null;
    this.phase = 'ready';
    this.#live.open();
    for (const pane of [this.panes.hosts, this.panes.vms]) {
      if (pane.isUnopened) pane.expand(session.vcenters.flatMap(({ rootId }) => rootId ?? []));
    }
    void this.pane.refresh();
    this.#arrive(this.route, undefined);
  }

  #arrive(route: Route, navigationData: unknown): void {
    const formerId = this.#objectId;
    const isSameObject = route.page === 'object' && route.id === formerId && this.object.state.value !== null;
    this.route = route;
    this.#navigationData = navigationData;
    this.#pageFrames.clear();
    this.modals.clear();
    this.menu.close();
    this.notice = null;
    this.selectedVms.clear();
    this.vmOffset = 0;
    this.vmFilter = '';
    this.vms.reset();
    if (!isSameObject) {
      this.object.reset();
      this.details.reset();
      this.dynamic.clear();
    }
    this.#reloadPage();
    this.#draw();
    if (this.phase === 'ready') this.#pageFrames.forgetPlacesSoon();
  }

  #reloadPage(): void {
    if (this.phase !== 'ready') return;
    const { route } = this;
    if (route.page === 'admin') this.reloadAdmin();
    if (route.page !== 'object') return;
    void this.object.load(() => hostApi.object(route.id)).then(() => this.#revealObject());
    void this.details.load(() => hostApi.details(route.id));
    if (route.tab === 'vms') this.showVms(this.vmOffset, this.vmFilter);
  }

  async #revealObject(): Promise<void> {
    const object = this.object.state.value;
    if (this.route.page !== 'object' || object?.id !== this.route.id) return this.pane.refresh();
    const other: TreeName = this.tree === 'hosts' ? 'vms' : 'hosts';
    const isInTree = object.paths[this.tree].length > 0 || object.isRoot;
    if (!isInTree && object.paths[other].length > 0) this.tree = other;
    await this.pane
      .reveal(
        object.id,
        object.paths[this.tree].map(({ id }) => id),
      )
      .catch(() => undefined);
  }

  #heard(event: LiveEvent): void {
    switch (event.type) {
      case 'hello':
        this.session = event.session;
        this.hasSessionEnded = false;
        if (event.pluginRevision !== this.#pluginRevision) this.#pluginsChanged(event.pluginRevision, null);
        void this.pane.refresh();
        break;
      case 'vcenters':
        if (this.session) this.session = { ...this.session, vcenters: event.vcenters };
        void this.pane.refresh();
        if (this.object.state.value === null || this.object.state.error !== null) this.#reloadPage();
        break;
      case 'inventory':
        this.#inventoryChanged(event.guid);
        break;
      case 'plugins':
        this.#pluginsChanged(event.revision, event.message);
        if (this.route.page === 'admin') this.reloadAdmin();
        break;
      case 'lint':
        if (this.route.page === 'admin' && this.route.section === 'lint') this.reloadAdmin();
        break;
      case 'tasks':
        this.#refreshTasks();
        break;
      case 'switch':
        this.#switched(event.name, event.value);
        break;
      case 'ended':
        this.askLogin();
    }
    this.#draw();
  }

  #inventoryChanged(guid: string): void {
    void this.pane.refresh();
    const { route } = this;
    if (route.page !== 'object' || !route.id.endsWith(`:${guid}`)) return;
    const wasUnknown = this.object.state.value === null;
    void this.object.load(() => hostApi.object(route.id)).then(() => (wasUnknown ? this.#revealObject() : undefined));
    void this.details.load(() => hostApi.details(route.id));
    if (route.tab === 'vms') this.showVms(this.vmOffset, this.vmFilter);
  }

  #pluginsChanged(revision: number, message: string | null): void {
    const isNews = revision !== this.#pluginRevision;
    this.#pluginRevision = revision;
    if (message !== null) this.banner = message;
    if (isNews && message === null) void this.#comparePlugins();
    if (message !== null && sessionStorage.getItem('standin.autorefresh') === '1') location.reload();
  }

  /** After a lost line: has what is deployed changed since this page was loaded? */
  async #comparePlugins(): Promise<void> {
    const { plugins } = await hostApi.plugins();
    const instances = (list: readonly DeployedPlugin[]): string =>
      list.map(({ instance, vcenters }) => `${instance} ${vcenters.map(({ guid }) => guid).join(',')}`).join('\n');
    if (instances(plugins) === instances(this.plugins)) return;
    this.banner ??= 'The deployed plug-ins have changed. Refresh browser.';
    this.#draw();
  }

  #switched(name: string, value: unknown): void {
    if (name === 'globalRefresh') this.refreshAll();
    if (name === 'theme' && (value === 'light' || value === 'dark')) this.setPreferences({ theme: value });
    if (name === 'locale' && typeof value === 'string') this.setPreferences({ locale: value });
    if (name === 'dateFormat' && (value === 'locale' || value === '12h' || value === '24h' || value === 'utc')) {
      this.setPreferences({ dateFormat: value });
    }
  }

  #refreshTasks(): void {
    if (this.phase !== 'ready' || !this.areTasksOpen || document.hidden || this.hasSessionEnded) return;
    void this.tasks.load(() => hostApi.tasks());
  }

  #failed(error: unknown): void {
    if (error instanceof HostError && error.status === 401) this.hasSessionEnded = true;
  }

  #applyTheme(): void {
    document.body.setAttribute('cds-theme', this.preferences.theme);
  }
}
