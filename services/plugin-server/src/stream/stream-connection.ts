import { STREAM_CLOSE_SESSION_ENDED, type StreamMessage } from '@vic/contract';
import type { Activity } from '@vic/contract/vch-creation';
import type { Activities } from '../activities/activities.ts';
import { ownerKey } from '../activities/activity-owner.ts';
import { every, type Clock } from '../clock.ts';
import type { FeedMessage } from '../inventory/feed.ts';
import type { Delta } from '../inventory/store.ts';
import type { Workspace } from '../inventory/workspace.ts';

/** As much of a WebSocket as a stream needs. */
export interface StreamSocket {
  readonly bufferedAmount: number;
  send(text: string): void;
  close(code: number, reason: string): void;
  terminate(): void;
}

export const HEARTBEAT_MS = 30_000;
/** Above this many unsent bytes the client is too slow: changes are left out, and it is told to ask again. */
export const MAX_BUFFERED_BYTES = 1_048_576;
const DRAIN_CHECK_MS = 500;
/** A client that takes nothing for this long is given up. */
const MAX_SLOW_MS = 60_000;

const NOTHING: Delta = { isPartial: true, vchs: [], removedVchs: [], containers: [], removedContainers: [] };
const texts = new WeakMap<Delta, string>();

export interface StreamSources {
  readonly workspace: Workspace;
  readonly activities: Activities;
  readonly clock: Clock;
}

/** Tells one client what changes in its workspace, and how the user's own activities go on. */
export class StreamConnection {
  readonly #socket: StreamSocket;
  readonly #workspace: Workspace;
  readonly #activities: Activities;
  readonly #clock: Clock;
  readonly #stops: (() => void)[];
  #revision: number;
  #healthText = '';
  #slowSince: number | null = null;

  constructor(socket: StreamSocket, { workspace, activities, clock }: StreamSources) {
    this.#socket = socket;
    this.#workspace = workspace;
    this.#activities = activities;
    this.#clock = clock;
    this.#revision = workspace.revision;
    const vcenters = workspace.health();
    this.#healthText = healthText(vcenters);
    this.#send({ type: 'hello', revision: this.#revision, vcenters });
    this.#stops = [
      workspace.subscribe((message) => this.#onMessage(message)),
      activities.subscribe((owner, activity) => {
        const key = ownerKey(owner);
        if (workspace.identities.some((identity) => ownerKey(identity) === key)) this.#sendActivity(activity);
      }),
      every(clock, HEARTBEAT_MS, () => this.#send({ type: 'heartbeat' })),
      every(clock, DRAIN_CHECK_MS, () => this.#checkSpeed()),
    ];
  }

  /** Ends the subscription; the socket is closed by whoever asks for this. */
  stop(): void {
    for (const stop of this.#stops.splice(0)) stop();
  }

  #onMessage(message: FeedMessage): void {
    if (this.#workspace.isRejected) {
      this.stop();
      this.#socket.close(STREAM_CLOSE_SESSION_ENDED, 'session ended');
      return;
    }
    if (message.kind === 'delta') this.#sendDelta(message.delta);
    this.#sendHealth();
  }

  #sendDelta(delta: Delta): void {
    if (this.#slowSince !== null || this.#socket.bufferedAmount > MAX_BUFFERED_BYTES) {
      this.#slowSince ??= this.#clock.now();
      return;
    }
    const revision = this.#workspace.revision;
    // One text for all clients: the records are the same, the revisions are not.
    let records = texts.get(delta);
    if (records === undefined) {
      records = JSON.stringify(delta).slice(1);
      texts.set(delta, records);
    }
    const head = JSON.stringify({ type: 'changes', previousRevision: this.#revision, revision });
    this.#socket.send(`${head.slice(0, -1)},${records}`);
    this.#revision = revision;
  }

  #sendHealth(): void {
    const vcenters = this.#workspace.health();
    const text = healthText(vcenters);
    if (text === this.#healthText) return;
    this.#healthText = text;
    this.#send({ type: 'health', vcenters });
  }

  #sendActivity(activity: Activity): void {
    if (this.#socket.bufferedAmount > MAX_BUFFERED_BYTES) this.#slowSince ??= this.#clock.now();
    this.#send({ type: 'activity', activity });
  }

  #checkSpeed(): void {
    if (this.#slowSince === null) return;
    if (this.#socket.bufferedAmount === 0) {
      this.#slowSince = null;
      this.#sendDelta({ ...NOTHING });
      this.#sendHealth();
      const own = this.#activities.list(this.#workspace.identities);
      for (const record of own) this.#sendActivity(record.toActivity());
    } else if (this.#clock.now() - this.#slowSince > MAX_SLOW_MS) {
      this.stop();
      this.#socket.terminate();
    }
  }

  #send(message: StreamMessage): void {
    if (this.#slowSince === null) this.#socket.send(JSON.stringify(message));
  }
}

/** What counts as a change of health: not that the last contact was a moment later. */
function healthText(vcenters: readonly { lastContactAt: string | null }[]): string {
  return JSON.stringify(vcenters.map((health) => ({ ...health, lastContactAt: null })));
}
