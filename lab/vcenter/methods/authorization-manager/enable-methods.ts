import { existing } from '../../authorization/entity-privileges.ts';
import type { Method } from '../../method.ts';
import { noPermission } from '../../soap/fault.ts';

const ENABLE = 'Global.EnableMethods';

/** Takes back what a source disabled; what others disabled stays so. */
export const method: Method = {
  name: 'EnableMethods',
  on: 'AuthorizationManager',
  parameters: 'entity:ref+ method:string+ sourceId:string',
  privilege: 'System.View',
  run: ({ world, session, args }) => {
    const moids = args.refs('entity').map((ref) => {
      const moid = existing(ref, world, session);
      if (!world.authorization.hasPrivilege(session.user, moid, ENABLE)) throw noPermission(ref, ENABLE);
      return moid;
    });
    for (const moid of moids) {
      const vm = world.inventory.objects.get(moid);
      if (vm?.type !== 'VirtualMachine') continue;
      for (const name of args.strings('method')) {
        const sources = vm.disabledMethods.get(name);
        sources?.delete(args.string('sourceId'));
        if (sources?.size === 0) vm.disabledMethods.delete(name);
      }
      world.changed(moid, 'disabledMethod');
    }
    return undefined;
  },
};
