/** Work in steps that leaves everything behind or nothing. */
import { isFault, TransportError, type Clock } from '@vic/vim25';
import type { OperationContext } from '../operation-context.ts';

/** One step, and how to take it back. */
export interface Step {
  /** what begins, for people: `Making the resource pool` */
  readonly title: string;
  /** how far the whole is when the step begins, 0 to 100 */
  readonly percent: number;
  /** JSON pointer of what in the specification it is for, such as `/compute/resource` */
  readonly path?: string;
  do(): Promise<void>;
  /**
   * Takes back what `do` did, also if it failed half-way or its answer was lost, and nothing that was there before. Can
   * be called again after it failed. It has no signal: what was begun is taken back even when the service ends.
   */
  undo?(): Promise<void>;
  /** what is left if it cannot be taken back: `the resource pool "web"`; null: nothing */
  leaves?(): string | null;
}

/** A step failed. Everything was taken back but what `left` names. */
export class StepsFailedError extends Error {
  override readonly name = 'StepsFailedError';
  readonly left: readonly string[];
  /** what in the specification the failed step is for; null: nothing */
  readonly path: string | null;

  constructor(reason: unknown, left: readonly string[], path: string | null) {
    super(reason instanceof Error ? reason.message : String(reason), { cause: reason });
    this.left = left;
    this.path = path;
  }
}

export interface StepRunner {
  readonly context: Pick<OperationContext, 'log' | 'progress' | 'signal'>;
  readonly clock: Clock;
  /** Makes a session that ended good again, for taking back; false: it cannot. */
  renewSession(): Promise<boolean>;
}

/** Between tries to take a step back: a broken connection or a busy object often recovers. Milliseconds. */
const UNDO_PAUSES_MS = [1_000, 4_000, 10_000] as const;

/** Does the steps in order. If one fails or the signal aborts, takes back those that began, the last one first. */
export async function runSteps(steps: readonly Step[], runner: StepRunner): Promise<void> {
  const { context } = runner;
  const { log, signal } = context;
  const begun: Step[] = [];
  try {
    for (const step of steps) {
      signal.throwIfAborted();
      begun.push(step);
      log.info(step.title);
      context.progress(step.title, step.percent);
      await step.do();
    }
    signal.throwIfAborted();
  } catch (error) {
    const failed = begun.at(-1);
    log.error(`${failed?.title ?? 'Beginning'}: ${error instanceof Error ? error.message : String(error)}`);
    throw new StepsFailedError(error, await takeBack(begun.toReversed(), runner), failed?.path ?? null);
  }
}

async function takeBack(steps: readonly Step[], runner: StepRunner): Promise<string[]> {
  const { context } = runner;
  const { log } = context;
  const left: string[] = [];
  for (const step of steps) {
    if (step.undo === undefined) continue;
    context.progress(`Taking back: ${step.title}`, step.percent);
    try {
      await undoStep(step, runner);
    } catch (error) {
      const what = step.leaves?.() ?? null;
      log.error(`Could not take back "${step.title}": ${error instanceof Error ? error.message : String(error)}`);
      if (what !== null) left.push(what);
    }
  }
  return left;
}

async function undoStep(step: Step, runner: StepRunner): Promise<void> {
  for (const pause of [...UNDO_PAUSES_MS, null]) {
    try {
      await step.undo?.();
      return;
    } catch (error) {
      if (pause === null || !(await canTryAgain(error, runner))) throw error;
      await runner.clock.sleep(pause);
    }
  }
}

const TRANSIENT_FAULTS = ['TaskInProgress', 'ConcurrentAccess', 'ResourceInUse', 'HostCommunication', 'Timedout'];

async function canTryAgain(error: unknown, runner: StepRunner): Promise<boolean> {
  if (error instanceof TransportError) return true;
  if (isFault(error, 'NotAuthenticated')) return runner.renewSession();
  return TRANSIENT_FAULTS.some((name) => isFault(error, name));
}
