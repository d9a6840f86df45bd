import type { Method } from '../../method.ts';
import { expectType } from '../../model/managed-object.ts';
import { valueOf } from '../../soap/request-value.ts';

export const method: Method = {
  name: 'SetTaskDescription',
  on: 'Task',
  parameters: 'description:LocalizableMessage',
  privilege: 'Task.Update',
  run: ({ world, self, args }) => {
    world.tasks.setDescription(expectType(self, 'Task'), valueOf(args.child('description'), 'LocalizableMessage'));
    return undefined;
  },
};
