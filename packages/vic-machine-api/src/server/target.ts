import {
  isNotOffered,
  toVch,
  toVchSummary,
  VicMachineProblem,
  type CallOptions,
  type ComputeOptions,
  type FollowOptions,
  type MergePatch,
  type Schemas,
  type Scope,
  type TaskEvent,
  type UpgradeChoice,
  type ValidateOptions,
  type Vch,
  type VchSummary,
  type VicMachineClient,
} from '../index.ts';
import type { AddedOperation } from './capabilities.ts';
import { ConnectionError } from './connection-error.ts';
import { poll, type CreateOutcome, type DeleteOutcome } from './outcome.ts';
import type { Policies } from './policies.ts';

/** What a change that is no creation or deletion came to: null when it is over, else the task that goes on. */
export type ChangeOutcome = Schemas['Task'] | null;

/** The server declares the operation but does not have it. */
export class OperationNotOfferedError extends Error {
  override readonly name = 'OperationNotOfferedError';
  readonly operation: AddedOperation;

  constructor(operation: AddedOperation, options: { readonly cause?: unknown } = {}) {
    super(`This vic-machine-server does not offer ${operation}.`, options);
    this.operation = operation;
  }
}

/** How one waits for a task. */
export interface WaitOptions extends CallOptions {
  readonly onEvent?: (event: TaskEvent) => void;
}

/**
 * One user's work on one target, by a server's policies: calls for single VCHs one at a time where the server needs that, and
 * the outcome of a creation or deletion found out when its answer is lost. A signal ends the waiting for an answer that reads,
 * or for one's turn; a change that was sent is never cut off, since the original would stop half-way.
 */
export class VicMachineTarget {
  readonly #client: VicMachineClient;
  readonly #scope: Scope;
  readonly #policies: Policies;

  constructor(client: VicMachineClient, scope: Scope, policies: Policies) {
    this.#client = client;
    this.#scope = scope;
    this.#policies = policies;
  }

  async listVchs(options?: ComputeOptions): Promise<VchSummary[]> {
    return (await this.#client.listVchs(this.#scope, options)).map(toVchSummary);
  }

  getVch(vchId: string, options: CallOptions = {}): Promise<Vch> {
    return this.#single(options, async () => toVch(await this.#client.getVch(this.#scope, vchId)));
  }

  /** PEM; null without TLS */
  getCertificate(vchId: string, options: CallOptions = {}): Promise<string | null> {
    return this.#single(options, () =>
      nullIf404(/no certificate/, () => this.#client.getCertificate(this.#scope, vchId)),
    );
  }

  /** null if there is no log */
  getLog(vchId: string, options: CallOptions = {}): Promise<string | null> {
    return this.#single(options, () => nullIf404(/no log file/, () => this.#client.getLog(this.#scope, vchId)));
  }

  /** null if none were generated, or they are no more kept */
  getClientCredentials(vchId: string, options: CallOptions = {}): Promise<Schemas['Client_Credentials'] | null> {
    return this.#added('getClientCredentials', () =>
      nullIf404(/./, () => this.#client.getClientCredentials(this.#scope, vchId, options)),
    );
  }

  validateVch(specification: Schemas['VCH'], options?: ValidateOptions): Promise<Schemas['Validation_Report']> {
    return this.#added('validateVch', () => this.#client.validateVch(this.#scope, specification, options));
  }

  /**
   * Makes a VCH: as a task where the server can, else waiting for it.
   * @throws VicMachineProblem, ConnectionError if the request did not arrive
   */
  async createVch(specification: Schemas['VCH'], { signal }: CallOptions = {}): Promise<CreateOutcome> {
    const { isOriginal } = await this.#policies.capabilities();
    const isOwn = vchNamed(specification.name ?? '', isOriginal ? await this.#idsBefore(signal) : new Set());
    signal?.throwIfAborted();
    try {
      const { task, vchId } = await this.#client.createVch(this.#scope, specification, { prefersTask: !isOriginal });
      if (task !== null) return { kind: 'started', task };
      return { kind: 'created', vchId: vchId ?? (await this.#find(isOwn))?.id ?? null };
    } catch (error) {
      if (!isLostAnswer(error)) throw error;
      return this.#outcomeOfCreation(isOwn, error);
    }
  }

  /**
   * Deletes a VCH: as a task where the server can, else waiting for it.
   * @throws VicMachineProblem, ConnectionError if the request did not arrive
   */
  async deleteVch(
    vchId: string,
    specification: Schemas['Deletion_Specification'] | null,
    { signal }: CallOptions = {},
  ): Promise<DeleteOutcome> {
    const { isOriginal } = await this.#policies.capabilities();
    return this.#singleChange(signal, async () => {
      const wasListed = isOriginal && (await this.#idsBefore(signal)).has(vchId);
      signal?.throwIfAborted();
      try {
        const { task } = await this.#client.deleteVch(this.#scope, vchId, specification, { prefersTask: !isOriginal });
        return task === null ? { kind: 'deleted' } : { kind: 'started', task };
      } catch (error) {
        if (!isLostAnswer(error)) throw error;
        return this.#outcomeOfDeletion(vchId, wasListed || !isOriginal, error);
      }
    });
  }

  replaceVch(vchId: string, specification: Schemas['VCH'], options: CallOptions = {}): Promise<ChangeOutcome> {
    return this.#change('replaceVch', options, () =>
      this.#client.replaceVch(this.#scope, vchId, specification, { prefersTask: true }),
    );
  }

  patchVch(vchId: string, patch: MergePatch<Schemas['VCH']>, options: CallOptions = {}): Promise<ChangeOutcome> {
    return this.#change('patchVch', options, () =>
      this.#client.patchVch(this.#scope, vchId, patch, { prefersTask: true }),
    );
  }

  upgradeVch(vchId: string, choice: UpgradeChoice = {}, options: CallOptions = {}): Promise<ChangeOutcome> {
    return this.#change('upgradeVch', options, () =>
      this.#client.upgradeVch(this.#scope, vchId, choice, { prefersTask: true }),
    );
  }

  debugVch(
    vchId: string,
    specification: Schemas['Debug_Specification'],
    options: CallOptions = {},
  ): Promise<Schemas['Debug_Report']> {
    return this.#added('debugVch', () =>
      this.#singleChange(options.signal, () => this.#client.debugVch(this.#scope, vchId, specification)),
    );
  }

  readFirewall(options?: ComputeOptions): Promise<Schemas['Firewall_Report']> {
    return this.#added('readFirewall', () => this.#client.readFirewall(this.#scope, options));
  }

  changeFirewall(action: 'allow' | 'deny', options?: ComputeOptions): Promise<void> {
    return this.#added('changeFirewall', () => this.#client.changeFirewall(this.#scope, action, options));
  }

  getTask(taskId: string, options?: CallOptions): Promise<Schemas['Task']> {
    return this.#client.getTask(this.#scope, taskId, options);
  }

  followTask(taskId: string, options?: FollowOptions): AsyncGenerator<TaskEvent, void> {
    return this.#client.followTask(this.#scope, taskId, options);
  }

  /**
   * Waits for the end of a task, whatever it is. Connections that break are made again, and go on after the last event.
   * @throws VicMachineProblem 404 when the server knows the task no more; ConnectionError when it cannot be reached for long
   */
  async waitForTask(task: Schemas['Task'], options: WaitOptions = {}): Promise<Schemas['Task']> {
    const { clock, poll: limits } = this.#policies;
    const { onEvent, ...call } = options;
    let last = task;
    let lastEventId: string | null = null;
    let failsSince: number | null = null;
    while (!isOver(last)) {
      try {
        const after: FollowOptions = lastEventId === null ? {} : { lastEventId };
        for await (const event of this.followTask(task.id, { ...call, ...after })) {
          last = event.task;
          lastEventId = event.id;
          failsSince = null;
          onEvent?.(event);
        }
      } catch (error) {
        failsSince ??= clock.now();
        if (!(error instanceof ConnectionError) || clock.now() - failsSince > limits.giveUpMs) throw error;
      }
      if (!isOver(last)) await clock.sleep(limits.everyMs, call.signal);
    }
    return last;
  }

  #single<T>({ signal }: CallOptions, call: () => Promise<T>): Promise<T> {
    return this.#policies.oneAtATime(call, { signal, isChange: false });
  }

  #singleChange<T>(signal: AbortSignal | undefined, call: () => Promise<T>): Promise<T> {
    return this.#policies.oneAtATime(call, { signal, isChange: true });
  }

  async #change(
    operation: AddedOperation,
    options: CallOptions,
    call: () => Promise<{ readonly task: ChangeOutcome }>,
  ): Promise<ChangeOutcome> {
    return this.#added(operation, async () => (await this.#singleChange(options.signal, call)).task);
  }

  /** Does not ask for what the server is known not to have, and learns from a refusal. */
  async #added<T>(operation: AddedOperation, call: () => Promise<T>): Promise<T> {
    const { operations } = await this.#policies.capabilities();
    if (!operations.has(operation)) throw new OperationNotOfferedError(operation);
    try {
      return await call();
    } catch (error) {
      if (!isNotOffered(error)) throw error;
      this.#policies.forget(operation);
      throw new OperationNotOfferedError(operation, { cause: error });
    }
  }

  async #idsBefore(signal: AbortSignal | undefined): Promise<ReadonlySet<string>> {
    const list = await this.listVchs(signal === undefined ? {} : { signal });
    return new Set(list.map((vch) => vch.id));
  }

  async #find(isWanted: (vch: VchSummary) => boolean): Promise<VchSummary | null> {
    const list = await this.listVchs().catch(() => []);
    return list.find(isWanted) ?? null;
  }

  /** Powering on is the last thing that creation does. */
  async #outcomeOfCreation(isOwn: (vch: VchSummary) => boolean, cause: Error): Promise<CreateOutcome> {
    const last: { vch: VchSummary | null } = { vch: null };
    const made = await this.#poll(async () => {
      last.vch = (await this.listVchs()).find(isOwn) ?? null;
      return last.vch?.powerState === 'poweredOn' ? last.vch : null;
    });
    if (made !== null) return { kind: 'created', vchId: made.id };
    return last.vch === null ? { kind: 'unknown', cause } : { kind: 'unfinished', vch: last.vch, cause };
  }

  /**
   * The list is what tells, since asking for the VCH itself while the original deletes it can end that server; only of a VCH that
   * was never listed it is asked for itself, once, in the end.
   */
  async #outcomeOfDeletion(vchId: string, wasListed: boolean, cause: Error): Promise<DeleteOutcome> {
    const isGone = await this.#poll(async () => {
      const isListed = (await this.listVchs()).some((vch) => vch.id === vchId);
      return wasListed && !isListed ? true : null;
    });
    if (isGone === true || (!wasListed && (await this.#isUnknown(vchId)))) return { kind: 'deleted' };
    return { kind: 'unknown', cause };
  }

  async #isUnknown(vchId: string): Promise<boolean> {
    try {
      await this.#client.getVch(this.#scope, vchId);
      return false;
    } catch (error) {
      return error instanceof VicMachineProblem && error.status === 404;
    }
  }

  #poll<T>(look: () => Promise<T | null>): Promise<T | null> {
    return poll(look, this.#policies.poll, this.#policies.clock);
  }
}

function isOver({ state }: Schemas['Task']): boolean {
  return state === 'succeeded' || state === 'failed' || state === 'undone';
}

/** A VCH that was not there before. */
function vchNamed(name: string, before: ReadonlySet<string>): (vch: VchSummary) => boolean {
  return (vch) => vch.name === name && !before.has(vch.id);
}

/** Whether the request may have been carried out although no answer came. */
function isLostAnswer(error: unknown): error is ConnectionError {
  return error instanceof ConnectionError && error.mayHaveArrived;
}

async function nullIf404<T>(message: RegExp, call: () => Promise<T>): Promise<T | null> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof VicMachineProblem && error.status === 404 && message.test(error.message)) return null;
    throw error;
  }
}
