import type { VimClient } from './client.ts';
import { objects, references, text } from './fields.ts';
import { retrieveObjects } from './retrieve.ts';
import type { ManagedObjectReference } from './values.ts';

/** A group of VMs of a cluster, as affinity rules name it. */
export interface VmGroup {
  readonly name: string;
  readonly vms: readonly ManagedObjectReference[];
}

const PATH = 'configurationEx.group';

/** The VM groups of a cluster; none also if it is no cluster, or gone. */
export async function readVmGroups(client: VimClient, cluster: ManagedObjectReference): Promise<VmGroup[]> {
  const [read] = await retrieveObjects(client, [cluster], [PATH]);
  return objects(read?.props.get(PATH)).flatMap((group) => {
    const name = text(group['name']);
    return group.typeName !== 'ClusterVmGroup' || name === undefined ? [] : [{ name, vms: references(group['vm']) }];
  });
}

/** Makes a VM group, or gives one other members. Answers the task. */
function putVmGroup(
  operation: 'add' | 'edit',
): (client: VimClient, cluster: ManagedObjectReference, group: VmGroup) => Promise<ManagedObjectReference> {
  return (client, cluster, { name, vms }) =>
    client.invoke('ReconfigureComputeResource_Task', cluster, {
      spec: {
        typeName: 'ClusterConfigSpecEx',
        groupSpec: [{ operation, info: { typeName: 'ClusterVmGroup', name, userCreated: true, vm: vms } }],
      },
      modify: true,
    });
}

/** Makes a VM group. Answers the task. */
export const addVmGroup = putVmGroup('add');

/** Gives a VM group other members. Answers the task. */
export const editVmGroup = putVmGroup('edit');

/** Removes a VM group; its VMs stay. Answers the task. */
export function removeVmGroup(
  client: VimClient,
  cluster: ManagedObjectReference,
  name: string,
): Promise<ManagedObjectReference> {
  return client.invoke('ReconfigureComputeResource_Task', cluster, {
    spec: { typeName: 'ClusterConfigSpecEx', groupSpec: [{ operation: 'remove', removeKey: name }] },
    modify: true,
  });
}
