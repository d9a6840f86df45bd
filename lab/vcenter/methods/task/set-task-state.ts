import type { Method } from '../../method.ts';
import { expectType } from '../../model/managed-object.ts';
import { invalidArgument, invalidState } from '../../soap/fault.ts';
import { anyValue, elementText } from '../../soap/request-value.ts';
import type { TaskState } from '../../tasks.ts';
import { isOpen } from '../../tasks.ts';

const STATES: readonly string[] = ['queued', 'running', 'success', 'error'];
const isTaskState = (text: string): text is TaskState => STATES.includes(text);

/** Only tasks made with `CreateTask` can be set, and a finished one never again. */
export const method: Method = {
  name: 'SetTaskState',
  on: 'Task',
  parameters: 'state:string result:any? fault:LocalizedMethodFault?',
  privilege: 'Task.Update',
  run: ({ world, self, args }) => {
    const task = expectType(self, 'Task');
    const state = args.string('state');
    if (!isTaskState(state)) throw invalidArgument('state');
    if (task.name !== null || !isOpen(task)) throw invalidState();
    const result = args.optional('result');
    const fault = args.optional('fault');
    if (state === 'error' && fault === undefined) throw invalidArgument('fault');
    if (result) task.result = anyValue(result);
    if (fault)
      task.error = { kind: 'raw', type: 'LocalizedMethodFault', xml: fault.children.map(elementText).join('') };
    world.tasks.setState(task, state);
    return undefined;
  },
};
