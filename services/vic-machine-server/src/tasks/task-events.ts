import { jsonText } from '../http/answer.ts';
import type { Clock } from '../clock.ts';
import type { Task } from './task.ts';

/** Keeps proxies from taking a quiet stream for a dead one. */
const HEARTBEAT_MS = 15_000;

/**
 * The server-sent events of a task: one at once, one after each change, the last one with its end. An event's id is the
 * number of lines told so far, so that a stream can be taken up again.
 * @param from lines that the caller has already
 * @param signal aborted when nobody listens any more
 */
export async function* taskEvents(
  task: Task,
  from: number,
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
): AsyncGenerator<string, void, void> {
  let told = from;
  for (;;) {
    const { isOver, revision } = task;
    const log = task.linesFrom(told);
    told += log.length;
    yield `id: ${told}\ndata: ${jsonText({ task: task.summary(), log })}\n\n`;
    if (isOver) return;
    while (task.revision === revision && !signal.aborted) {
      if ((await nextTurn(task, clock, signal)) === 'quiet') yield ': the task is running\n\n';
    }
    if (signal.aborted) return;
  }
}

function nextTurn(task: Task, clock: Clock, signal: AbortSignal): Promise<'changed' | 'quiet'> {
  return new Promise((resolve) => {
    const end = (turn: 'changed' | 'quiet') => {
      stopListening();
      stopTimer();
      signal.removeEventListener('abort', endOfStream);
      resolve(turn);
    };
    const endOfStream = () => end('changed');
    // Several changes in one go make one event.
    const stopListening = task.onChange(() => setImmediate(endOfStream));
    const stopTimer = clock.after(HEARTBEAT_MS, () => end('quiet'));
    signal.addEventListener('abort', endOfStream);
  });
}
