import type { VchPayload } from '@vic/contract/vch-spec';
import type { Vcenter } from '../config/vcenter.ts';
import type { ProblemError } from '../errors.ts';
import type { ActivityRecord } from './activity-record.ts';
import type { CreationTarget } from './creation-target.ts';

/** One creation while it is followed. */
export interface Creation {
  readonly record: ActivityRecord;
  readonly vcenter: Vcenter;
  /** moid */
  readonly datacenter: string | null;
  readonly withoutSecretTexts: (text: string) => string;
  target: CreationTarget;
  /** with secrets: null as soon as nobody waits for the work any more */
  payload: VchPayload | null;
  /** of a server that tells its progress */
  taskId: string | null;
  /** where its events are gone on with */
  lastEventId: string | null;
  isFollowed: boolean;
  /** nobody waits for a refusal any more */
  isAccepted: boolean;
  /** what to answer if it failed before it was accepted */
  problem: ProblemError | null;
}
