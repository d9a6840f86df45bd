import { html, nothing, type TemplateResult } from 'lit-html';
import { addressOf, type Route } from '../shell/route.ts';
import type { Shell } from '../shell/shell.ts';
import type { ObjectPage, VmRow } from '../wire.ts';
import { follow } from './header.ts';
import { icon, objectIcon, stateText } from './icons.ts';

const PAGE = 50;

/** The VMs below an object, by pages; a selection has actions of its own. */
export function vmsTab(shell: Shell, object: ObjectPage): TemplateResult {
  const { value, error } = shell.vms.state;
  const total = value?.total ?? 0;
  return html`<div class="padded">
    <div class="toolbar">
      <input
        class="clr-input"
        type="search"
        aria-label="Filter by name"
        placeholder="Filter by name"
        .value=${shell.vmFilter}
        data-testid="vm-filter"
        @input=${({ target }: Event) => {
          if (target instanceof HTMLInputElement) shell.showVms(0, target.value);
        }}
      />
      <button
        type="button"
        class="btn btn-sm btn-outline"
        ?disabled=${shell.selectedVms.size === 0}
        data-testid="selection-actions"
        @click=${(event: MouseEvent) => openSelectionMenu(event, shell)}
      >
        Actions${shell.selectedVms.size > 0 ? ` (${shell.selectedVms.size})` : ''} ${icon('caretDown')}
      </button>
    </div>
    ${error === null ? nothing : html`<p class="stale" role="status">${icon('error')} ${error}</p>`}
    ${
      value === null
        ? error === null
          ? html`<p class="muted" role="status">Loading…</p>`
          : nothing
        : value.rows.length === 0
          ? html`<p class="muted">
              ${shell.vmFilter === '' ? 'There are no virtual machines here.' : 'No virtual machine has such a name.'}
            </p>`
          : table(shell, value.rows)
    }
    ${total > PAGE ? pager(shell, total) : nothing}
    <span class="sr-only" role="status">${total} virtual machines in ${object.name}</span>
  </div>`;
}

function table(shell: Shell, rows: readonly VmRow[]): TemplateResult {
  return html`<table class="table table-compact plain-table" aria-label="Virtual machines">
    <thead>
      <tr>
        <th class="left narrow"><span class="sr-only">Select</span></th>
        <th class="left">Name</th>
        <th class="left">State</th>
        <th class="left">Host</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map((row) => {
        const route: Route = { page: 'object', id: row.id, tab: 'summary', view: null };
        const menu = (event: MouseEvent): void => {
          event.preventDefault();
          shell.openMenu([targetOf(row)], { x: event.clientX, y: event.clientY });
        };
        return html`<tr @contextmenu=${menu}>
          <td class="left narrow">
            <input
              type="checkbox"
              aria-label="Select ${row.name}"
              .checked=${shell.selectedVms.has(row.id)}
              @change=${({ target }: Event) => {
                if (target instanceof HTMLInputElement) shell.selectVm(row.id, target.checked);
              }}
            />
          </td>
          <td class="left">
            ${objectIcon(row.kind, row.state)}
            <a href=${addressOf(route)} @click=${follow(shell, route)}>${row.name}</a>
          </td>
          <td class="left">${stateText(row.state)}</td>
          <td class="left">${row.host?.name ?? '–'}</td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}

function pager(shell: Shell, total: number): TemplateResult {
  const { vmOffset, vmFilter } = shell;
  return html`<div class="pager">
    <button
      type="button"
      class="btn btn-sm btn-link"
      ?disabled=${vmOffset === 0}
      @click=${() => shell.showVms(Math.max(0, vmOffset - PAGE), vmFilter)}
    >
      Previous
    </button>
    <span>${vmOffset + 1}–${Math.min(vmOffset + PAGE, total)} of ${total}</span>
    <button
      type="button"
      class="btn btn-sm btn-link"
      ?disabled=${vmOffset + PAGE >= total}
      @click=${() => shell.showVms(vmOffset + PAGE, vmFilter)}
    >
      Next
    </button>
  </div>`;
}

function openSelectionMenu({ currentTarget }: MouseEvent, shell: Shell): void {
  if (!(currentTarget instanceof HTMLElement)) return;
  const rows = shell.vms.state.value?.rows ?? [];
  const targets = [...shell.selectedVms].map((id) => {
    const row = rows.find((one) => one.id === id);
    return row ? targetOf(row) : { id, type: 'VirtualMachine', name: id, isRoot: false };
  });
  const { left, bottom } = currentTarget.getBoundingClientRect();
  shell.openMenu(targets, { x: left, y: bottom + 2 });
}

function targetOf({ id, name }: VmRow) {
  return { id, name, type: 'VirtualMachine', isRoot: false };
}
