import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { TreeQuery, type NamedObject, type ObjectPage, type TaskList, type VmPage } from '../browser/wire.ts';
import { parseUrn, urnOf } from '../identity.ts';
import { kindOf, stateOf, type Inventory } from '../inventory/inventory.ts';
import type { InventoryNode } from '../inventory/inventory-node.ts';
import { detailPaths, detailRows } from '../inventory/object-details.ts';
import { isTreeView, type TreeView } from '../inventory/placement.ts';
import { treeWindow } from '../inventory/tree-window.ts';
import type { HostSession } from '../sessions/host-session.ts';
import type { VcenterLink } from '../sessions/vcenter-link.ts';
import type { StandIn } from '../stand-in.ts';
import { taskRows } from '../vcenter/task-rows.ts';
import { checked } from './checked.ts';
import { RequestRefused } from './failure.ts';
import { sessionOf } from './session-of.ts';

const ViewParameter = Type.Object({ view: Type.String() });
const ObjectQuery = Type.Object({ id: Type.String({ maxLength: 500 }) });
const VmQuery = Type.Object({
  id: Type.String({ maxLength: 500 }),
  offset: Type.Optional(Type.String({ pattern: '^\\d{1,7}$' })),
  filter: Type.Optional(Type.String({ maxLength: 200 })),
});
const VM_PAGE = 50;
/** How long an object is waited for right after log in, while the inventory is still read. */
const PATIENCE_MS = 5000;

/** The trees, object pages and recent tasks of the logged-in user. */
export function inventoryRoutes(app: FastifyInstance, { sessions, deployments }: StandIn): void {
  app.post('/ui/host/tree/:view', (request) => {
    const session = sessionOf(request, sessions);
    const { view } = checked(ViewParameter, request.params);
    if (!isTreeView(view)) throw new RequestRefused(404, `There is no tree "${view}".`);
    const roots = session.links.map(({ state, inventory }) => ({ state, inventory }));
    return treeWindow(view, roots, checked(TreeQuery, request.body));
  });

  app.get('/ui/host/object', async (request) => {
    const found = await findObject(sessionOf(request, sessions), checked(ObjectQuery, request.query).id);
    return objectPage(found);
  });

  app.get('/ui/host/object/details', async (request) => {
    const found = await findObject(sessionOf(request, sessions), checked(ObjectQuery, request.query).id);
    const { type, value } = found.ref;
    const props = await found.link.connection.readProperties({ type, value }, detailPaths(type));
    return { rows: detailRows(type, props ?? new Map()) };
  });

  app.get('/ui/host/object/vms', async (request): Promise<VmPage> => {
    const { id, offset = '0', filter = '' } = checked(VmQuery, request.query);
    const { inventory, ref, guid } = await findObject(sessionOf(request, sessions), id);
    const wanted = filter.toLocaleLowerCase();
    const nodes = inventory
      .vmsBelow(ref.value)
      .flatMap((moid) => inventory.node(moid) ?? [])
      .filter(({ name }) => wanted === '' || name.toLocaleLowerCase().includes(wanted));
    const rows = nodes.slice(Number(offset), Number(offset) + VM_PAGE).map((node) => ({
      id: urnOf(node.ref, guid),
      name: node.name,
      kind: kindOf(node, false),
      state: stateOf(node),
      host: named(inventory, guid, node.host),
    }));
    return { total: nodes.length, rows };
  });

  app.get('/ui/host/tasks', async (request): Promise<TaskList> => {
    const session = sessionOf(request, sessions);
    const lists = await Promise.allSettled(
      session.links.map(async (link) => taskRows(await link.connection.recentTasks(), link, deployments.records())),
    );
    const tasks = lists.flatMap((list) => (list.status === 'fulfilled' ? list.value : []));
    tasks.sort((a, b) => (b.queuedAt ?? b.startedAt ?? '').localeCompare(a.queuedAt ?? a.startedAt ?? ''));
    const unavailable = session.links
      .filter((_, i) => lists[i]?.status === 'rejected')
      .map(({ settings }) => settings.name);
    return { tasks: tasks.slice(0, 100), unavailable };
  });
}

interface FoundObject {
  readonly link: VcenterLink;
  readonly inventory: Inventory;
  readonly guid: string;
  readonly ref: InventoryNode['ref'];
  readonly node: InventoryNode | null;
}

async function findObject(session: HostSession, id: string): Promise<FoundObject> {
  const identity = parseUrn(id);
  if (!identity) throw new RequestRefused(404, `"${id}" is not the id of an object.`);
  await session.firstInventory(identity.guid, PATIENCE_MS);
  const link = session.link(identity.guid);
  if (!link) {
    const waiting = session.links.find(({ guid }) => guid === null);
    throw waiting
      ? new RequestRefused(503, waiting.state.reason ?? `${waiting.settings.name} is not connected yet.`)
      : new RequestRefused(404, 'The vCenter of this object is not connected.');
  }
  const { inventory } = link;
  if (!inventory) {
    throw new RequestRefused(503, link.state.reason ?? `The inventory of ${link.settings.name} is still being read.`);
  }
  const ref = { type: identity.type, value: identity.moid };
  if (identity.moid === inventory.root) return { link, inventory, guid: identity.guid, ref, node: null };
  const node = inventory.node(identity.moid);
  if (node?.ref.type !== identity.type) {
    throw new RequestRefused(404, 'This object does not exist any more, or you may not see it.');
  }
  return { link, inventory, guid: identity.guid, ref: node.ref, node };
}

function objectPage({ link, inventory, guid, ref, node }: FoundObject): ObjectPage {
  const pathIn = (view: TreeView): NamedObject[] =>
    (inventory.pathTo(view, ref.value) ?? []).map((moid) => {
      if (moid !== inventory.root) return named(inventory, guid, moid) ?? { id: '', name: moid };
      return { id: link.state.rootId ?? '', name: link.settings.name };
    });
  return {
    id: urnOf(ref, guid),
    type: ref.type,
    name: node?.name ?? link.settings.name,
    kind: node ? kindOf(node, false) : 'vcenter',
    state: node ? stateOf(node) : 'none',
    isRoot: node === null,
    vcenter: link.settings.name,
    paths: { hosts: pathIn('hosts'), vms: pathIn('vms') },
    hasVms: ref.type !== 'VirtualMachine',
  };
}

function named(inventory: Inventory, guid: string, moid: string | null): NamedObject | null {
  const node = moid === null ? undefined : inventory.node(moid);
  return node ? { id: urnOf(node.ref, guid), name: node.name } : null;
}
