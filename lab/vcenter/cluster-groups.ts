/** DRS groups of a cluster: changing them, and keeping them true as VMs come and go. */
import type { ClusterGroup, ComputeResource, Inventory, VirtualMachine } from './inventory.ts';
import { alreadyExists, invalidArgument, notFound } from './soap/fault.ts';
import type { RequestElement } from './soap/request-element.ts';
import type { World } from './world.ts';

/** The groups after the changes of a `groupSpec`; the cluster stays as it is. Throws the fault of the first that cannot be. */
export function changedGroups(
  specs: readonly RequestElement[],
  cluster: ComputeResource,
  world: World,
): ClusterGroup[] {
  const groups = cluster.groups.map((group) => ({ ...group, members: new Set(group.members) }));
  for (const spec of specs) changeGroup(spec, groups, cluster, world);
  return groups;
}

function changeGroup(spec: RequestElement, groups: ClusterGroup[], cluster: ComputeResource, world: World): void {
  const operation = spec.string('operation');
  const name = operation === 'remove' ? spec.string('removeKey') : (spec.optional('info')?.string('name') ?? '');
  const position = groups.findIndex((group) => group.name === name);
  if (operation === 'add') {
    if (name === '') throw invalidArgument('spec.groupSpec.info.name');
    if (position >= 0) throw alreadyExists(name);
    groups.push(groupOf(spec.child('info'), name, cluster, world));
    return;
  }
  if (position < 0) throw notFound();
  groups.splice(position, 1, ...(operation === 'remove' ? [] : [groupOf(spec.child('info'), name, cluster, world)]));
}

/** Members must belong to the cluster. */
function groupOf(info: RequestElement, name: string, cluster: ComputeResource, world: World): ClusterGroup {
  const kind = info.xsiType === 'ClusterHostGroup' ? 'hosts' : 'vms';
  if (kind === 'vms' && info.xsiType !== 'ClusterVmGroup') throw invalidArgument('spec.groupSpec.info');
  const members = info.refs(kind === 'vms' ? 'vm' : 'host').map((ref) => ref.value);
  for (const moid of members) {
    const entity = world.inventory.objects.get(moid);
    const host = entity?.type === 'VirtualMachine' ? entity.host : entity?.type === 'HostSystem' ? entity.moid : '';
    if (!cluster.hosts.has(host)) throw invalidArgument('spec.groupSpec.info');
  }
  return { kind, name, members: new Set(members) };
}

/** Takes a VM that is gone out of all groups; answers the clusters that changed. */
export function leaveGroups(inventory: Inventory, vm: VirtualMachine): string[] {
  const host = inventory.objects.get(vm.host);
  const cluster = inventory.objects.get(host?.parent ?? '');
  if (cluster?.type !== 'ClusterComputeResource') return [];
  const changed = cluster.groups.filter((group) => group.members.delete(vm.moid));
  return changed.length > 0 ? [cluster.moid] : [];
}
