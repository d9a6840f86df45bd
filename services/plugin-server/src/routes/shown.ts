import type { VchPage } from '@vic/contract';
import type { Page } from '../inventory/query.ts';
import { sortsByFigure } from '../inventory/query.ts';
import type { Workspace } from '../inventory/workspace.ts';

/** Tells the feeds which VMs are looked at, so that their figures stay current. */
export function showPage(workspace: Workspace, list: string, { rows }: Page, sort: string): void {
  for (const { vcGuid } of workspace.stores) {
    const moids = rows.filter(({ store }) => store.vcGuid === vcGuid).map(({ vm }) => vm.moid);
    const feed = workspace.feedOf(vcGuid);
    feed?.show(`${workspace.membership}:${list}`, sortsByFigure(sort) ? 'all' : moids, () => workspace.isStreamed);
  }
}

/** What the answer to a list says beside its items. */
export function pageFacts(
  workspace: Workspace,
  { total, totalUnfiltered }: Page,
  { page, pageSize }: { readonly page: number; readonly pageSize: number },
): Omit<VchPage, 'items'> {
  return { total, totalUnfiltered, page, pageSize, revision: workspace.revision, vcenters: workspace.health() };
}
