/** Builders for manifests in tests; the parts are unknown on purpose, so that tests can break them. */

const TEXTS = { locales: ['en-US'], definitions: { name: { 'en-US': 'VIC' } } };

/** A small valid manifest with a global view `main`. */
export function aManifest(parts: Record<string, unknown> = {}, i18n: unknown = TEXTS): Record<string, unknown> {
  return {
    manifestVersion: '1.2.0',
    requirements: { 'plugin.api.version': '1.2.0' },
    configuration: { nameKey: 'name', icon: { name: 'main' } },
    global: { view: { navigationId: 'main', uri: 'index.html#/main' } },
    definitions: { iconSpriteSheet: { uri: 'sprites.png', definitions: { main: { x: 0, y: 0 } } }, i18n },
    ...parts,
  };
}

/** A manifest with a menu on VMs; each action is completed to a valid one. */
export function aMenu(
  actions: readonly Record<string, unknown>[],
  section: Record<string, unknown> = {},
): Record<string, unknown> {
  const trigger = { type: 'modal', uri: 'index.html#/modal', size: { width: 600, height: 400 } };
  const completed = actions.map((action) =>
    action['type'] === 'separator' ? action : { labelKey: 'name', trigger, ...action },
  );
  return aManifest({ objects: { VirtualMachine: { menu: { actions: completed, ...section } } } });
}
