import { entityName, field, number, reference, text, type ManagedObjectReference, type VimValue } from '@vic/vim25';
import type { RecentTask } from './vcenter-connection.ts';

/** Reads a `TaskInfo`; null if there is none (the task is gone or may not be seen). */
export function decodeTask(ref: ManagedObjectReference, info: VimValue | undefined): RecentTask | null {
  if (info === undefined) return null;
  const at = (name: string): string | null => text(field(info, name)) ?? null;
  const name = at('entityName');
  const error = field(info, 'error');
  return {
    moid: ref.value,
    descriptionId: at('descriptionId') ?? '',
    description: text(field(field(info, 'description'), 'message')) ?? null,
    entity: reference(field(info, 'entity')) ?? null,
    entityName: name === null ? null : entityName(name),
    state: at('state') ?? 'queued',
    progress: number(field(info, 'progress')) ?? null,
    errorMessage: error === undefined ? null : (text(field(error, 'localizedMessage')) ?? faultName(error)),
    userName: text(field(field(info, 'reason'), 'userName')) ?? null,
    queuedAt: at('queueTime'),
    startedAt: at('startTime'),
    completedAt: at('completeTime'),
  };
}

function faultName(error: VimValue): string {
  return text(field(field(error, 'fault'), 'typeName')) ?? 'The task failed.';
}
