import type { Method } from '../../method.ts';
import { invalidArgument, managedObjectNotFound, noPermission } from '../../soap/fault.ts';
import { reference } from '../../soap/value.ts';
import { canContain, ContainerView } from '../../views.ts';

export const method: Method = {
  name: 'CreateContainerView',
  on: 'ViewManager',
  parameters: 'container:ref type:string* recursive:boolean',
  privilege: 'System.View',
  run: ({ world, session, args }) => {
    const ref = args.ref('container');
    const container = world.find(ref, session);
    if (container === undefined) throw managedObjectNotFound(ref);
    if (!canContain(container)) throw invalidArgument('container');
    if (!world.canView(session, container.moid)) throw noPermission(ref, 'System.View');
    const view = new ContainerView(
      world.ownMoid(session),
      world,
      session,
      ref,
      args.strings('type'),
      args.boolean('recursive'),
    );
    return reference('ContainerView', world.own(session, view).moid);
  },
};
