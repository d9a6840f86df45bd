import type { Method } from '../../method.ts';
import { isEntity } from '../../model/managed-object.ts';
import { invalidArgument, managedObjectNotFound } from '../../soap/fault.ts';
import { taskInfoValue } from '../../tasks.ts';

/** A task that an extension reports on; its type must be in some extension's `taskList`. */
export const method: Method = {
  name: 'CreateTask',
  on: 'TaskManager',
  parameters:
    'obj:ref taskTypeId:string initiatedBy:string? cancelable:boolean parentTaskKey:string? activationId:string?',
  privilege: 'Task.Create',
  run: ({ world, session, args }) => {
    const ref = args.ref('obj');
    const target = world.find(ref, session);
    if (target === undefined) throw managedObjectNotFound(ref);
    const taskTypeId = args.string('taskTypeId');
    if (!world.extensions.hasTaskType(taskTypeId)) throw invalidArgument('taskType');
    const task = world.tasks.create({
      descriptionId: taskTypeId,
      entity: { type: target.type, value: target.moid },
      entityName: isEntity(target) ? target.name : '',
      user: args.optionalString('initiatedBy') ?? world.sessions.displayName(session.user),
      cancelable: args.boolean('cancelable'),
      parentTaskKey: args.optionalString('parentTaskKey'),
      activationId: args.optionalString('activationId'),
    });
    return taskInfoValue(task);
  },
};
