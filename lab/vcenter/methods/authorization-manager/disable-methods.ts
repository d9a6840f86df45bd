import { existing } from '../../authorization/entity-privileges.ts';
import type { Method } from '../../method.ts';
import { invalidArgument, managedObjectNotFound, noPermission } from '../../soap/fault.ts';

const DISABLE = 'Global.DisableMethods';

/** Disables methods of VMs in the name of a source. */
export const method: Method = {
  name: 'DisableMethods',
  on: 'AuthorizationManager',
  parameters: 'entity:ref+ method:DisabledMethodRequest+ sourceId:string sessionScope:boolean?',
  privilege: 'System.View',
  run: ({ world, session, args }) => {
    const vms = args.refs('entity').map((ref) => {
      const vm = world.inventory.objects.get(existing(ref, world, session));
      if (vm === undefined) throw managedObjectNotFound(ref);
      if (!world.authorization.hasPrivilege(session.user, vm.moid, DISABLE)) throw noPermission(ref, DISABLE);
      if (vm.type !== 'VirtualMachine') throw invalidArgument('entity');
      return vm;
    });
    const source = args.string('sourceId');
    const methods = args.all('method').map((each) => each.string('method'));
    for (const vm of vms) {
      for (const name of methods) {
        const sources = vm.disabledMethods.get(name) ?? new Set<string>();
        vm.disabledMethods.set(name, sources.add(source));
      }
      world.changed(vm.moid, 'disabledMethod');
    }
    return undefined;
  },
};
