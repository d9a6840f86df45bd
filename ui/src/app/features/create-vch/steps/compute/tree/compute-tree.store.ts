import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { parseUrn, toUrn } from '@vic/contract';
import type { ComputeNode, CreationRights } from '@vic/contract/placement';
import type { Subscription } from 'rxjs';
import { toFault, type AppFault } from '../../../../../core/errors/app-fault.ts';
import { remoteData } from '../../../../../core/remote-data/remote-data.ts';
import { whenSessionGoesOn } from '../../../../../core/session/when-session-goes-on.ts';
import { CreationRightsClient } from '../../../../../core/vch-wizard/creation-rights.client.ts';
import { PlacementClient, ROOT_MOID, type Place } from '../../../api/placement.client.ts';
import { nodeCount, treeRows, type Branch, type Tree, type TreeNode } from './tree-rows.ts';

const EVERY_VCENTER = {};

/** The tree of places over all linked vCenters. A node's children are read when it is opened first. */
@Injectable()
export class ComputeTreeStore {
  readonly #client = inject(PlacementClient);
  readonly #rights = inject(CreationRightsClient);
  readonly #destroyed = inject(DestroyRef);

  /** The summary names them, too, but waits for the inventory. */
  readonly #vcenters = remoteData(
    () => EVERY_VCENTER,
    () => this.#rights.read(),
  );
  readonly #branches = signal<ReadonlyMap<string, Branch>>(new Map());
  readonly #open = signal<ReadonlySet<string>>(new Set());
  readonly #readings = new Map<string, Subscription>();

  /** Reading of the list of vCenters. */
  readonly vcenters = this.#vcenters.data;
  readonly search = signal('');
  readonly #tree = computed((): Tree => ({
    roots: (this.#vcenters.value()?.vcenters ?? []).map(rootOf),
    branches: this.#branches(),
    open: this.#open(),
  }));
  readonly rows = computed(() => treeRows(this.#tree(), this.search()));
  readonly nodeCount = computed(() => nodeCount(this.#tree()));

  constructor() {
    whenSessionGoesOn(() => {
      this.#readFailed();
    });
  }

  /** Reads the list of vCenters again. */
  refreshVcenters(): void {
    this.#vcenters.refresh('explicit');
  }

  /** Opens nodes; what was not read, or not successfully, is read. */
  open(ids: readonly string[]): void {
    this.#open.update((open) => new Set([...open, ...ids]));
    for (const id of ids) {
      const status = this.#branches().get(id)?.status;
      if (status !== 'ready' && status !== 'loading') this.#read(id);
    }
  }

  /** What is below stays known. */
  close(id: string): void {
    this.#open.update((open) => new Set([...open].filter((other) => other !== id)));
  }

  /** Reads everything that is open again, from the list of vCenters on. */
  refresh(): void {
    this.refreshVcenters();
    const open = this.#open();
    this.#branches.update((branches) => new Map([...branches].filter(([id]) => open.has(id))));
    for (const id of this.#branches().keys()) this.#read(id);
  }

  /**
   * Opens the way to an object.
   * @param found gets the object as a node of the tree, or what went wrong
   */
  reveal(object: Place, found: (node: TreeNode | AppFault) => void): void {
    this.#client
      .path(object)
      .pipe(takeUntilDestroyed(this.#destroyed))
      .subscribe({
        next: ({ nodes }) => {
          const way = nodes.map((node) => placed(node, object.vcGuid));
          const last = way.at(-1);
          if (!last) return;
          const opened = last.isSelectable ? way.slice(0, -1) : way;
          this.open(opened.filter(({ hasChildren }) => hasChildren).map(({ id }) => id));
          found(last);
        },
        error: (thrown: unknown) => {
          found(toFault(thrown));
        },
      });
  }

  #readFailed(): void {
    if (this.#vcenters.data().status === 'error') this.refreshVcenters();
    for (const [id, { status }] of this.#branches()) if (status === 'error') this.#read(id);
  }

  #read(id: string): void {
    const place = placeOf(id);
    if (!place) return;
    this.#readings.get(id)?.unsubscribe();
    if (this.#branches().get(id)?.status !== 'ready') this.#setBranch(id, { status: 'loading' });
    this.#readings.set(
      id,
      this.#client
        .children(place)
        .pipe(takeUntilDestroyed(this.#destroyed))
        .subscribe({
          next: ({ children }) => {
            this.#setBranch(id, {
              status: 'ready',
              children: children.map((child) => placed(child, place.vcGuid)),
            });
          },
          error: (thrown: unknown) => {
            this.#setBranch(id, { status: 'error', fault: toFault(thrown) });
          },
        }),
    );
  }

  #setBranch(id: string, branch: Branch): void {
    this.#branches.update((branches) => new Map(branches).set(id, branch));
  }
}

/** A vCenter as a node; its root folder's own moid is the server's business. */
function rootOf({ vcGuid, name, fault }: CreationRights['vcenters'][number]): TreeNode {
  return {
    id: rootId(vcGuid),
    kind: 'vcenter',
    name,
    hasChildren: true,
    isSelectable: false,
    reason: 'container',
    vcGuid,
    moid: ROOT_MOID,
    health: fault === null ? null : { state: 'unavailable', reason: fault },
  };
}

function rootId(vcGuid: string): string {
  return toUrn({ type: 'Folder', moid: ROOT_MOID, vcGuid });
}

function placed(node: ComputeNode, vcGuid: string): TreeNode {
  const id = node.kind === 'vcenter' ? rootId(vcGuid) : node.id;
  return { ...node, id, vcGuid, moid: parseUrn(id)?.moid ?? '', health: null };
}

function placeOf(id: string): Place | null {
  const identity = parseUrn(id);
  return identity && { vcGuid: identity.vcGuid, moid: identity.moid };
}
