import { ApiError } from '../api-error.ts';
import type { Clock } from '../clock.ts';

const ENDING = 'The service is being stopped: try again in a moment.';

/** Everything that is under way, whether or not somebody still waits for its answer. */
export interface RunningWork {
  /**
   * Runs `work` with a signal that aborts when the service cannot wait for it any longer.
   * @throws ApiError 503 when the service is being stopped
   */
  run<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Takes no more work, gives what runs `graceMs`, then has it undone. Resolves when nothing runs any more. */
  end(graceMs: number): Promise<void>;
}

/** Nothing runs yet. */
export function createRunningWork(clock: Clock): RunningWork {
  const running = new Set<Promise<unknown>>();
  const abort = new AbortController();
  let isEnding = false;
  return {
    async run(work) {
      if (isEnding) throw new ApiError(503, ENDING);
      const promise = work(abort.signal);
      running.add(promise);
      try {
        return await promise;
      } finally {
        running.delete(promise);
      }
    },
    async end(graceMs) {
      isEnding = true;
      const cancel = clock.after(graceMs, () => abort.abort(new ApiError(503, 'The service was stopped.')));
      while (running.size > 0) await Promise.allSettled(running);
      cancel();
    },
  };
}
