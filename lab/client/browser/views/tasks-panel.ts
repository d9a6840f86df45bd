import { html, nothing, type TemplateResult } from 'lit-html';
import { formatMoment } from '../shell/preferences.ts';
import { addressOf, type Route } from '../shell/route.ts';
import type { Shell } from '../shell/shell.ts';
import type { TaskRow } from '../wire.ts';
import { follow } from './header.ts';
import { icon } from './icons.ts';

/** The recent tasks of all vCenters, at the bottom of every page. */
export function tasksPanel(shell: Shell): TemplateResult {
  const { areTasksOpen } = shell;
  return html`<section class="tasks ${areTasksOpen ? 'is-open' : ''}" aria-label="Recent tasks">
    <button
      type="button"
      class="tasks-head"
      aria-expanded=${areTasksOpen ? 'true' : 'false'}
      data-testid="tasks"
      @click=${() => shell.toggleTasks()}
    >
      ${icon(areTasksOpen ? 'caretDown' : 'caretUp')} Recent Tasks
    </button>
    ${areTasksOpen ? html`<div class="tasks-body" tabindex="0" role="region" aria-label="List of recent tasks">${body(shell)}</div>` : nothing}
  </section>`;
}

function body(shell: Shell): TemplateResult {
  const { value, error } = shell.tasks.state;
  if (error !== null) return html`<p class="stale padded" role="status">${icon('error')} ${error}</p>`;
  if (value === null) return html`<p class="muted padded" role="status">Loading…</p>`;
  const missing =
    value.unavailable.length > 0 ? html`<p class="stale">Not available: ${value.unavailable.join(', ')}.</p>` : nothing;
  if (value.tasks.length === 0)
    return html`${missing}
      <p class="muted padded">There are no recent tasks.</p>`;
  return html`${missing}
    <table class="table table-compact plain-table" aria-label="Recent tasks">
      <thead>
        <tr>
          <th class="left">Task</th>
          <th class="left">Target</th>
          <th class="left">Status</th>
          <th class="left">Initiator</th>
          <th class="left">Start time</th>
          <th class="left">Completion time</th>
          <th class="left">Server</th>
        </tr>
      </thead>
      <tbody>
        ${value.tasks.map((task) => row(shell, task))}
      </tbody>
    </table>`;
}

function row(shell: Shell, task: TaskRow): TemplateResult {
  const { preferences } = shell;
  return html`<tr data-testid="task-row">
    <td class="left">${task.name}</td>
    <td class="left">${target(shell, task)}</td>
    <td class="left">${status(task)}</td>
    <td class="left">${task.user ?? '–'}</td>
    <td class="left">${formatMoment(task.startedAt ?? task.queuedAt, preferences)}</td>
    <td class="left">${formatMoment(task.completedAt, preferences)}</td>
    <td class="left">${task.vcenter}</td>
  </tr>`;
}

function target(shell: Shell, { target: object }: TaskRow): TemplateResult | string {
  if (!object) return '–';
  if (object.id === null || /:(Task|Extension)/u.test(object.id)) return object.name;
  const route: Route = { page: 'object', id: object.id, tab: 'summary', view: null };
  return html`<a href=${addressOf(route)} @click=${follow(shell, route)}>${object.name}</a>`;
}

function status({ state, progress, error }: TaskRow): TemplateResult {
  switch (state) {
    case 'success':
      return html`<span class="ok">${icon('check')} Completed</span>`;
    case 'error':
      return html`<span class="failed">${icon('error')} ${error ?? 'Failed'}</span>`;
    case 'running':
      return html`${icon('clock')} ${progress === null ? 'Running' : `${Math.round(progress)} %`}`;
    default:
      return html`${icon('clock')} Queued`;
  }
}
