import { html, nothing, type TemplateResult } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import type { MenuItem, MenuPlace, MenuSection } from '../shell/action-menu.ts';
import { manifestText, pluginName } from '../shell/plugins.ts';
import type { Shell } from '../shell/shell.ts';
import type { DeployedPlugin } from '../wire.ts';
import { tile } from './tile.ts';
import { placed } from './placed.ts';

const WIDTH = 300;
const ITEM_HEIGHT = 34;

/** The open Actions menu, if any, above everything but dialogs. */
export function menuLayer(shell: Shell): TemplateResult | typeof nothing {
  const { menu } = shell;
  const { place, targets } = menu;
  if (!place) return nothing;
  const sections = menu.sections();
  const title = targets.length === 1 ? (targets[0]?.name ?? '') : `${targets.length} objects`;
  const close = (): void => menu.close(true);
  return html`<div
      class="menu-backdrop"
      @click=${close}
      @contextmenu=${(event: Event) => {
        event.preventDefault();
        close();
      }}
    ></div>
    <section aria-label="Actions">
      <div
        class="action-menu"
        role="menu"
        aria-label="Actions – ${title}"
        tabindex="-1"
        data-testid="menu"
        ${placed(position(place, sections))}
        @keydown=${(event: KeyboardEvent) => press(event, close)}
        @focusout=${() => undefined}
        ${ref(focusOnce)}
      >
        <div class="menu-title" role="presentation">Actions – ${title}</div>
        ${
          sections.length === 0
            ? html`<div class="menu-empty" role="menuitem" aria-disabled="true" tabindex="-1">
                No plug-in has actions for this object.
              </div>`
            : sections.map((section) => sectionView(shell, section))
        }
      </div>
    </section>`;
}

function position({ x, y }: MenuPlace, sections: readonly MenuSection[]): Record<string, string> {
  const lines = sections.reduce((sum, { items }) => sum + items.length + 1, 2);
  return {
    left: `${Math.max(4, Math.min(x, window.innerWidth - WIDTH - 4))}px`,
    top: `${Math.max(4, Math.min(y, window.innerHeight - lines * ITEM_HEIGHT - 8))}px`,
    width: `${WIDTH}px`,
  };
}

function sectionView(shell: Shell, { plugin, isWaiting, items }: MenuSection): TemplateResult {
  const { locale, theme } = shell.preferences;
  const name = pluginName(plugin, locale);
  return html`<div role="group" aria-label=${name}>
    <div class="menu-group" role="presentation">
      ${tile(plugin, plugin.manifest.configuration.icon?.name, theme)} ${name}
    </div>
    ${items.map((item) => itemView(shell, plugin, item))}
    ${
      isWaiting
        ? html`<div class="menu-wait" role="menuitem" aria-disabled="true" tabindex="-1">
            <span class="spinner spinner-inline"></span> Loading…
          </div>`
        : nothing
    }
  </div>`;
}

function itemView(shell: Shell, plugin: DeployedPlugin, item: MenuItem): TemplateResult {
  if (item.kind === 'separator') return html`<div class="menu-line" role="separator"></div>`;
  const { action, isEnabled } = item;
  const { locale, theme } = shell.preferences;
  const run = (): void => {
    if (!isEnabled) return;
    const ids = shell.menu.targets.map(({ id }) => id);
    shell.menu.close(true);
    shell.runAction(plugin, action, ids);
  };
  return html`<button
    type="button"
    class="menu-item"
    role="menuitem"
    tabindex="-1"
    data-testid="action-${action.id ?? action.labelKey}"
    aria-disabled=${isEnabled ? 'false' : 'true'}
    @click=${run}
  >
    ${tile(plugin, action.icon?.name, theme)}<span>${manifestText(plugin.manifest, action.labelKey, locale)}</span>
  </button>`;
}

const focused = new WeakSet<Element>();

function focusOnce(element: Element | undefined): void {
  if (!(element instanceof HTMLElement) || focused.has(element)) return;
  focused.add(element);
  queueMicrotask(() => (element.querySelector<HTMLElement>('[role=menuitem]') ?? element).focus());
}

function press(event: KeyboardEvent, close: () => void): void {
  const { currentTarget, key } = event;
  if (!(currentTarget instanceof HTMLElement)) return;
  if (key === 'Escape' || key === 'Tab') {
    event.preventDefault();
    event.stopPropagation();
    close();
    return;
  }
  const items = [...currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]')];
  const at = items.findIndex((item) => item === document.activeElement);
  const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[key];
  if (target === undefined) return;
  event.preventDefault();
  items[(target + items.length) % items.length]?.focus();
}
