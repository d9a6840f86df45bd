import type { Clock } from './clock.ts';
import type { Settings } from './config/settings.ts';
import type { ServiceLog } from './log/service-log.ts';
import type { Operations } from './operations.ts';
import type { TargetRequest, TargetSession } from './target/target-session.ts';
import { createCredentialStore, type CredentialStore } from './tasks/credential-store.ts';
import { createRunningWork, type RunningWork } from './tasks/running-work.ts';
import { createTaskRegistry, type TaskRegistry } from './tasks/task-registry.ts';
import { createVchLocks, type VchLocks } from './tasks/vch-locks.ts';

/** Logs in to the target of a request. */
export type OpenTarget = (
  request: TargetRequest,
  options: { readonly signal?: AbortSignal; readonly operationId: string; readonly userAgent?: string },
) => Promise<TargetSession>;

/** What routes work with. */
export interface Services {
  readonly settings: Settings;
  readonly operations: Operations;
  readonly openTarget: OpenTarget;
  readonly clock: Clock;
  readonly log: ServiceLog;
  readonly work: RunningWork;
  readonly locks: VchLocks;
  readonly tasks: TaskRegistry;
  readonly credentials: CredentialStore;
}

export type ServiceParts = Pick<Services, 'settings' | 'operations' | 'openTarget' | 'clock' | 'log'>;

/** Adds what the service itself keeps: all of it in memory, and gone with the process. */
export function createServices(parts: ServiceParts): Services {
  return {
    ...parts,
    work: createRunningWork(parts.clock),
    locks: createVchLocks(),
    tasks: createTaskRegistry(parts.clock),
    credentials: createCredentialStore(parts.clock),
  };
}
