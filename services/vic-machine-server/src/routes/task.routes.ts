import type { Schemas } from '@vic/vic-machine-api';
import { Readable } from 'node:stream';
import { sendJson } from '../http/answer.ts';
import type { Services } from '../services.ts';
import { ownerOf } from '../tasks/owner.ts';
import { taskEvents } from '../tasks/task-events.ts';
import type { Task } from '../tasks/task.ts';
import { onTarget } from './on-target.ts';
import { scoped, type Call, type OperationRoute } from './operation-route.ts';

/** Tasks of `Prefer: respond-async`, for the user who began them. */
export function taskRoutes(services: Services): readonly OperationRoute[] {
  const { tasks, clock } = services;
  const find = (call: Call) =>
    onTarget(services, call, async ({ session }) => tasks.find(ownerOf(session), call.parameters.taskId));
  const routes: readonly OperationRoute[] = [
    {
      operationId: 'getTask',
      method: 'GET',
      path: '/vch-task/:taskId',
      produces: 'application/json',
      async answer(call) {
        return sendJson(call.reply, 200, call.contentType, whole(await find(call)));
      },
    },
    {
      operationId: 'followTask',
      method: 'GET',
      path: '/vch-task/:taskId/events',
      produces: 'text/event-stream',
      faultForm: 'labelled JSON',
      async answer(call) {
        const task = await find(call);
        const gone = new AbortController();
        call.request.raw.socket.once('close', () => gone.abort());
        const events = taskEvents(task, linesSeen(call), { clock, signal: gone.signal });
        return call.reply
          .header('content-type', 'text/event-stream')
          .header('cache-control', 'no-store')
          .header('x-accel-buffering', 'no')
          .send(Readable.from(events));
      },
    },
  ];
  return routes.flatMap(scoped);
}

function whole(task: Task): Schemas['Task'] {
  return { ...task.summary(), log: [...task.linesFrom(0)] };
}

function linesSeen({ request }: Call): number {
  const id = request.headers['last-event-id'];
  return typeof id === 'string' && /^\d{1,6}$/.test(id) ? Number(id) : 0;
}
