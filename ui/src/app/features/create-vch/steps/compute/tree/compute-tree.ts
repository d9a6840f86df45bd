import { Component, computed, ElementRef, inject, input, output, signal } from '@angular/core';
import { ClrIcon } from '@clr/angular/icon';
import { ClrSpinnerModule } from '@clr/angular/progress/spinner';
import { TranslatePipe } from '@ngx-translate/core';
import type { ComputeNode } from '@vic/contract/placement';
import { VCENTER_LOOKS } from '../../../../../shared/status/looks.ts';
import { Status } from '../../../../../shared/status/status.ts';
import type { Place } from '../../../api/placement.client.ts';
import { activation, treeMove, type TreeMove } from './tree-keys.ts';
import type { TreeNode, TreeRow } from './tree-rows.ts';

const SHAPES: Readonly<Record<ComputeNode['kind'], string>> = {
  vcenter: 'rack-server',
  folder: 'folder',
  datacenter: 'building',
  cluster: 'cluster',
  host: 'host',
  'resource-pool': 'resource-pool',
  vapp: 'layers',
};

/** Nodes of several vCenters as one tree, of which one can be chosen. Its lines come from outside. */
@Component({
  selector: 'vic-compute-tree',
  imports: [ClrIcon, ClrSpinnerModule, Status, TranslatePipe],
  templateUrl: './compute-tree.html',
  styleUrl: './compute-tree.scss',
})
export class ComputeTree {
  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly rows = input.required<readonly TreeRow[]>();
  readonly chosen = input<Place | null>(null);
  /** whether what is chosen is still being looked at */
  readonly isChoosing = input(false);
  readonly opened = output<readonly string[]>();
  readonly closed = output<string>();
  readonly choose = output<TreeNode>();

  readonly #active = signal<string | null>(null);
  protected readonly shapes = SHAPES;
  protected readonly looks = VCENTER_LOOKS;
  /** Line that the tab key leads to: the one last used, else the chosen one, else the first. */
  protected readonly tabStop = computed(() => {
    const rows = this.rows();
    const row =
      rows.find(({ node }) => node.id === this.#active()) ?? rows.find(({ node }) => this.isChosen(node)) ?? rows[0];
    return row?.node.id ?? null;
  });

  protected isChosen({ moid, vcGuid }: TreeNode): boolean {
    const chosen = this.chosen();
    return chosen !== null && chosen.moid === moid && chosen.vcGuid === vcGuid;
  }

  protected activate(row: TreeRow): void {
    this.#active.set(row.node.id);
    this.#do(activation(row));
  }

  protected toggle(event: Event, { node, isOpen }: TreeRow): void {
    event.stopPropagation();
    this.#active.set(node.id);
    if (isOpen) this.closed.emit(node.id);
    else this.opened.emit([node.id]);
  }

  protected retry(event: Event, { node }: TreeRow): void {
    event.stopPropagation();
    this.#focus(node.id);
    this.opened.emit([node.id]);
  }

  protected makeActive({ node }: TreeRow): void {
    this.#active.set(node.id);
  }

  protected pressKey(event: KeyboardEvent, { node }: TreeRow): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target !== event.currentTarget) return;
    const move = treeMove(this.rows(), node.id, event.key);
    if (move === null) return;
    event.preventDefault();
    this.#do(move);
  }

  #do(move: TreeMove): void {
    switch (move?.kind) {
      case 'focus':
        this.#focus(move.id);
        break;
      case 'open':
        this.opened.emit(move.ids);
        break;
      case 'close':
        this.closed.emit(move.id);
        break;
      case 'choose': {
        const row = this.rows().find(({ node }) => node.id === move.id);
        if (row) this.choose.emit(row.node);
        break;
      }
      case undefined:
    }
  }

  #focus(id: string): void {
    this.#active.set(id);
    const line = this.#element.nativeElement.querySelector<HTMLElement>(`[data-node="${CSS.escape(id)}"]`);
    line?.focus();
  }
}
