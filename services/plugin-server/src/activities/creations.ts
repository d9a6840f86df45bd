import { checkSpec, toPayload, withoutSecrets, type VchSpec } from '@vic/contract/vch-spec';
import type { CreationRequest } from '@vic/contract/vch-creation';
import { VicMachineProblem, type TaskEvent } from '@vic/vic-machine-api';
import { LRUCache } from 'lru-cache';
import { every, type Clock } from '../clock.ts';
import type { VcenterDirectory } from '../config/vcenter-directory.ts';
import type { Vcenter } from '../config/vcenter.ts';
import { ProblemError, toProblemError } from '../errors.ts';
import type { Log } from '../logging/log.ts';
import { vicMachineProblem } from '../vic-machine/vic-machine-problem.ts';
import { KEPT_MS, type Activities } from './activities.ts';
import { ownerKey, type ActivityOwner } from './activity-owner.ts';
import { ActivityRecord } from './activity-record.ts';
import type { Creation } from './creation.ts';
import type { CreationServers, CreationTarget } from './creation-target.ts';
import { endOfTask, endOfWait, fail, LOST, lookUp, takeEvent } from './outcomes.ts';
import { secretRemover } from './secret-texts.ts';

export interface CreationsOptions {
  readonly activities: Activities;
  readonly servers: CreationServers;
  readonly directory: Pick<VcenterDirectory, 'get'>;
  /** the user's tokens that are good, as far as is known, the newest first */
  readonly tokensOf: (owner: ActivityOwner) => readonly string[];
  readonly clock: Clock;
  readonly log: Log;
}

/** What vic-machine-server does up to here only reads: its checks, names in use. Percent. */
const CHECKED_PERCENT = 5;
/** A server that has refused nothing for this long has accepted. */
export const ACCEPT_MS = 20_000;
/** How often the list is looked at while the original makes a VCH, and a lost connection is tried again. */
export const LOOK_MS = 10_000;
/** How long trouble with the vCenter may last until nothing is known of the work. */
export const GIVE_UP_MS = 15 * 60_000;
/**
 * The original stops half-way when its caller goes away, but over TLS it ends the connection itself after a minute and
 * works on.
 */
export const CLOSE_GRACE_MS = 65_000;
const MAX_REQUESTS = 1_000;

const WITHOUT_PROGRESS = 'The vic-machine-server makes the VCH. It does not tell how far it is.';
const UNREACHABLE = 'The vic-machine-server cannot be asked how far it is. It is tried again.';
const SESSION_ENDED = 'Your session ended, so that the vic-machine-server cannot be asked how far it is.';

/** What keeps a task from being followed. */
interface Trouble {
  /** milliseconds since 1970; null: nothing does */
  since: number | null;
  readonly triedTokens: Set<string>;
}

/** Creations of VCHs: sent to the vic-machine-server of their vCenter, and followed until they are over. */
export class Creations {
  readonly #options: CreationsOptions;
  readonly #creations = new WeakMap<ActivityRecord, Creation>();
  readonly #requests: LRUCache<string, Promise<ActivityRecord>>;
  readonly #waiting = new Set<Promise<void>>();
  readonly #closing = new AbortController();

  constructor(options: CreationsOptions) {
    this.#options = options;
    const { clock } = options;
    this.#requests = new LRUCache({
      max: MAX_REQUESTS,
      ttl: KEPT_MS,
      ttlResolution: 0,
      perf: { now: () => clock.now() },
    });
  }

  /**
   * Begins a creation, and waits until the server's own checks are over. The same request again is the same creation.
   * @throws ProblemError `invalid`, `vic-machine-refused` with the fields at fault; what the servers failed with
   */
  start(owner: ActivityOwner, vcenter: Vcenter, token: string, request: CreationRequest): Promise<ActivityRecord> {
    const key = `${ownerKey(owner)}\n${request.requestId}`;
    const known = this.#requests.get(key);
    if (known) return known;
    const begun = this.#begin(owner, vcenter, token, request.spec);
    this.#requests.set(key, begun);
    begun.catch(() => this.#requests.delete(key));
    return begun;
  }

  /** The user is here again: takes up what of theirs was lost. */
  resume(record: ActivityRecord, token: string): void {
    const creation = this.#creations.get(record);
    if (!creation || record.state !== 'unknown' || creation.isFollowed) return;
    creation.isFollowed = true;
    this.#takeUp(creation, token).catch((error: unknown) => this.#warn(creation, error));
  }

  /** Ends all following. The work itself goes on at vic-machine-server. */
  async close(): Promise<void> {
    this.#closing.abort();
    if (this.#waiting.size === 0) return;
    await this.#atMost(Promise.allSettled(this.#waiting), CLOSE_GRACE_MS);
  }

  async #begin(owner: ActivityOwner, vcenter: Vcenter, token: string, spec: VchSpec): Promise<ActivityRecord> {
    refuseFaults(vcenter, spec);
    const { activities, servers, clock, log } = this.#options;
    activities.makeRoom(owner);
    try {
      const access = await servers.of(vcenter, token);
      const { isOriginal } = await access.server.capabilities();
      const datacenter = spec.compute.resource?.datacenter.moid ?? null;
      const creation: Creation = {
        record: new ActivityRecord({ owner, spec: withoutSecrets(spec), startedAt: clock.now() }),
        vcenter,
        datacenter,
        withoutSecretTexts: secretRemover(spec),
        target: access.target(datacenter),
        payload: toPayload(spec),
        taskId: null,
        lastEventId: null,
        isFollowed: true,
        isAccepted: false,
        problem: null,
      };
      await (isOriginal ? this.#sendAndWait(creation) : this.#sendAsTask(creation));
      if (creation.problem && !creation.isAccepted) throw creation.problem;
      creation.isAccepted = true;
      const { record } = creation;
      this.#creations.set(record, creation);
      activities.add(record);
      log.info({ activity: record.id, vcGuid: vcenter.guid, vch: record.vchName }, 'creation accepted');
      return record;
    } catch (error) {
      throw vicMachineProblem(error);
    }
  }

  /** Until the server's checks are over; the rest goes on by itself. */
  async #sendAsTask(creation: Creation): Promise<void> {
    const { target, payload } = creation;
    if (payload === null) return;
    const outcome = await this.#orFail(creation, () => target.createVch(payload));
    if (outcome === null) return;
    if (outcome.kind !== 'started') {
      await endOfWait(creation, outcome, () => this.#options.clock.now());
      this.#settled(creation);
      return;
    }
    const accepted = Promise.withResolvers<undefined>();
    creation.taskId = outcome.task.id;
    const following = this.#follow(creation, outcome.task.id, ({ task }) => {
      if (task.percent <= CHECKED_PERCENT) return;
      creation.isAccepted = true;
      accepted.resolve(undefined);
    });
    following.then(() => accepted.resolve(undefined), accepted.reject);
    await this.#atMost(accepted.promise, ACCEPT_MS);
  }

  /** Until the server has refused, or had the time to. */
  async #sendAndWait(creation: Creation): Promise<void> {
    const { record, target, payload } = creation;
    if (payload === null) return;
    const before = new Set((await target.listVchs()).map(({ id }) => id));
    record.progress(WITHOUT_PROGRESS, null);
    const stopLooking = this.#lookForVch(creation, before);
    const work = this.#orFail(creation, () => target.createVch(payload))
      .then(async (outcome) => {
        if (outcome !== null) await endOfWait(creation, outcome, () => this.#options.clock.now());
      })
      .catch((error: unknown) => this.#warn(creation, error))
      .finally(() => {
        stopLooking();
        this.#waiting.delete(work);
        this.#settled(creation);
      });
    this.#waiting.add(work);
    await this.#atMost(work, ACCEPT_MS);
  }

  #lookForVch({ record, target }: Creation, before: ReadonlySet<string>): () => void {
    let isLooking = false;
    return every(this.#options.clock, LOOK_MS, () => {
      if (isLooking || record.vchMoid !== null) return;
      isLooking = true;
      target
        .listVchs()
        .then((list) => {
          const own = list.find(({ id, name }) => name === record.vchName && !before.has(id));
          if (own) record.vchMade(own.id);
        })
        .catch(() => undefined)
        .finally(() => (isLooking = false));
    });
  }

  /** Follows a task to its end, with whichever of the user's tokens is good. */
  async #follow(creation: Creation, taskId: string, onEvent?: (event: TaskEvent) => void): Promise<void> {
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
    this.#settled(creation);
  }

  #isGoingOn({ state }: ActivityRecord): boolean {
    return !this.#closing.signal.aborted && state === 'running';
  }

  /** Until the task is over or the events end. */
  async #followEvents(creation: Creation, taskId: string, onEvent: (event: TaskEvent) => void): Promise<void> {
    const { target, lastEventId, record } = creation;
    const from = lastEventId === null ? {} : { lastEventId };
    for await (const event of target.followTask(taskId, { signal: this.#closing.signal, ...from })) {
      takeEvent(creation, event);
      onEvent(event);
      if (event.task.finished !== undefined) await endOfTask(creation, event.task, this.#options.clock.now());
    }
    if (this.#isGoingOn(record)) await this.#pause(LOOK_MS);
  }

  /** Makes going on possible, or gives up: the activity's state says which. */
  async #recover(creation: Creation, error: unknown, trouble: Trouble): Promise<void> {
    const { record } = creation;
    const { clock } = this.#options;
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
    await this.#pause(LOOK_MS);
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

  async #takeUp(creation: Creation, token: string): Promise<void> {
    const { servers, directory, clock } = this.#options;
    try {
      const vcenter = directory.get(creation.vcenter.guid) ?? creation.vcenter;
      creation.target = (await servers.of(vcenter, token)).target(creation.datacenter);
      if (creation.taskId === null) await lookUp(creation, clock.now());
      else creation.record.resume();
    } finally {
      creation.isFollowed = false;
    }
    if (creation.taskId !== null) await this.#follow(creation, creation.taskId);
    else this.#settled(creation);
  }

  async #orFail<T>(creation: Creation, work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      await fail(creation, error, this.#options.clock.now());
      return null;
    }
  }

  /** Nobody waits for the work any more: its secrets go. */
  #settled(creation: Creation): void {
    const { record, vcenter } = creation;
    creation.payload = null;
    if (!record.isOver) return;
    this.#creations.delete(record);
    const { state, vchName: vch } = record;
    this.#options.log.info({ activity: record.id, vcGuid: vcenter.guid, vch, state }, 'creation over');
  }

  #warn({ record }: Creation, error: unknown): void {
    this.#options.log.warn({ err: error, activity: record.id }, 'creation could not be followed');
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#options.clock.after(ms, resolve);
      this.#closing.signal.addEventListener(
        'abort',
        () => {
          cancel();
          resolve();
        },
        { once: true },
      );
    });
  }

  /** Until something is done, but not for long. @throws what it failed with */
  async #atMost(work: Promise<unknown>, ms: number): Promise<void> {
    const over = Promise.withResolvers<undefined>();
    const cancel = this.#options.clock.after(ms, () => over.resolve(undefined));
    await Promise.race([work, over.promise]).finally(cancel);
  }
}

/** A token that is over, or a session that the vCenter does not know: another one may do. */
function isRejected(error: unknown): boolean {
  if (error instanceof VicMachineProblem) return error.status === 401;
  return toProblemError(error).code === 'session-ended';
}

/** @throws ProblemError `invalid` naming each field, with the code of its fault */
function refuseFaults(vcenter: Vcenter, spec: VchSpec): void {
  const { resource } = spec.compute;
  if (resource !== null && resource.vcGuid !== vcenter.guid) {
    throw new ProblemError('invalid', {
      detail: `The compute resource ${resource.name} is not on ${vcenter.name}.`,
      fields: [{ path: '/compute/resource', message: 'compute-elsewhere' }],
    });
  }
  const faults = checkSpec(spec);
  if (faults.length === 0) return;
  throw new ProblemError('invalid', {
    detail: 'The specification of the VCH has faults.',
    fields: faults.map(({ path, code }) => ({ path, message: code })),
  });
}
