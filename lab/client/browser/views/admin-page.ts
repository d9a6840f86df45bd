import { html, nothing, type TemplateResult } from 'lit-html';
import { hostApi } from '../shell/host-api.ts';
import { formatMoment } from '../shell/preferences.ts';
import { addressOf, type AdminSection, type Route } from '../shell/route.ts';
import type { Shell } from '../shell/shell.ts';
import type { AdminPage, AdminPlugin, PluginState } from '../wire.ts';
import { follow } from './header.ts';
import { icon, type IconName } from './icons.ts';

const SECTIONS: readonly (readonly [AdminSection, string])[] = [
  ['plugins', 'Client Plug-ins'],
  ['assumptions', 'Assumptions'],
  ['lint', 'Findings'],
];

const STATE_ICON: Readonly<Record<PluginState, IconName>> = {
  Deployed: 'check',
  'In Progress': 'clock',
  Failed: 'error',
  Incompatible: 'warning',
};

/** Administration: what became of the registered plug-ins, what this stand-in assumes, what it found. */
export function adminPage(shell: Shell, section: AdminSection): TemplateResult {
  const { value, error } = shell.admin.state;
  return html`<div class="views">
    <nav class="view-list" aria-label="Administration">
      ${SECTIONS.map(([name, label]) => {
        const route: Route = { page: 'admin', section: name };
        return html`<a
          class="view-link"
          href=${addressOf(route)}
          data-testid="admin-${name}"
          aria-current=${section === name ? 'page' : nothing}
          @click=${follow(shell, route)}
          >${label}</a
        >`;
      })}
    </nav>
    <div class="view-content padded">
      <h1 class="page-title">${SECTIONS.find(([name]) => name === section)?.[1]}</h1>
      ${error === null ? nothing : html`<p class="stale" role="status">${icon('error')} ${error}</p>`}
      ${
        value === null
          ? error === null
            ? html`<p class="muted" role="status">Loading…</p>`
            : nothing
          : sectionContent(shell, section, value)
      }
    </div>
  </div>`;
}

function sectionContent(shell: Shell, section: AdminSection, page: AdminPage): TemplateResult {
  switch (section) {
    case 'plugins':
      return page.plugins.length === 0
        ? html`<p class="muted">No client plug-in is registered with a vCenter.</p>`
        : html`<div class="plugin-list">${page.plugins.map((plugin) => pluginEntry(shell, plugin))}</div>`;
    case 'assumptions':
      return html`<p>Where the behaviour of the real client is not documented, this stand-in picked one:</p>
        <ul class="list assumptions">
          ${page.assumptions.map((text) => html`<li>${text}</li>`)}
        </ul>`;
    case 'lint':
      return findings(shell, page);
  }
}

function pluginEntry(shell: Shell, plugin: AdminPlugin): TemplateResult {
  const { key, name, version, vcenter, state, isEnabled, reasons, warnings, url, manifestFile } = plugin;
  const change = (work: () => Promise<unknown>) => () =>
    void shell.attempt(async () => {
      await work();
      shell.reloadAdmin();
    });
  return html`<section
    class="card plugin-entry"
    aria-label="${name} on ${vcenter.name}"
    data-testid="plugin-${key}-${vcenter.name}"
  >
    <h2 class="card-header">${name} <span class="muted">${version} on ${vcenter.name}</span></h2>
    <div class="card-block">
      <p class="plugin-state state-of-${state.replace(' ', '-')}">
        ${icon(STATE_ICON[state])}
        <span data-testid="plugin-state-${key}-${vcenter.guid}">${state}</span>${isEnabled ? '' : ', disabled'}
      </p>
      ${
        reasons.length > 0
          ? html`<ul class="list reasons">
              ${reasons.map((reason) => html`<li>${reason}</li>`)}
            </ul>`
          : nothing
      }
      <dl class="facts">
        <dt>Key</dt>
        <dd>${key}</dd>
        <dt>Manifest</dt>
        <dd>${url}</dd>
        ${
          manifestFile === null
            ? nothing
            : html`<dt>File used</dt>
                <dd>${manifestFile}</dd>`
        }
        ${
          warnings.length > 0
            ? html`<dt>Warnings</dt>
                <dd>${warnings.join('; ')}</dd>`
            : nothing
        }
      </dl>
    </div>
    <div class="card-footer">
      <button
        type="button"
        class="btn btn-sm btn-link"
        data-testid="plugin-toggle-${key}-${vcenter.name}"
        @click=${change(() => hostApi.setEnabled(key, !isEnabled))}
      >
        ${isEnabled ? 'Disable' : 'Enable'}
      </button>
      <button type="button" class="btn btn-sm btn-link" @click=${change(() => hostApi.readAgain(key))}>
        Read again
      </button>
    </div>
  </section>`;
}

function findings(shell: Shell, { lint }: AdminPage): TemplateResult {
  if (lint.length === 0) return html`<p class="muted" data-testid="lint-empty">Nothing was found.</p>`;
  const clear = (): void =>
    void shell.attempt(async () => {
      await hostApi.clearLint();
      shell.reloadAdmin();
    });
  return html`<table class="table table-compact plain-table" aria-label="Findings">
      <thead>
        <tr>
          <th class="left">Level</th>
          <th class="left">Rule</th>
          <th class="left">Finding</th>
          <th class="left">Times</th>
          <th class="left">Last</th>
        </tr>
      </thead>
      <tbody>
        ${lint.map(
          ({ severity, rule, message, count, lastAt }) =>
            html`<tr>
              <td class="left">${icon(severity === 'error' ? 'error' : 'warning')} ${severity}</td>
              <td class="left">${rule}</td>
              <td class="left">${message}</td>
              <td class="left">${count}</td>
              <td class="left">${formatMoment(lastAt, shell.preferences)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <button type="button" class="btn btn-sm" @click=${clear}>Clear</button>`;
}
