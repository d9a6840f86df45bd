import type { Method } from '../../method.ts';
import { expectType } from '../../model/managed-object.ts';
import { managedObjectNotFound, noPermission, notSupported } from '../../soap/fault.ts';

const ASSIGN = 'Resource.AssignVMToPool';

/** Moves VMs between pools of the same compute resource. */
export const method: Method = {
  name: 'MoveIntoResourcePool',
  on: 'ResourcePool',
  parameters: 'list:ref+',
  privilege: ASSIGN,
  run: ({ world, session, self, args }) => {
    const pool = expectType(self, 'ResourcePool');
    const vms = args.refs('list').map((ref) => {
      const vm = world.find(ref, session);
      if (vm === undefined) throw managedObjectNotFound(ref);
      if (vm.type !== 'VirtualMachine' || vm.pool === null) throw notSupported();
      if (!world.authorization.hasPrivilege(session.user, vm.moid, ASSIGN)) throw noPermission(ref, ASSIGN);
      return vm;
    });
    for (const vm of vms) {
      const before = world.inventory.objects.get(vm.pool ?? '');
      if (before !== undefined && 'pools' in before) before.vms.delete(vm.moid);
      vm.pool = pool.moid;
      pool.vms.add(vm.moid);
      world.changed(vm.moid, 'resourcePool');
      world.changed(before?.moid, 'vm');
    }
    world.changed(pool.moid, 'vm');
    world.restructured();
    return undefined;
  },
};
