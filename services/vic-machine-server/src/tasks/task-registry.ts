import { randomUUID } from 'node:crypto';
import { ApiError } from '../api-error.ts';
import type { Clock } from '../clock.ts';
import { isSameOwner, type Owner } from './owner.ts';
import { Task } from './task.ts';

/** How long a task can be asked for after its end. */
const KEPT_MS = 3_600_000;
const MAX_TASKS = 1000;

/** The tasks of this service: in memory, until an hour after their end. */
export interface TaskRegistry {
  /** @throws ApiError 503 if too many tasks run */
  create(owner: Owner, operation: string, vchId: string | null): Task;
  /** The task is over: forgets it in an hour. */
  retire(task: Task): void;
  /** @throws ApiError 404 if there is no such task, or it is another user's */
  find(owner: Owner, id: string): Task;
}

/** No tasks yet. */
export function createTaskRegistry(clock: Clock): TaskRegistry {
  const tasks = new Map<string, Task>();
  const makeRoom = () => {
    if (tasks.size < MAX_TASKS) return;
    const oldest = [...tasks.values()].find((task) => task.isOver);
    if (!oldest) throw new ApiError(503, `${MAX_TASKS} tasks are running: try again when some of them have ended.`);
    tasks.delete(oldest.id);
  };
  return {
    create(owner, operation, vchId) {
      makeRoom();
      const task = new Task({ id: randomUUID(), owner, operation, vchId, clock });
      tasks.set(task.id, task);
      return task;
    },
    retire(task) {
      clock.after(KEPT_MS, () => tasks.delete(task.id));
    },
    find(owner, id) {
      const task = tasks.get(id);
      if (task && isSameOwner(task.owner, owner)) return task;
      throw new ApiError(404, `There is no task ${id} of yours: tasks can be read until an hour after their end.`);
    },
  };
}
