import { html, type TemplateResult } from 'lit-html';
import { pluginName } from '../shell/plugins.ts';
import { addressOf, type Route } from '../shell/route.ts';
import type { Shell } from '../shell/shell.ts';
import { follow, globalPlugins } from './header.ts';
import { icon } from './icons.ts';
import { tile } from './tile.ts';

/** Tiles to every place, plug-ins included. */
export function shortcutsPage(shell: Shell): TemplateResult {
  const { theme, locale } = shell.preferences;
  const openTree = (tree: 'hosts' | 'vms') => (event: MouseEvent) => {
    shell.selectTree(tree);
    follow(shell, { page: 'inventory' })(event);
  };
  return html`<div class="padded">
    <h1 class="page-title">Shortcuts</h1>
    <h2 class="section-title">Inventories</h2>
    <div class="shortcuts">
      <a class="shortcut" href="/ui/app/inventory" @click=${openTree('hosts')}
        >${icon('cluster', 'icon-large')}<span>Hosts and Clusters</span></a
      >
      <a class="shortcut" href="/ui/app/inventory" @click=${openTree('vms')}
        >${icon('vm', 'icon-large')}<span>VMs and Templates</span></a
      >
    </div>
    <h2 class="section-title">Plug-ins</h2>
    <div class="shortcuts">
      ${globalPlugins(shell).map((plugin) =>
        shortcut(
          shell,
          { page: 'plugin', key: plugin.key, vcGuid: null },
          pluginName(plugin, locale),
          tile(plugin, plugin.manifest.configuration.icon?.name, theme, 32),
        ),
      )}
      ${globalPlugins(shell).length === 0 ? html`<p class="muted">No plug-in with a page of its own is deployed.</p>` : ''}
    </div>
    <h2 class="section-title">Administration</h2>
    <div class="shortcuts">
      ${shortcut(shell, { page: 'admin', section: 'plugins' }, 'Client Plug-ins', icon('puzzle', 'icon-large'))}
    </div>
  </div>`;
}

function shortcut(shell: Shell, route: Route, label: string, face: unknown): TemplateResult {
  return html`<a class="shortcut" href=${addressOf(route)} @click=${follow(shell, route)}
    >${face}<span>${label}</span></a
  >`;
}
