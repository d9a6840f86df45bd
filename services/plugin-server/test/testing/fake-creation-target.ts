import type { Schemas, TaskEvent, VchSummary } from '@vic/vic-machine-api';
import type { CreateOutcome } from '@vic/vic-machine-api/server';
import type { CreationAccess, CreationServers } from '../../src/activities/creation-target.ts';

type Event = TaskEvent | Error;

export function aTask(facts: Partial<Schemas['Task']> = {}): Schemas['Task'] {
  return {
    id: 'task-1',
    operation: 'createVch',
    state: 'running',
    step: 'Making the resource pool',
    percent: 12,
    started: '2026-03-01T08:00:00Z',
    log: [],
    ...facts,
  };
}

export function anEvent(id: number, task: Partial<Schemas['Task']> = {}, log: readonly string[] = []): TaskEvent {
  return { id: String(id), task: aTask(task), log };
}

export function aListed(name: string, facts: Partial<VchSummary> = {}): VchSummary {
  return {
    id: 'vm-9',
    name,
    poolId: null,
    version: null,
    powerState: 'poweredOn',
    upgrade: { kind: 'current' },
    adminPortal: null,
    dockerHost: null,
    ...facts,
  };
}

/** A vic-machine-server that says what the test tells it to. */
export class FakeCreationServers implements CreationServers {
  isOriginal = false;
  /** what asking for a VCH comes to; a promise that the test holds keeps the caller waiting */
  outcome: Promise<CreateOutcome> = Promise.resolve({ kind: 'started', task: aTask() });
  /** one stream of events after another; an error ends one */
  streams: Event[][] = [];
  listed: VchSummary[] | Error = [];
  log: string | null = null;
  faults: Schemas['Validation_Report']['faults'] = [];
  /** tokens that are not accepted, with what comes of it */
  readonly refusedTokens = new Map<string, Error>();
  readonly created: Schemas['VCH'][] = [];
  /** `token lastEventId` of each stream that was asked for */
  readonly followed: string[] = [];

  of: CreationServers['of'] = async (_vcenter, token): Promise<CreationAccess> => {
    const prove = () => {
      const refusal = this.refusedTokens.get(token);
      if (refusal) throw refusal;
    };
    const { isOriginal } = this;
    return {
      server: {
        capabilities: async () => ({
          version: null,
          compatibility: 'compatible',
          isOriginal,
          operations: new Set(),
          bootstrapImages: null,
        }),
      },
      target: () => ({
        createVch: async (specification) => {
          prove();
          this.created.push(specification);
          return this.outcome;
        },
        getLog: async () => this.log,
        listVchs: async () => {
          prove();
          if (this.listed instanceof Error) throw this.listed;
          return this.listed;
        },
        validateVch: async () => ({ valid: this.faults.length === 0, faults: this.faults }),
        followTask: (_id, options) => this.#events(token, options?.lastEventId ?? '', prove),
      }),
    };
  };

  async *#events(token: string, lastEventId: string, prove: () => void): AsyncGenerator<TaskEvent, void> {
    prove();
    this.followed.push(`${token} ${lastEventId}`.trim());
    for (const event of this.streams.shift() ?? []) {
      if (event instanceof Error) throw event;
      yield event;
    }
  }
}
