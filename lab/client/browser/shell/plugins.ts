import type {
  Card,
  DynamicUri,
  Manifest,
  MenuAction,
  MenuSeparator,
  ObjectExtensions,
  TabSection,
} from '@vic/manifest';
import type { DeployedPlugin, ObjectPage, Theme } from '../wire.ts';

/** A text of a manifest: by key and locale, else in English, else the key itself (literal texts are allowed). */
export function manifestText({ definitions: { i18n } }: Manifest, key: string, locale: string): string {
  const texts = i18n.definitions[key];
  if (!texts) return key;
  const language = locale.split('-', 1)[0] ?? locale;
  const related = Object.keys(texts).find((known) => known.startsWith(`${language}-`));
  return texts[locale] ?? (related === undefined ? undefined : texts[related]) ?? texts['en-US'] ?? key;
}

export function pluginName({ manifest }: DeployedPlugin, locale: string): string {
  return manifestText(manifest, manifest.configuration.nameKey, locale);
}

/** An icon of the plug-in's sprite sheet, for the theme. */
export interface Tile {
  readonly url: string;
  readonly x: number;
  readonly y: number;
}

export function tileOf(plugin: DeployedPlugin, name: string | undefined, theme: Theme): Tile | null {
  const sheet = plugin.manifest.definitions.iconSpriteSheet;
  if (!sheet || name === undefined) return null;
  const override = sheet.themeOverrides?.[theme];
  const { x, y } = override?.definitions?.[name] ?? sheet.definitions[name] ?? { x: -1, y: -1 };
  return x < 0 ? null : { url: resourceUrl(plugin, override?.uri ?? sheet.uri), x, y };
}

/** The address of something that a manifest names: relative to the manifest, through the proxy. */
export function resourceUrl(plugin: DeployedPlugin, uri: string): string {
  return (plugin.servers[0]?.base ?? '/') + uri.replace(/^\/+/u, '');
}

/** Where a section's dynamic items are asked for; null if the manifest names no server for it. */
export function dynamicUrl(plugin: DeployedPlugin, uri: DynamicUri | undefined): string | null {
  if (uri === undefined) return null;
  if (typeof uri === 'string') return resourceUrl(plugin, uri);
  const server = plugin.servers.find(({ type }) => type === uri.serverType);
  return server ? server.base + uri.path.replace(/^\/+/u, '') : null;
}

/** What the plug-ins add to one object. */
export interface ObjectPlugin {
  readonly plugin: DeployedPlugin;
  readonly extensions: ObjectExtensions;
}

/** The plug-ins that extend an object: those registered with its vCenter whose manifest has its type. */
export function pluginsFor(
  plugins: readonly DeployedPlugin[],
  { id, type, isRoot }: Pick<ObjectPage, 'id' | 'type' | 'isRoot'>,
): ObjectPlugin[] {
  const guid = id.split(':')[4];
  return plugins.flatMap((plugin) => {
    if (!plugin.vcenters.some((vcenter) => vcenter.guid === guid)) return [];
    const { objects = {} } = plugin.manifest;
    const extensions = (isRoot ? objects['Folder:RootFolder'] : undefined) ?? objects[type];
    return extensions ? [{ plugin, extensions }] : [];
  });
}

export function cardsOf({ summary }: ObjectExtensions): readonly Card[] {
  if (!summary) return [];
  return summary.views ?? (summary.view ? [summary.view] : []);
}

export function isSeparator(action: MenuAction | MenuSeparator): action is MenuSeparator {
  return action.type === 'separator';
}

/** A view that `navigateTo` may name. */
export interface NavigationTarget {
  readonly kind: 'global' | 'monitor' | 'configure';
  /** Object type of the view; null for the global one. */
  readonly type: string | null;
}

export function navigationTarget({ manifest }: DeployedPlugin, viewId: string): NavigationTarget | null {
  if (manifest.global?.view.navigationId === viewId) return { kind: 'global', type: null };
  for (const [type, extensions] of Object.entries(manifest.objects ?? {})) {
    for (const kind of ['monitor', 'configure'] as const) {
      const section: TabSection | undefined = extensions[kind];
      if (section?.views.some(({ navigationId }) => navigationId === viewId)) return { kind, type };
    }
  }
  return null;
}

/** What `getPluginBackendInfo` answers: paths on this origin, by vCenter. */
export function backendInfo(plugins: readonly DeployedPlugin[], key: string, objectIds: readonly string[]): unknown {
  const own = plugins.filter((plugin) => plugin.key === key);
  const serversOf = ({ servers }: DeployedPlugin) =>
    servers.map(({ route, base, type }) => ({ proxiedUrl: base, proxiedBaseUrl: route, type }));
  const perVc = Object.fromEntries(
    own.flatMap((plugin) => plugin.vcenters.map(({ guid }) => [guid, serversOf(plugin)] as const)),
  );
  const perObject = objectIds.map((id) => [id, perVc[id.split(':')[4] ?? ''] ?? []] as const);
  return {
    allPluginBackendServers: own.flatMap(serversOf),
    backendServersPerVc: perVc,
    backendServersPerVcObject: Object.fromEntries(perObject),
  };
}
