import type { TabSection, TabView } from '@vic/manifest';
import { html, nothing, type TemplateResult } from 'lit-html';
import { keyed } from 'lit-html/directives/keyed.js';
import { dynamicUrl, manifestText } from '../shell/plugins.ts';
import { addressOf, type Route } from '../shell/route.ts';
import type { Shell } from '../shell/shell.ts';
import type { DeployedPlugin, ObjectPage } from '../wire.ts';
import { follow } from './header.ts';
import { icon } from './icons.ts';
import { namedPlugins, type ObjectRoute } from './object-page.ts';

interface Category {
  readonly plugin: DeployedPlugin;
  readonly name: string;
  readonly isWaiting: boolean;
  readonly views: readonly TabView[];
}

/** Monitor or Configure: own general view and the plug-ins' views at the left, the chosen one beside. */
export function viewsTab(
  shell: Shell,
  route: ObjectRoute,
  object: ObjectPage,
  tab: 'monitor' | 'configure',
): TemplateResult {
  const categories = namedPlugins(shell, object).flatMap(({ plugin, extensions, name }) => {
    const section = extensions[tab];
    return section ? [category(shell, object, plugin, name, section)] : [];
  });
  const chosen = categories
    .flatMap(({ plugin, views }) => views.map((view) => ({ plugin, view })))
    .find(({ view }) => view.navigationId === route.view);
  const isAwaited = route.view !== null && !chosen && categories.some(({ isWaiting }) => isWaiting);
  return html`<div class="views">
    <nav class="view-list" aria-label=${tab === 'monitor' ? 'Monitor' : 'Configure'}>
      ${viewLink(shell, route, object, null, 'General', 'view-general')}
      ${categories.map(
        ({ name, views, isWaiting }) => html`
          ${views.length > 0 || isWaiting ? html`<h2 class="view-category">${name}</h2>` : nothing}
          ${
            isWaiting
              ? html`<div class="view-wait" role="status"><span class="spinner spinner-inline"></span> Loading…</div>`
              : views.map(({ navigationId, labelKey }) => {
                  const plugin = categories.find((one) => one.views.some((view) => view.navigationId === navigationId));
                  const label = plugin
                    ? manifestText(plugin.plugin.manifest, labelKey, shell.preferences.locale)
                    : labelKey;
                  return viewLink(shell, route, object, navigationId, label, `view-${navigationId}`);
                })
          }
        `,
      )}
    </nav>
    <div class="view-content">
      ${
        chosen
          ? pluginView(shell, chosen.plugin, chosen.view)
          : isAwaited
            ? html`<div class="padded muted" role="status">Loading…</div>`
            : general(route, tab, object)
      }
    </div>
  </div>`;
}

function category(
  shell: Shell,
  object: ObjectPage,
  plugin: DeployedPlugin,
  name: string,
  section: TabSection,
): Category {
  const dynamicIds = section.views.filter(({ dynamic }) => dynamic === true).map(({ navigationId }) => navigationId);
  const url = dynamicUrl(plugin, section.dynamicUri);
  const { locale } = shell.preferences;
  const canAsk = dynamicIds.length > 0 && url !== null && shell.settings?.release.dynamicViews === true;
  const answer = canAsk
    ? shell.dynamic.get({ plugin, url, objectIds: [object.id], itemIds: dynamicIds, locale })
    : null;
  // The category shows its views only when all answers are in.
  const isWaiting = canAsk && answer === null;
  const views = isWaiting
    ? []
    : section.views.filter(
        ({ navigationId, dynamic }) => dynamic !== true || answer?.get(navigationId)?.visible === true,
      );
  return { plugin, name, isWaiting, views };
}

function viewLink(
  shell: Shell,
  route: ObjectRoute,
  object: ObjectPage,
  view: string | null,
  label: string,
  testId: string,
): TemplateResult {
  const target: Route = { page: 'object', id: object.id, tab: route.tab, view };
  return html`<a
    class="view-link"
    href=${addressOf(target)}
    data-testid=${testId}
    aria-current=${route.view === view ? 'page' : nothing}
    @click=${follow(shell, target)}
    >${label}</a
  >`;
}

function pluginView(shell: Shell, plugin: DeployedPlugin, view: TabView): TemplateResult {
  const title = manifestText(plugin.manifest, view.labelKey, shell.preferences.locale);
  const frame = shell.pageFrame('object', plugin, { id: view.navigationId, uri: view.uri, title });
  return html`${keyed(frame, html`<div class="full-frame">${frame.element}</div>`)}`;
}

function general(route: ObjectRoute, tab: 'monitor' | 'configure', object: ObjectPage): TemplateResult {
  if (route.view !== null) {
    return html`<div class="empty" data-testid="view-missing">
      ${icon('info', 'icon-large')}
      <p>No plug-in shows the view “${route.view}” for ${object.name}.</p>
    </div>`;
  }
  return html`<div class="empty">
    ${icon('info', 'icon-large')}
    <p>
      The vSphere Client’s own ${tab === 'monitor' ? 'monitoring' : 'settings'} pages are not part of this stand-in.
      Views of plug-ins appear in the list at the left.
    </p>
  </div>`;
}
