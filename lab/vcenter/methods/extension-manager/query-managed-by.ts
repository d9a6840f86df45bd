import type { Method } from '../../method.ts';
import { notFound } from '../../soap/fault.ts';
import type { Value } from '../../soap/value.ts';
import { reference } from '../../soap/value.ts';

/** The VMs that an extension manages (`config.managedBy`). */
export const method: Method = {
  name: 'QueryManagedBy',
  on: 'ExtensionManager',
  parameters: 'extensionKey:string',
  privilege: 'System.View',
  run: ({ world, session, args }) => {
    const key = args.string('extensionKey');
    if (world.extensions.find(key) === undefined) throw notFound();
    const managed: Value[] = [];
    for (const entity of world.inventory.objects.values()) {
      if (entity.type !== 'VirtualMachine' || entity.managedBy?.extensionKey !== key) continue;
      if (world.canView(session, entity.moid)) managed.push(reference(entity.type, entity.moid));
    }
    return managed;
  },
};
