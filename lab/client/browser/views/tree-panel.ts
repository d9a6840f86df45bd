import { html, nothing, type TemplateResult } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import { repeat } from 'lit-html/directives/repeat.js';
import type { Shell } from '../shell/shell.ts';
import { ROW_HEIGHT, type TreeName, type TreePane } from '../shell/tree-pane.ts';
import type { TreeRow } from '../wire.ts';
import { icon, KIND_TEXT, objectIcon, stateText } from './icons.ts';
import { placed } from './placed.ts';

const TREES: readonly (readonly [TreeName, string])[] = [
  ['hosts', 'Hosts and Clusters'],
  ['vms', 'VMs and Templates'],
];

/** The inventory at the left. Only the rows on screen exist, so that its size does not matter. */
export function treePanel(shell: Shell): TemplateResult {
  const { pane } = shell;
  return html`<section class="tree-panel" aria-label="Inventory">
    <div class="tree-tabs" role="tablist" aria-label="Inventory trees">
      ${TREES.map(
        ([name, label]) =>
          html`<button
            type="button"
            role="tab"
            class="tree-tab"
            aria-selected=${shell.tree === name ? 'true' : 'false'}
            aria-label=${label}
            title=${label}
            data-testid="tree-tab-${name}"
            @click=${() => shell.selectTree(name)}
          >
            ${icon(name === 'hosts' ? 'cluster' : 'vm')}
          </button>`,
      )}
    </div>
    ${
      pane.loader.state.error === null
        ? nothing
        : html`<div class="bar bar-danger" role="status">
            ${icon('error')}<span class="bar-text">${pane.loader.state.error}</span>
          </div>`
    }
    ${
      pane.loader.state.value === null
        ? html`<div class="padded muted" role="status"><span class="spinner spinner-inline"></span> Loading…</div>`
        : scroller(shell, pane)
    }
  </section>`;
}

function scroller(shell: Shell, pane: TreePane): TemplateResult {
  const measure = (element: Element | undefined): void => {
    if (!(element instanceof HTMLElement)) return;
    if (pane.scrollTo !== null) {
      element.scrollTop = pane.scrollTo;
      pane.scrollTo = null;
    }
    show(element);
  };
  const show = (element: HTMLElement): void =>
    pane.showing(Math.floor(element.scrollTop / ROW_HEIGHT), Math.ceil(element.clientHeight / ROW_HEIGHT) + 1);
  const isActiveDrawn = pane.active !== null && pane.indexOf(pane.active) >= 0;
  return html`<div
    class="tree-scroll"
    role="tree"
    tabindex="0"
    aria-label=${TREES.find(([name]) => name === pane.name)?.[1] ?? ''}
    aria-activedescendant=${isActiveDrawn && pane.active !== null ? rowId(pane.active) : nothing}
    @scroll=${({ currentTarget }: Event) => {
      if (currentTarget instanceof HTMLElement) show(currentTarget);
    }}
    @keydown=${(event: KeyboardEvent) => void press(event, shell, pane)}
    ${ref(measure)}
  >
    <div class="tree-height" role="presentation" ${placed({ height: `${pane.total * ROW_HEIGHT}px` })}>
      ${repeat(
        pane.rows,
        (row) => row.id,
        (row, i) => treeRow(shell, pane, row, pane.offset + i),
      )}
    </div>
  </div>`;
}

function treeRow(shell: Shell, pane: TreePane, row: TreeRow, index: number): TemplateResult {
  const isSelected = shell.route.page === 'object' && shell.route.id === row.id;
  const [, , type = 'vcenter', moid = row.name] = row.id.split(':');
  const open = (): void => {
    pane.active = row.id;
    if (row.id.startsWith('urn:')) shell.navigateToObject(row.id);
  };
  const toggle = (event: Event): void => {
    event.stopPropagation();
    void pane.toggle(row);
  };
  const state = stateText(row.state);
  return html`<div
    id=${rowId(row.id)}
    class="tree-row ${isSelected ? 'is-selected' : ''} ${pane.active === row.id ? 'is-active' : ''}"
    role="treeitem"
    aria-level=${row.level}
    aria-posinset=${row.position}
    aria-setsize=${row.siblings}
    aria-selected=${isSelected ? 'true' : 'false'}
    aria-expanded=${row.isExpandable ? (row.isExpanded ? 'true' : 'false') : nothing}
    aria-label=${[row.name, KIND_TEXT[row.kind], state, row.note ?? ''].filter((part) => part !== '').join(', ')}
    title=${row.note ?? (state === '' ? row.name : `${row.name} (${state})`)}
    data-testid="tree-${type}-${moid}"
    ${placed({ top: `${index * ROW_HEIGHT}px`, 'padding-left': `${4 + (row.level - 1) * 16}px` })}
    @click=${open}
    @contextmenu=${(event: MouseEvent) => openRowMenu(event, shell, pane, row)}
  >
    ${
      row.isExpandable
        ? html`<span class="twist" data-testid="twist-${type}-${moid}" @click=${toggle}
            >${icon(row.isExpanded ? 'caretDown' : 'caretRight')}</span
          >`
        : html`<span class="twist"></span>`
    }
    ${objectIcon(row.kind, row.state)}
    <span class="tree-name">${row.name}</span>
    ${row.note === null ? nothing : html`<span class="tree-note">${row.note === 'Loading…' ? row.note : 'not available'}</span>`}
  </div>`;
}

function openRowMenu(event: MouseEvent, shell: Shell, pane: TreePane, row: TreeRow): void {
  event.preventDefault();
  pane.active = row.id;
  showRowMenu(shell, row, { x: event.clientX, y: event.clientY });
}

function showRowMenu(shell: Shell, row: TreeRow, place: { x: number; y: number }): void {
  if (!row.id.startsWith('urn:')) return;
  const type = row.id.split(':')[2] ?? '';
  shell.openMenu([{ id: row.id, type, name: row.name, isRoot: row.kind === 'vcenter' }], place);
}

/** The keys of a tree: up, down, ends, right to open, left to close or go up, enter, and the menu key. */
async function press(event: KeyboardEvent, shell: Shell, pane: TreePane): Promise<void> {
  const index = pane.active === null ? -1 : pane.indexOf(pane.active);
  const row = pane.rows[index];
  const isMenuKey = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
  const known = ['ArrowDown', 'ArrowUp', 'ArrowRight', 'ArrowLeft', 'Home', 'End', 'Enter', ' '];
  if (!known.includes(event.key) && !isMenuKey) return;
  event.preventDefault();
  const { currentTarget } = event;
  const go = (to: number): void => moveTo(pane, to, currentTarget, shell);
  if (isMenuKey && row && currentTarget instanceof HTMLElement) {
    const box = currentTarget.querySelector(`#${CSS.escape(rowId(row.id))}`)?.getBoundingClientRect();
    showRowMenu(shell, row, { x: (box?.left ?? 0) + 40, y: box?.bottom ?? 0 });
    return;
  }
  switch (event.key) {
    case 'ArrowDown': {
      go(index + 1);
      return;
    }
    case 'ArrowUp': {
      go(Math.max(0, index - 1));
      return;
    }
    case 'Home': {
      go(0);
      return;
    }
    case 'End': {
      go(pane.rows.length - 1);
      return;
    }
    case 'ArrowRight':
      if (row?.isExpandable === true && !row.isExpanded) await pane.toggle(row, true);
      else if (row?.isExpanded === true) go(index + 1);
      return;
    case 'ArrowLeft':
      if (row?.isExpanded === true) await pane.toggle(row, false);
      else if (row) go(pane.rows.findLastIndex((other, i) => i < index && other.level < row.level));
      return;
    case 'Enter':
    case ' ':
      if (row?.id.startsWith('urn:') === true) shell.navigateToObject(row.id);
  }
}

function moveTo(pane: TreePane, index: number, scroller: EventTarget | null, shell: Shell): void {
  const row = pane.rows[index];
  if (!row || !(scroller instanceof HTMLElement)) return;
  pane.active = row.id;
  const top = (pane.offset + index) * ROW_HEIGHT;
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (top + ROW_HEIGHT > scroller.scrollTop + scroller.clientHeight) {
    scroller.scrollTop = top + ROW_HEIGHT - scroller.clientHeight;
  }
  shell.redraw();
}

function rowId(id: string): string {
  return `row-${id.replaceAll(/[^A-Za-z0-9-]/gu, '_')}`;
}
