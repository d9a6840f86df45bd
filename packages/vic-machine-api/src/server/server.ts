import type { Dispatcher } from 'undici';
import {
  createVicMachineClient,
  type CallOptions,
  type Credentials,
  type Scope,
  type VicMachineClient,
} from '../index.ts';
import { detectCapabilities, type AddedOperation, type Capabilities } from './capabilities.ts';
import { systemClock, type Clock } from './clock.ts';
import { DEFAULT_POLL, type PollLimits } from './outcome.ts';
import type { ServerTrust } from './pin.ts';
import type { Policies } from './policies.ts';
import { VicMachineTarget } from './target.ts';
import { DEFAULT_LIMITS, Transport, type TransportLimits } from './transport.ts';
import { Turns } from './turns.ts';
import type { VersionRange } from './version.ts';

/** One vic-machine-server. */
export interface VicMachineServerOptions {
  /** `https://host:port`, without the API's own `/container` */
  readonly url: string;
  /** how it proves who it is, or the connections to it; ignored for http */
  readonly trust: ServerTrust | Dispatcher;
  readonly limits?: Partial<TransportLimits>;
  readonly poll?: Partial<PollLimits>;
  readonly clock?: Clock;
  /** versions that are compatible */
  readonly supported?: VersionRange;
  /** how many calls for single VCHs may wait for their turn */
  readonly waitingCalls?: number;
}

const WAITING_CALLS = 200;

/**
 * Calls of a server to one vic-machine-server. Make one of these per server and keep it: calls for single VCHs take turns
 * among all that come through it, since the original does not survive two at once.
 */
export class VicMachineServer {
  readonly #url: string;
  readonly #transport: Transport;
  readonly #client: VicMachineClient;
  readonly #turns: Turns;
  readonly #supported: VersionRange | undefined;
  readonly #policies: Policies;
  readonly #notOffered = new Set<AddedOperation>();
  #capabilities: Promise<Capabilities> | null = null;

  constructor(options: VicMachineServerOptions) {
    this.#url = options.url;
    this.#turns = new Turns(new URL(options.url).host, options.waitingCalls ?? WAITING_CALLS);
    this.#supported = options.supported;
    this.#transport = new Transport(new URL(options.url), options.trust, { ...DEFAULT_LIMITS, ...options.limits });
    this.#client = this.#clientWith();
    this.#policies = {
      clock: options.clock ?? systemClock,
      poll: { ...DEFAULT_POLL, ...options.poll },
      capabilities: () => this.capabilities(),
      forget: (operation) => this.#notOffered.add(operation),
      oneAtATime: async (call, turn) => {
        await this.capabilities().catch(() => null);
        return this.#turns.take(call, turn);
      },
    };
  }

  /**
   * What the server is and can. Found out once; a failure is not kept.
   * @throws ConnectionError, VicMachineProblem, AnswerNotUnderstoodError
   */
  async capabilities(): Promise<Capabilities> {
    this.#capabilities ??= this.#detect();
    const known = this.#capabilities;
    known.catch(() => (this.#capabilities = null));
    const { operations, ...rest } = await known;
    return { ...rest, operations: new Set([...operations].filter((name) => !this.#notOffered.has(name))) };
  }

  /**
   * One user's work on a target.
   * @param credentials asked once for every request: a ticket is good for one
   */
  at(scope: Scope, credentials: () => Promise<Credentials>): VicMachineTarget {
    return new VicMachineTarget(this.#clientWith(credentials), scope, this.#policies);
  }

  /** Welcome text of the server. */
  hello(options?: CallOptions): Promise<string> {
    return this.#client.hello(options);
  }

  /** Refuses what still waits, and ends all connections. */
  async close(): Promise<void> {
    this.#turns.close();
    await this.#transport.close();
  }

  #clientWith(credentials?: () => Promise<Credentials>): VicMachineClient {
    return createVicMachineClient({
      baseUrl: this.#url,
      fetch: (request) => this.#transport.fetch(request),
      ...(credentials === undefined ? {} : { credentials }),
    });
  }

  async #detect(): Promise<Capabilities> {
    const supported = this.#supported;
    const found = await detectCapabilities(this.#client, supported === undefined ? {} : { supported });
    // Ours takes any number at once.
    this.#turns.atOnce = found.isOriginal ? 1 : Number.POSITIVE_INFINITY;
    return found;
  }
}
