import { html, nothing, type TemplateResult } from 'lit-html';
import type { Shell } from '../shell/shell.ts';
import { adminPage } from './admin-page.ts';
import { drawer } from './drawer.ts';
import { globalView } from './global-view.ts';
import { header } from './header.ts';
import { icon } from './icons.ts';
import { loginPage } from './login-page.ts';
import { menuLayer } from './menu-layer.ts';
import { modalLayer } from './modal-layer.ts';
import { objectPage } from './object-page.ts';
import { shortcutsPage } from './shortcuts-page.ts';
import { tasksPanel } from './tasks-panel.ts';
import { treePanel } from './tree-panel.ts';

/** The whole page. */
export function page(shell: Shell): TemplateResult {
  switch (shell.phase) {
    case 'starting':
      return html`<div class="splash" role="status"><span class="spinner spinner-inline"></span> Loading…</div>`;
    case 'unreachable':
      return html`<main class="splash">The stand-in does not answer. Trying again…</main>`;
    case 'login':
      return loginPage(shell);
    case 'ready':
      return readyPage(shell);
  }
}

function readyPage(shell: Shell): TemplateResult {
  const hasTree = shell.route.page === 'object' || shell.route.page === 'inventory';
  return html`
    <div class="shell">
      ${header(shell)}
      <div class="banners">${banners(shell)}</div>
      <div class="body">
        ${hasTree ? treePanel(shell) : nothing}
        <main class="content" id="content" aria-label="Content">${content(shell)}</main>
        ${shell.isDrawerOpen ? drawer(shell) : nothing}
      </div>
      ${tasksPanel(shell)}
    </div>
    ${menuLayer(shell)} ${modalLayer(shell)}
  `;
}

function content(shell: Shell): TemplateResult {
  const { route } = shell;
  switch (route.page) {
    case 'shortcuts':
      return shortcutsPage(shell);
    case 'inventory':
      return html`<div class="empty">
        ${icon('folder', 'icon-large')}
        <h1 class="page-title">Choose an object in the tree.</h1>
      </div>`;
    case 'object':
      return objectPage(shell, route);
    case 'plugin':
      return globalView(shell, route);
    case 'admin':
      return adminPage(shell, route.section);
    case 'client-view':
      return html`<div class="empty" data-testid="client-view">
        ${icon('info', 'icon-large')}
        <h1 class="page-title">${route.viewId}</h1>
        <p>The vSphere Client has a page here. This stand-in does not.</p>
      </div>`;
    case 'unknown':
      return html`<div class="empty">
        ${icon('info', 'icon-large')}
        <h1 class="page-title">There is no page at this address.</h1>
      </div>`;
  }
}

function banners(shell: Shell): (TemplateResult | typeof nothing)[] {
  const down = shell.session?.vcenters.filter(({ state }) => state === 'down' || state === 'denied') ?? [];
  return [
    shell.hasSessionEnded
      ? bar('danger', 'Your session has ended.', 'Log in again', () => shell.askLogin(), 'session-ended')
      : nothing,
    shell.isLineUp
      ? nothing
      : bar('warning', 'The connection to the stand-in is lost. Trying again…', null, () => undefined, 'line-lost'),
    shell.banner === null ? nothing : bar('info', shell.banner, 'Refresh browser', () => location.reload(), 'banner'),
    shell.notice === null
      ? nothing
      : bar(
          'danger',
          shell.notice,
          'Close',
          () => {
            shell.notice = null;
            shell.redraw();
          },
          'notice',
        ),
    ...down.map(({ name, reason }) =>
      bar('warning', reason ?? `${name} cannot be reached.`, null, () => undefined, `vcenter-down-${name}`),
    ),
  ];
}

function bar(
  level: 'danger' | 'warning' | 'info',
  text: string,
  label: string | null,
  act: () => void,
  testId: string,
): TemplateResult {
  const shape = level === 'danger' ? 'error' : level;
  return html`<div class="bar bar-${level}" role="status" data-testid=${testId}>
    ${icon(shape)}<span class="bar-text">${text}</span>
    ${label === null ? nothing : html`<button type="button" class="bar-action" @click=${act}>${label}</button>`}
  </div>`;
}
