import { html, nothing, type TemplateResult } from 'lit-html';
import { pluginName, pluginsFor } from '../shell/plugins.ts';
import { addressOf, type ObjectTab, type Route } from '../shell/route.ts';
import type { Shell } from '../shell/shell.ts';
import type { ObjectPage } from '../wire.ts';
import { follow } from './header.ts';
import { icon, KIND_TEXT, objectIcon, stateText } from './icons.ts';
import { summaryTab } from './summary-tab.ts';
import { viewsTab } from './views-tab.ts';
import { vmsTab } from './vms-tab.ts';

export type ObjectRoute = Extract<Route, { page: 'object' }>;

const TAB_LABELS: Readonly<Record<ObjectTab, string>> = {
  summary: 'Summary',
  monitor: 'Monitor',
  configure: 'Configure',
  vms: 'VMs',
};

/** An object's page: title, actions, tabs. */
export function objectPage(shell: Shell, route: ObjectRoute): TemplateResult {
  const { value: object, error } = shell.object.state;
  if (!object) {
    return error === null
      ? html`<div class="padded muted" role="status"><span class="spinner spinner-inline"></span> Loading…</div>`
      : html`<div class="empty" data-testid="object-error">
          ${icon('error', 'icon-large')}
          <h1 class="page-title">This object cannot be shown.</h1>
          <p>${error}</p>
          <button type="button" class="btn btn-sm" @click=${() => shell.refreshAll()}>Try again</button>
        </div>`;
  }
  const tabs: ObjectTab[] = ['summary', 'monitor', 'configure', ...(object.hasVms ? (['vms'] as const) : [])];
  return html`
    <div class="object-head">
      <div class="object-title">
        ${objectIcon(object.kind, object.state)}
        <h1 class="page-title">${object.name}</h1>
        <span class="muted"
          >${[KIND_TEXT[object.kind], stateText(object.state)].filter((part) => part !== '').join(', ')}</span
        >
        <button
          type="button"
          class="btn btn-sm btn-outline actions-button"
          aria-haspopup="menu"
          data-testid="actions"
          @click=${(event: MouseEvent) => openActions(event, shell, object)}
        >
          Actions ${icon('caretDown')}
        </button>
      </div>
      ${error === null ? nothing : html`<p class="stale" role="status">${icon('warning')} ${error} What is shown may be old.</p>`}
      <nav class="tabs" aria-label="Object">
        ${tabs.map((tab) => {
          const target: Route = { page: 'object', id: object.id, tab, view: null };
          return html`<a
            class="tab"
            href=${addressOf(target)}
            data-testid="tab-${tab}"
            aria-current=${route.tab === tab ? 'page' : nothing}
            @click=${follow(shell, target)}
            >${TAB_LABELS[tab]}</a
          >`;
        })}
      </nav>
    </div>
    <div class="object-body">${tabContent(shell, route, object)}</div>
  `;
}

function tabContent(shell: Shell, route: ObjectRoute, object: ObjectPage): TemplateResult {
  switch (route.tab) {
    case 'summary':
      return summaryTab(shell, object);
    case 'monitor':
    case 'configure':
      return viewsTab(shell, route, object, route.tab);
    case 'vms':
      return vmsTab(shell, object);
  }
}

function openActions({ currentTarget }: MouseEvent, shell: Shell, object: ObjectPage): void {
  if (!(currentTarget instanceof HTMLElement)) return;
  const { left, bottom } = currentTarget.getBoundingClientRect();
  shell.openMenu([object], { x: left, y: bottom + 2 });
}

/** The plug-ins that extend an object, by name. */
export function namedPlugins(shell: Shell, object: ObjectPage) {
  return pluginsFor(shell.plugins, object).map(({ plugin, extensions }) => ({
    plugin,
    extensions,
    name: pluginName(plugin, shell.preferences.locale),
  }));
}
