import { property } from '../frame-protocol.ts';
import type { DeployedPlugin } from '../wire.ts';
import type { PluginFrame } from './frames.ts';
import { lint } from './host-api.ts';
import { confirmModal, frameModal } from './modals.ts';
import { backendInfo, navigationTarget } from './plugins.ts';
import type { Shell } from './shell.ts';

/** What plug-ins may ask of the shell. */
export const pluginApi = {
  /** Answers a request; a rejection means that the plug-in's callback gets `null`. */
  async answer(shell: Shell, { spec }: PluginFrame, member: string, argument: unknown): Promise<unknown> {
    switch (member) {
      case 'app.getSessionInfo':
        return shell.pluginToken(spec.plugin.instance);
      case 'app.getPluginBackendInfo': {
        const ids = spec.contextObjects.map((object) => property(object, 'id')).filter((id) => typeof id === 'string');
        return backendInfo(shell.plugins, spec.plugin.key, ids);
      }
      case 'app.getRemotePluginNavigationMap':
        return navigationMap(shell, spec.plugin, argument);
      case 'modal.getSharedModalsMap':
        return { sharedModalsInfoByVcGuid: {}, sharedModalsInfoByVcObjects: {} };
      default:
        throw new Error(`There is no ${member}.`);
    }
  },

  cast(shell: Shell, frame: PluginFrame, member: string, argument: unknown): void {
    switch (member) {
      case 'app.navigateTo':
        pluginApi.navigate(shell, frame.spec.plugin, argument);
        return;
      case 'app.navigateToClientView':
        navigateToClientView(shell, argument);
        return;
      case 'app.navigateToRemotePluginView':
        navigateToRemoteView(shell, argument);
        return;
      case 'app.refreshPluginItemsState':
        shell.dynamic.drop(frame.spec.plugin.instance);
        shell.menu.askAgain();
        return;
      case 'modal.open':
        openModal(shell, frame, argument);
        return;
      case 'modal.openConfirmationModal':
        openConfirmation(shell, frame, argument);
        return;
      case 'modal.close':
      case 'modal.setOptions':
        changeOwnModal(shell, frame, member, argument);
        return;
      case 'modal.openSharedModal':
        lint('error', 'no-shared-modal', 'No plug-in shares a modal of this name.');
        return;
      case 'lint.unknownMember':
        lint('error', 'unknown-member', `${frame.spec.plugin.key} uses ${String(argument)}, which no release has.`);
    }
  },

  /** `navigateTo`: to a view of the plug-in's own manifest, or to an object's Summary page. */
  navigate(shell: Shell, plugin: DeployedPlugin, options: unknown): void {
    const targetViewId = property(options, 'targetViewId');
    const objectId = property(options, 'objectId');
    const customData = property(options, 'customData');
    if (targetViewId === undefined || targetViewId === null) {
      if (typeof objectId === 'string')
        shell.navigate({ page: 'object', id: objectId, tab: 'summary', view: null }, customData);
      else lint('error', 'navigate', `${plugin.key} calls navigateTo without a target.`);
      return;
    }
    const target = typeof targetViewId === 'string' ? navigationTarget(plugin, targetViewId) : null;
    if (!target || typeof targetViewId !== 'string') {
      lint(
        'error',
        'navigate',
        `${plugin.key} has no view "${typeof targetViewId === 'string' ? targetViewId : '?'}" to navigate to.`,
      );
      return;
    }
    if (target.kind === 'global') {
      shell.navigate({ page: 'plugin', key: plugin.key, vcGuid: null }, customData);
      return;
    }
    const type = typeof objectId === 'string' ? objectId.split(':')[2] : undefined;
    if (typeof objectId !== 'string' || type !== target.type?.split(':')[0]) {
      lint('error', 'navigate', `The view "${targetViewId}" needs an object of type ${target.type ?? ''}.`);
      return;
    }
    shell.navigate({ page: 'object', id: objectId, tab: target.kind, view: targetViewId }, customData);
  },
};

const CLIENT_VIEW_TABS: Readonly<Record<string, 'summary' | 'monitor' | 'configure'>> = {
  'vm.summary': 'summary',
  'host.summary': 'summary',
  'cluster.summary': 'summary',
  'template.summary': 'summary',
  'vm.monitor.performance.overview': 'monitor',
  'cluster.monitor.allIssues': 'monitor',
};

function navigateToClientView(shell: Shell, options: unknown): void {
  const viewId = property(options, 'targetViewId');
  const objectId = property(options, 'objectId');
  const tab = typeof viewId === 'string' ? CLIENT_VIEW_TABS[viewId] : undefined;
  if (tab && typeof objectId === 'string') shell.navigate({ page: 'object', id: objectId, tab, view: null });
  else shell.navigate({ page: 'client-view', viewId: typeof viewId === 'string' ? viewId : '' });
}

function navigateToRemoteView(shell: Shell, options: unknown): void {
  const key = property(options, 'pluginId');
  const guid = property(options, 'vcGuid');
  const plugin = shell.plugins.find((one) => one.key === key && one.vcenters.some((vcenter) => vcenter.guid === guid));
  if (plugin) pluginApi.navigate(shell, plugin, options);
  else lint('error', 'navigate', `The plug-in "${String(key)}" is not deployed for this vCenter.`);
}

/** The views of a plug-in that others may go to: its own all, of others those marked public. */
function navigationMap(shell: Shell, asking: DeployedPlugin, pluginId: unknown): unknown {
  const wanted = shell.plugins.filter(({ key }) => key === pluginId);
  const infos = wanted.flatMap((plugin) => {
    const viewsIds = viewIds(plugin, plugin.key !== asking.key);
    return plugin.vcenters.map(({ guid }) => [guid, { pluginVersion: plugin.version, viewsIds }] as const);
  });
  return { navigationInfoByVcGuid: Object.fromEntries(infos), navigationInfoByVcObject: {} };
}

function viewIds({ manifest }: DeployedPlugin, isPublicOnly: boolean): string[] {
  const view = manifest.global?.view;
  const global =
    view?.navigationId !== undefined && (!isPublicOnly || view.isPublic === true) ? [view.navigationId] : [];
  if (isPublicOnly) return global;
  const sections = Object.values(manifest.objects ?? {}).flatMap(({ monitor, configure }) => [monitor, configure]);
  return [...global, ...sections.flatMap((section) => section?.views.map(({ navigationId }) => navigationId) ?? [])];
}

function openModal(shell: Shell, opener: PluginFrame, argument: unknown): void {
  const config = property(argument, 'config');
  const id = Number(property(argument, 'id'));
  const { plugin } = opener.spec;
  const url = ownUrl(plugin, property(config, 'url'));
  if (url === null) {
    lint('error', 'modal-url', `${plugin.key} may only open pages of its own in a modal.`);
    return;
  }
  const contextObjects = property(config, 'contextObjects');
  const title = [property(config, 'title'), property(config, 'accessibilityTitle')].find(
    (text): text is string => typeof text === 'string' && text !== '',
  );
  if (title === undefined)
    lint('warning', 'modal-title', `A modal of ${plugin.key} has neither title nor accessibilityTitle.`);
  const list: unknown[] = Array.isArray(contextObjects) ? contextObjects : [];
  const frame = shell.frames.create({
    kind: 'modal',
    plugin,
    url,
    title: title ?? 'Plug-in dialog',
    viewId: '',
    contextObjects: list,
    customData: property(config, 'customData'),
  });
  shell.modals.push(frameModal(shell.modals.nextNumber(), frame, { frame: opener, id }, config));
}

/** The address, if it lies under a route of the same plug-in instance. */
function ownUrl({ servers }: DeployedPlugin, url: unknown): string | null {
  if (typeof url !== 'string' || !URL.canParse(url, location.href)) return null;
  const { origin, pathname, href } = new URL(url, location.href);
  return origin === location.origin && servers.some(({ route }) => pathname.startsWith(`${route}/`)) ? href : null;
}

function openConfirmation(shell: Shell, frame: PluginFrame, argument: unknown): void {
  const modal = confirmModal(
    shell.modals.nextNumber(),
    { frame, id: Number(property(argument, 'id')) },
    property(argument, 'config'),
  );
  if (modal.buttons.length === 0) lint('error', 'confirm-buttons', 'A confirmation needs one to four buttons.');
  if (modal.title === '' && modal.accessibilityTitle === '') {
    lint('warning', 'modal-title', `A confirmation of ${frame.spec.plugin.key} has no title.`);
  }
  shell.modals.push(modal);
}

function changeOwnModal(shell: Shell, frame: PluginFrame, member: string, argument: unknown): void {
  const modal = shell.modals.ofFrame(frame);
  if (!modal) lint('warning', 'no-modal', `${frame.spec.plugin.key} calls ${member} outside of a modal.`);
  else if (member === 'modal.setOptions') shell.modals.setOptions(modal, argument);
  else shell.modals.closeFrame(modal, hasData(argument) ? { data: property(argument, 'data') } : null);
}

function hasData(argument: unknown): boolean {
  return typeof argument === 'object' && argument !== null && 'data' in argument;
}
