import { toPayload, withoutSecrets, type VchSpec } from '@vic/contract/vch-spec';
import type { CreationRequest } from '@vic/contract/vch-creation';
import type { TaskEvent } from '@vic/vic-machine-api';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock.ts';
import type { VcenterDirectory } from '../config/vcenter-directory.ts';
import type { Vcenter } from '../config/vcenter.ts';
import type { Log } from '../logging/log.ts';
import { vicMachineProblem } from '../vic-machine/vic-machine-problem.ts';
import { KEPT_MS, type Activities } from './activities.ts';
import { ownerKey, type ActivityOwner } from './activity-owner.ts';
import { ActivityRecord } from './activity-record.ts';
import { askOriginal } from './ask-original.ts';
import type { Creation } from './creation.ts';
import type { CreationServers } from './creation-target.ts';
import { endOfWait, lookUp, orFail } from './outcomes.ts';
import { ACCEPT_MS, atMost, CLOSE_GRACE_MS } from './patience.ts';
import { refuseFaults } from './refuse-faults.ts';
import { secretRemover } from './secret-texts.ts';
import { TaskFollower } from './task-follower.ts';

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
const MAX_REQUESTS = 1_000;

/** Creations of VCHs: sent to the vic-machine-server of their vCenter, and followed until they are over. */
export class Creations {
  readonly #options: CreationsOptions;
  readonly #follower: TaskFollower;
  readonly #creations = new WeakMap<ActivityRecord, Creation>();
  /** id of the activity that each request became */
  readonly #requests: LRUCache<string, Promise<string>>;
  /** requests that the original server has not answered */
  readonly #waiting = new Set<Promise<void>>();
  readonly #closing = new AbortController();

  constructor(options: CreationsOptions) {
    const { servers, tokensOf, clock } = options;
    this.#options = options;
    this.#follower = new TaskFollower({ servers, tokensOf, clock, closing: this.#closing.signal });
    this.#requests = new LRUCache({
      max: MAX_REQUESTS,
      ttl: KEPT_MS,
      ttlResolution: 0,
      perf: { now: () => clock.now() },
    });
  }

  /**
   * Begins a creation, and waits until the server's own checks are over. The same request again is the same creation.
   * @throws ProblemError `invalid`, `vic-machine-refused` with the fields at fault; `not-found` where the same request
   * became an activity that is forgotten; what the servers failed with
   */
  async start(
    owner: ActivityOwner,
    vcenter: Vcenter,
    token: string,
    request: CreationRequest,
  ): Promise<ActivityRecord> {
    const key = `${ownerKey(owner)}\n${request.requestId}`;
    const known = this.#requests.get(key);
    if (known) return this.#options.activities.find([owner], await known);
    const begun = this.#begin(owner, vcenter, token, request.spec);
    const id = begun.then((record) => record.id);
    this.#requests.set(key, id);
    id.catch(() => this.#requests.delete(key));
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
    await atMost(this.#options.clock, CLOSE_GRACE_MS, Promise.allSettled(this.#waiting));
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
    const { clock } = this.#options;
    if (payload === null) return;
    const outcome = await orFail(creation, clock, () => target.createVch(payload));
    if (outcome === null) return;
    if (outcome.kind !== 'started') {
      await endOfWait(creation, outcome, clock);
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
    await atMost(clock, ACCEPT_MS, accepted.promise);
  }

  /** Until the server has refused, or had the time to. */
  async #sendAndWait(creation: Creation): Promise<void> {
    const { clock } = this.#options;
    const { over } = await askOriginal(creation, clock);
    const work = over
      .catch((error: unknown) => this.#warn(creation, error))
      .finally(() => {
        this.#waiting.delete(work);
        this.#settled(creation);
      });
    this.#waiting.add(work);
    await atMost(clock, ACCEPT_MS, work);
  }

  async #follow(creation: Creation, taskId: string, onEvent?: (event: TaskEvent) => void): Promise<void> {
    await this.#follower.follow(creation, taskId, onEvent);
    this.#settled(creation);
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
}
