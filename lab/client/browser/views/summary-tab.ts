import type { Card } from '@vic/manifest';
import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { cardsOf, dynamicUrl, manifestText, type ObjectPlugin } from '../shell/plugins.ts';
import { addressOf, type Route } from '../shell/route.ts';
import type { Shell } from '../shell/shell.ts';
import type { ObjectPage } from '../wire.ts';
import { follow } from './header.ts';
import { namedPlugins } from './object-page.ts';
import { tile } from './tile.ts';
import { placed } from './placed.ts';

/** One column and one unit of height of the card grid, in pixels, and the gap between cards. */
const COLUMN = 320;
const UNIT = 220;
const GAP = 16;

/** Own details and the plug-ins' cards. */
export function summaryTab(shell: Shell, object: ObjectPage): TemplateResult {
  const cards = namedPlugins(shell, object).flatMap(({ plugin, extensions, name }) =>
    visibleCards(shell, object, { plugin, extensions }).map((card, i) => ({
      key: `${plugin.instance} ${card.id ?? i}`,
      view: () => pluginCard(shell, { plugin, extensions }, card, name, i),
    })),
  );
  return html`<div class="card-grid">
    ${detailsCard(shell, object)}
    ${repeat(
      cards,
      ({ key }) => key,
      ({ view }) => view(),
    )}
  </div>`;
}

/** The cards to show now: static ones, and dynamic ones once their plug-in said so. */
function visibleCards(shell: Shell, object: ObjectPage, { plugin, extensions }: ObjectPlugin): Card[] {
  const release = shell.settings?.release;
  const all = cardsOf(extensions);
  const dynamicIds = all.flatMap(({ id, dynamic }) => (dynamic === true && id !== undefined ? [id] : []));
  const url = dynamicUrl(plugin, extensions.summary?.dynamicUri);
  const canAsk = dynamicIds.length > 0 && url !== null && release?.dynamicCards === true;
  const { locale } = shell.preferences;
  const answer = canAsk
    ? shell.dynamic.get({ plugin, url, objectIds: [object.id], itemIds: dynamicIds, locale })
    : null;
  return all
    .filter(({ id, dynamic }) => dynamic !== true || answer?.get(id ?? '')?.visible === true)
    .slice(0, release?.cardsPerObject ?? 1);
}

function detailsCard(shell: Shell, object: ObjectPage): TemplateResult {
  const { value, error } = shell.details.state;
  return html`<section class="card own-card" aria-labelledby="card-details-title" data-testid="card-details">
    <h2 class="card-header" id="card-details-title">Details</h2>
    <div class="card-block">
      ${error === null ? nothing : html`<p class="stale" role="status">${error}</p>`}
      ${
        value === null
          ? error === null
            ? html`<p class="muted" role="status">Loading…</p>`
            : nothing
          : html`<dl class="facts">
              ${value.rows.map(
                ({ label, value: text }) =>
                  html`<dt>${label}</dt>
                    <dd>${text}</dd>`,
              )}
              <dt>vCenter</dt>
              <dd>${object.vcenter}</dd>
              ${placeRows(shell, object)}
            </dl>`
      }
    </div>
  </section>`;
}

function placeRows(shell: Shell, { paths }: ObjectPage): TemplateResult[] {
  const places = [
    { label: 'Compute', place: paths.hosts.at(-1) },
    { label: 'Folder', place: paths.vms.at(-1) },
  ];
  return places.flatMap(({ label, place }) => {
    if (!place) return [];
    const route: Route = { page: 'object', id: place.id, tab: 'summary', view: null };
    return html`<dt>${label}</dt>
      <dd><a href=${addressOf(route)} @click=${follow(shell, route)}>${place.name}</a></dd>`;
  });
}

function pluginCard(shell: Shell, { plugin }: ObjectPlugin, card: Card, name: string, index: number): TemplateResult {
  const { manifest } = plugin;
  const { theme, locale } = shell.preferences;
  const title = card.labelKey === undefined ? name : manifestText(manifest, card.labelKey, locale);
  const id = card.id ?? `${plugin.key}-${index}`;
  const { widthSpan = 1, heightSpan = 1 } = card.size ?? {};
  const span = {
    'grid-column': `span ${widthSpan}`,
    width: `${widthSpan * COLUMN + (widthSpan - 1) * GAP}px`,
  };
  const frame = shell.pageFrame('card', plugin, { id, uri: card.uri, title });
  return html`<section class="card plugin-card" aria-label=${title} data-testid="card-${id}" ${placed(span)}>
    <h2 class="card-header">${tile(plugin, card.icon?.name ?? manifest.configuration.icon?.name, theme)} ${title}</h2>
    <div class="card-frame" ${placed({ height: `${heightSpan * UNIT + (heightSpan - 1) * GAP}px` })}>
      ${frame.element}
    </div>
  </section>`;
}
