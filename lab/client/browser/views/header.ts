import { html, nothing, type TemplateResult } from 'lit-html';
import { pluginName } from '../shell/plugins.ts';
import { addressOf, type Route } from '../shell/route.ts';
import type { Shell } from '../shell/shell.ts';
import type { DateFormat, DeployedPlugin } from '../wire.ts';
import { dropdown } from './dropdown.ts';
import { icon, type IconName } from './icons.ts';
import { tile } from './tile.ts';

const DATE_FORMATS: readonly (readonly [DateFormat, string])[] = [
  ['locale', 'As the language has it'],
  ['12h', '12 hours'],
  ['24h', '24 hours'],
  ['utc', '24 hours, UTC'],
];

/** Main menu, name, refresh, theme, language and user. */
export function header(shell: Shell): TemplateResult {
  const redraw = (): void => shell.redraw();
  const redrawNow = (): void => shell.redrawNow();
  const { theme } = shell.preferences;
  return html`<header class="top" aria-label="vSphere Client">
    <a class="skip" href="#content">Skip to content</a>
    ${dropdown({ name: 'main', label: 'Main menu', testId: 'nav-main', face: icon('menu'), panel: () => mainMenu(shell), redraw, redrawNow })}
    <a class="brand" href="/ui/app/shortcuts" @click=${follow(shell, { page: 'shortcuts' })}>vSphere Client</a>
    <span class="standin-badge" data-testid="standin-badge">Stand-in – not a VMware product</span>
    <span class="release">emulates ${shell.settings?.release.version}</span>
    <span class="spring"></span>
    <button
      type="button"
      class="header-button"
      aria-label="Refresh"
      title="Refresh"
      data-testid="refresh"
      @click=${() => shell.refreshAll()}
    >
      ${icon('refresh')}
    </button>
    <button
      type="button"
      class="header-button"
      data-testid="theme"
      aria-label=${theme === 'dark' ? 'Switch to the light theme' : 'Switch to the dark theme'}
      title=${theme === 'dark' ? 'Light theme' : 'Dark theme'}
      @click=${() => shell.setPreferences({ theme: theme === 'dark' ? 'light' : 'dark' })}
    >
      ${icon(theme === 'dark' ? 'sun' : 'moon')}
    </button>
    ${dropdown({ name: 'language', label: 'Language and dates', testId: 'preferences', face: icon('globe'), panel: () => languagePanel(shell), isRight: true, redraw, redrawNow })}
    ${dropdown({ name: 'user', label: `User ${shell.session?.userName ?? ''}`, testId: 'user-menu', face: html`${icon('user')}<span class="user-name">${shell.session?.userName}</span>`, panel: () => userPanel(shell), isRight: true, redraw, redrawNow })}
    ${
      shell.settings?.lint === true
        ? html`<button
            type="button"
            class="header-button"
            aria-label="Test switches"
            title="Test switches"
            data-testid="switches"
            aria-expanded=${shell.isDrawerOpen ? 'true' : 'false'}
            @click=${() => shell.toggleDrawer()}
          >
            ${icon('flask')}
          </button>`
        : nothing
    }
  </header>`;
}

/** One entry per plug-in key, however many instances there are. */
export function globalPlugins(shell: Shell): DeployedPlugin[] {
  const byKey = new Map<string, DeployedPlugin>();
  for (const plugin of shell.plugins) {
    if (plugin.manifest.global && !byKey.has(plugin.key)) byKey.set(plugin.key, plugin);
  }
  return [...byKey.values()];
}

/** A link that navigates within the page, unless the user wants a new tab. */
export function follow(shell: Shell, route: Route): (event: MouseEvent) => void {
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    shell.navigate(route);
  };
}

function mainMenu(shell: Shell): TemplateResult {
  const { theme, locale } = shell.preferences;
  return html`<nav class="menu-list" aria-label="Main menu">
    ${entry(shell, { page: 'shortcuts' }, 'Shortcuts', 'nav-shortcuts', icon('puzzle'))}
    ${entry(shell, { page: 'inventory' }, 'Inventory', 'nav-inventory', icon('vcenter'))}
    ${globalPlugins(shell).map((plugin) =>
      entry(
        shell,
        { page: 'plugin', key: plugin.key, vcGuid: null },
        pluginName(plugin, locale),
        `nav-plugin-${plugin.key}`,
        tile(plugin, plugin.manifest.configuration.icon?.name, theme),
      ),
    )}
    ${entry(shell, { page: 'admin', section: 'plugins' }, 'Administration', 'nav-admin', icon('shield'))}
  </nav>`;
}

function entry(shell: Shell, route: Route, label: string, testId: string, face: unknown): TemplateResult {
  return html`<a
    class="menu-entry"
    href=${addressOf(route)}
    data-testid=${testId}
    data-closes
    @click=${follow(shell, route)}
    >${face}<span>${label}</span></a
  >`;
}

function languagePanel(shell: Shell): TemplateResult {
  const { locale, dateFormat } = shell.preferences;
  const locales = shell.settings?.release.locales ?? [];
  const names = new Intl.DisplayNames(['en'], { type: 'language' });
  return html`<div class="panel-form">
    <label class="clr-control-label" for="locale">Language</label>
    <select
      class="clr-select"
      id="locale"
      data-testid="locale"
      @change=${onSelect((value) => shell.setPreferences({ locale: value }))}
    >
      ${locales.map((one) => html`<option value=${one} ?selected=${one === locale}>${names.of(one)} (${one})</option>`)}
    </select>
    <label class="clr-control-label" for="dateFormat">Date and time</label>
    <select
      class="clr-select"
      id="dateFormat"
      data-testid="date-format"
      @change=${onSelect((value) => {
        const format = DATE_FORMATS.find(([name]) => name === value)?.[0];
        if (format) shell.setPreferences({ dateFormat: format });
      })}
    >
      ${DATE_FORMATS.map(([value, label]) => html`<option value=${value} ?selected=${value === dateFormat}>${label}</option>`)}
    </select>
    <p class="panel-note">The language applies to plug-ins; this page itself is in English.</p>
  </div>`;
}

function onSelect(take: (value: string) => void): (event: Event) => void {
  return ({ target }) => {
    if (target instanceof HTMLSelectElement) take(target.value);
  };
}

function userPanel(shell: Shell): TemplateResult {
  return html`<div class="menu-list">
    <div class="panel-title">${shell.session?.userName}</div>
    <ul class="vcenter-list">
      ${shell.session?.vcenters.map(
        ({ name, state, version }) =>
          html`<li>
            ${icon(vcenterIcon(state))} ${name}<span class="muted"> ${state === 'connected' ? version : state}</span>
          </li>`,
      )}
    </ul>
    <button type="button" class="menu-entry" data-closes data-testid="logout" @click=${() => void shell.logout()}>
      Log out
    </button>
  </div>`;
}

function vcenterIcon(state: string): IconName {
  return state === 'connected' ? 'check' : state === 'connecting' ? 'clock' : 'error';
}
