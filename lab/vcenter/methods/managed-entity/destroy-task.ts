import { checkDestroy, DESTROY_PRIVILEGES, destroyEntity } from '../../destroy-entity.ts';
import { startEntityTask } from '../../entity-tasks.ts';
import type { Method } from '../../method.ts';
import { isEntity } from '../../model/managed-object.ts';
import { managedObjectNotFound, noPermission, notSupported } from '../../soap/fault.ts';
import { postVmEvent } from '../../vm-tasks.ts';

export const method: Method = {
  name: 'Destroy_Task',
  on: 'ManagedEntity',
  parameters: '',
  privilege: 'System.Read',
  run: (call) => {
    const { world, session, self } = call;
    const ref = { type: self.type, value: self.moid };
    if (!isEntity(self)) throw managedObjectNotFound(ref);
    const privilege = DESTROY_PRIVILEGES[self.type];
    if (privilege === undefined) throw notSupported();
    if (!world.authorization.hasPrivilege(session.user, self.moid, privilege)) throw noPermission(ref, privilege);
    const user = world.sessions.displayName(session.user);
    const task = startEntityTask(call, self, `${self.type}.destroy`, () => {
      if (!world.inventory.objects.has(self.moid)) throw managedObjectNotFound(ref);
      if (self.type === 'VirtualMachine') postVmEvent(world, self, user, 'VmRemovedEvent', 'is removed');
      destroyEntity(self, world);
      return undefined;
    });
    const started = world.tasks.get(task.value);
    try {
      checkDestroy(self, world);
    } catch (error) {
      if (started) world.tasks.fail(started, error);
    }
    return task;
  },
};
