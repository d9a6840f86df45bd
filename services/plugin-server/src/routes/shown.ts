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
