import type { Method } from '../../method.ts';
import { expectType } from '../../model/managed-object.ts';
import { invalidState, noPermission, notSupported } from '../../soap/fault.ts';
import { isOpen } from '../../tasks.ts';

/** One's own tasks can be cancelled; those of others need Global.CancelTask. */
export const method: Method = {
  name: 'CancelTask',
  on: 'Task',
  parameters: '',
  privilege: 'System.View',
  run: ({ world, session, self }) => {
    const task = expectType(self, 'Task');
    const isOwn = task.user === world.sessions.displayName(session.user);
    const entity = world.inventory.objects.has(task.entity.value) ? task.entity.value : world.inventory.rootFolder;
    if (!isOwn && !world.authorization.hasPrivilege(session.user, entity, 'Global.CancelTask')) {
      throw noPermission(task.entity, 'Global.CancelTask');
    }
    if (!isOpen(task)) throw invalidState();
    if (!task.cancelable) throw notSupported();
    world.tasks.cancel(task);
    return undefined;
  },
};
