import { html, nothing, type TemplateResult } from 'lit-html';
import { keyed } from 'lit-html/directives/keyed.js';
import { pluginName } from '../shell/plugins.ts';
import type { Route } from '../shell/route.ts';
import type { Shell } from '../shell/shell.ts';
import type { DeployedPlugin } from '../wire.ts';
import { icon } from './icons.ts';
import { tile } from './tile.ts';

/** A plug-in's own page; with several instances a selector above it. */
export function globalView(shell: Shell, route: Extract<Route, { page: 'plugin' }>): TemplateResult {
  const instances = shell.plugins.filter(({ key, manifest }) => key === route.key && manifest.global);
  const plugin = instances.find(({ vcenters }) => vcenters.some(({ guid }) => guid === route.vcGuid)) ?? instances[0];
  const view = plugin?.manifest.global?.view;
  if (!plugin || !view) {
    return html`<div class="empty" data-testid="plugin-missing">
      ${icon('puzzle', 'icon-large')}
      <h1 class="page-title">The plug-in ${route.key} is not deployed.</h1>
      <p>Its state and the reason are under Administration, Client Plug-ins.</p>
      <button type="button" class="btn btn-sm" @click=${() => shell.navigate({ page: 'admin', section: 'plugins' })}>
        Client Plug-ins
      </button>
    </div>`;
  }
  const title = pluginName(plugin, shell.preferences.locale);
  const id = view.navigationId ?? plugin.key;
  const frame = shell.pageFrame('global', plugin, { id, uri: view.uri, title });
  const { theme } = shell.preferences;
  return html`<div class="global-view" data-testid="view-${id}">
    <div class="global-head">
      ${tile(plugin, plugin.manifest.configuration.icon?.name, theme, 24)}
      <h1 class="page-title">${title}</h1>
      ${instances.length > 1 ? selector(shell, instances, plugin) : nothing}
    </div>
    ${keyed(frame, html`<div class="full-frame">${frame.element}</div>`)}
  </div>`;
}

function selector(shell: Shell, instances: readonly DeployedPlugin[], chosen: DeployedPlugin): TemplateResult {
  const choose = ({ target }: Event): void => {
    if (!(target instanceof HTMLSelectElement)) return;
    shell.navigate({ page: 'plugin', key: chosen.key, vcGuid: target.value });
  };
  return html`<label class="instance-label" for="instance">Instance</label>
    <select class="clr-select" id="instance" data-testid="plugin-instance" @change=${choose}>
      ${instances.map(
        (plugin) =>
          html`<option value=${plugin.vcenters[0]?.guid ?? ''} ?selected=${plugin === chosen}>
            ${plugin.version} – ${plugin.vcenters.map(({ name }) => name).join(', ')}
          </option>`,
      )}
    </select>`;
}
