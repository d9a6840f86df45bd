import type { Method } from '../../method.ts';
import { expectType } from '../../model/managed-object.ts';
import { invalidArgument, invalidState } from '../../soap/fault.ts';

export const method: Method = {
  name: 'UpdateProgress',
  on: 'Task',
  parameters: 'percentDone:int',
  privilege: 'Task.Update',
  run: ({ world, self, args }) => {
    const task = expectType(self, 'Task');
    const percent = args.number('percentDone');
    if (percent < 0 || percent > 100) throw invalidArgument('percentDone');
    if (task.state !== 'running') throw invalidState();
    world.tasks.setProgress(task, percent);
    return undefined;
  },
};
