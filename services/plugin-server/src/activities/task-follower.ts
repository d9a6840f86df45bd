import { VicMachineProblem, type TaskEvent } from '@vic/vic-machine-api';
import type { Clock } from '../clock.ts';
import { toProblemError } from '../errors.ts';
import type { ActivityOwner } from './activity-owner.ts';
import type { ActivityRecord } from './activity-record.ts';
import type { CreationServers, CreationTarget } from './creation-target.ts';
import type { Creation } from './creation.ts';
import { endOfTask, LOST, lookUp, takeEvent } from './outcomes.ts';
import { GIVE_UP_MS, LOOK_MS, pause } from './patience.ts';

const UNREACHABLE = 'The vic-machine-server cannot be asked how far it is. It is tried again.';
const SESSION_ENDED = 'Your session ended, so that the vic-machine-server cannot be asked how far it is.';

export interface TaskFollowerOptions {
  readonly servers: CreationServers;
  /** the user's tokens that are good, as far as is known, the newest first */
  readonly tokensOf: (owner: ActivityOwner) => readonly string[];
  readonly clock: Clock;
  /** aborted when nothing is to be followed any more */
  readonly closing: AbortSignal;
}

/** What keeps a task from being followed. */
interface Trouble {
  /** milliseconds since 1970; null: nothing does */
  since: number | null;
  readonly triedTokens: Set<string>;
}

/** Follows creations at servers with tasks: over lost connections, and with whichever of the user's tokens is good. */
export class TaskFollower {
  readonly #options: TaskFollowerOptions;

  constructor(options: TaskFollowerOptions) {
    this.#options = options;
  }

  /** Until the task is over, or nothing can be known of it: the activity's state says which. */
  async follow(creation: Creation, taskId: string, onEvent?: (event: TaskEvent) => void): Promise<void> {
    const { record } = creation;
    const trouble: Trouble = { since: null, triedTokens: new Set() };
    creation.isFollowed = true;
    while (this.#isGoingOn(record)) {
      try {
        await this.#followEvents(creation, taskId, (event) => {
          trouble.since = null;
          trouble.triedTokens.clear();
          onEvent?.(event);
        });
      } catch (error) {
        if (this.#isGoingOn(record)) await this.#recover(creation, error, trouble);
      }
    }
    creation.isFollowed = false;
  }

  #isGoingOn({ state }: ActivityRecord): boolean {
    return !this.#options.closing.aborted && state === 'running';
  }

  /** Until the task is over or the events end. */
  async #followEvents(creation: Creation, taskId: string, onEvent: (event: TaskEvent) => void): Promise<void> {
    const { target, lastEventId, record } = creation;
    const { clock, closing } = this.#options;
    const from = lastEventId === null ? {} : { lastEventId };
    for await (const event of target.followTask(taskId, { signal: closing, ...from })) {
      takeEvent(creation, event);
      onEvent(event);
      if (event.task.finished !== undefined) await endOfTask(creation, event.task, clock.now());
    }
    if (this.#isGoingOn(record)) await pause(clock, LOOK_MS, closing);
  }

  /** Makes going on possible, or gives up: the activity's state says which. */
  async #recover(creation: Creation, error: unknown, trouble: Trouble): Promise<void> {
    const { record } = creation;
    const { clock, closing } = this.#options;
    trouble.since ??= clock.now();
    if (error instanceof VicMachineProblem && error.status === 404) {
      await lookUp(creation, clock.now()).catch(() => undefined);
      if (!record.isOver) record.lose(LOST);
      return;
    }
    if (isRejected(error)) {
      const target = await this.#otherTarget(creation, trouble.triedTokens);
      if (target) creation.target = target;
      else record.lose(SESSION_ENDED);
      return;
    }
    if (clock.now() - trouble.since >= GIVE_UP_MS) {
      record.lose(LOST);
      return;
    }
    record.wait(UNREACHABLE);
    await pause(clock, LOOK_MS, closing);
  }

  /** The same place with a token that was not tried yet. */
  async #otherTarget({ record, vcenter, datacenter }: Creation, tried: Set<string>): Promise<CreationTarget | null> {
    const { servers, tokensOf } = this.#options;
    for (const token of tokensOf(record.owner).filter((each) => !tried.has(each))) {
      tried.add(token);
      const access = await servers.of(vcenter, token).catch(() => null);
      if (access) return access.target(datacenter);
    }
    return null;
  }
}

/** A token that is over, or a session that the vCenter does not know: another one may do. */
function isRejected(error: unknown): boolean {
  if (error instanceof VicMachineProblem) return error.status === 401;
  return toProblemError(error).code === 'session-ended';
}
