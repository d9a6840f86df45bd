import { changedGroups } from '../../cluster-groups.ts';
import { startEntityTask } from '../../entity-tasks.ts';
import type { Method } from '../../method.ts';
import { expectType } from '../../model/managed-object.ts';
import { invalidArgument } from '../../soap/fault.ts';

/** DRS and HA on or off, and DRS groups; what else a specification holds changes nothing here. */
export const method: Method = {
  name: 'ReconfigureComputeResource_Task',
  on: 'ComputeResource',
  parameters: 'spec:ComputeResourceConfigSpec modify:boolean',
  privilege: 'Host.Inventory.EditCluster',
  run: (call) => {
    const { world, self, args } = call;
    const cluster = expectType(self, 'ComputeResource', 'ClusterComputeResource');
    const spec = args.child('spec');
    if (spec.xsiType === 'ClusterConfigSpecEx' && cluster.type !== 'ClusterComputeResource')
      throw invalidArgument('spec');
    return startEntityTask(call, cluster, 'ComputeResource.reconfigureEx', () => {
      const groups = changedGroups(spec.all('groupSpec'), cluster, world);
      cluster.groups.splice(0, cluster.groups.length, ...groups);
      cluster.drsEnabled = spec.optional('drsConfig')?.optionalBoolean('enabled') ?? cluster.drsEnabled;
      cluster.dasEnabled = spec.optional('dasConfig')?.optionalBoolean('enabled') ?? cluster.dasEnabled;
      world.changed(cluster.moid, 'configuration', 'configurationEx');
      return undefined;
    });
  },
};
