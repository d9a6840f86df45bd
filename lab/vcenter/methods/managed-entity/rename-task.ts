import { checkName } from '../../entity-names.ts';
import { startEntityTask } from '../../entity-tasks.ts';
import type { Method } from '../../method.ts';
import { isEntity } from '../../model/managed-object.ts';
import { managedObjectNotFound, noPermission } from '../../soap/fault.ts';

const PRIVILEGES: Readonly<Record<string, string>> = {
  VirtualMachine: 'VirtualMachine.Config.Rename',
  Folder: 'Folder.Rename',
  ResourcePool: 'Resource.RenamePool',
  VirtualApp: 'VApp.Rename',
  Datacenter: 'Datacenter.Rename',
  Datastore: 'Datastore.Rename',
  ClusterComputeResource: 'Host.Inventory.RenameCluster',
};

export const method: Method = {
  name: 'Rename_Task',
  on: 'ManagedEntity',
  parameters: 'newName:string',
  privilege: 'System.Read',
  run: (call) => {
    const { world, session, self, args } = call;
    const ref = { type: self.type, value: self.moid };
    if (!isEntity(self)) throw managedObjectNotFound(ref);
    const privilege = PRIVILEGES[self.type] ?? 'Global.Settings';
    if (!world.authorization.hasPrivilege(session.user, self.moid, privilege)) throw noPermission(ref, privilege);
    const newName = args.string('newName');
    checkName(newName, self, world);
    return startEntityTask(call, self, `${self.type}.rename`, () => {
      const oldName = self.name;
      self.name = checkName(newName, self, world);
      world.changed(self.moid, 'name');
      if (self.type !== 'VirtualMachine') return undefined;
      world.post({
        type: 'VmRenamedEvent',
        user: world.sessions.displayName(session.user),
        entity: self,
        message: `Renamed ${oldName} to ${self.name}`,
        fields: { oldName, newName: self.name },
      });
      return undefined;
    });
  },
};
