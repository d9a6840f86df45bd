import { newName } from '../../entity-names.ts';
import { startEntityTask } from '../../entity-tasks.ts';
import type { Entity } from '../../inventory.ts';
import type { Method } from '../../method.ts';
import { expectType, isEntity } from '../../model/managed-object.ts';
import { managedObjectNotFound, noPermission, notSupported } from '../../soap/fault.ts';
import type { World } from '../../world.ts';

const PRIVILEGES: Partial<Record<Entity['type'], string>> = {
  VirtualMachine: 'VirtualMachine.Inventory.Move',
  Folder: 'Folder.Move',
  Datastore: 'Datastore.Move',
  Network: 'Network.Move',
  Datacenter: 'Datacenter.Move',
};

export const method: Method = {
  name: 'MoveIntoFolder_Task',
  on: 'Folder',
  parameters: 'list:ref+',
  privilege: 'System.Read',
  run: (call) => {
    const { world, session, self, args } = call;
    const folder = expectType(self, 'Folder');
    const targets = args.refs('list').map((ref): Entity => {
      const target = world.find(ref, session);
      if (target === undefined || !isEntity(target)) throw managedObjectNotFound(ref);
      const privilege = PRIVILEGES[target.type];
      if (privilege === undefined || !folder.childType.includes(target.type)) throw notSupported();
      if (!world.authorization.hasPrivilege(session.user, target.moid, privilege)) throw noPermission(ref, privilege);
      newName(target.name, folder.children, world, target.moid);
      return target;
    });
    return startEntityTask(call, folder, 'Folder.moveInto', () => {
      for (const target of targets) move(target, folder, world);
      world.restructured();
      return undefined;
    });
  },
};

function move(target: Entity, folder: { moid: string; children: Set<string> }, world: World): void {
  const before = world.inventory.objects.get(target.parent ?? '');
  if (before !== undefined && 'children' in before) before.children.delete(target.moid);
  target.parent = folder.moid;
  folder.children.add(target.moid);
  world.changed(target.moid, 'parent');
  world.changed(before?.moid, 'childEntity');
  world.changed(folder.moid, 'childEntity');
}
