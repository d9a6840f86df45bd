import type { Settings } from './config/settings.ts';
import type { OperationLog } from './log/operation-log.ts';
import type { TargetSession } from './target/target-session.ts';

/** What every operation on a target gets besides its input. */
export interface OperationContext {
  readonly session: TargetSession;
  readonly settings: Settings;
  readonly log: OperationLog;
  /** Aborted when the service must end now: undo what was begun. A caller that goes away does not abort. */
  readonly signal: AbortSignal;
  /** Names the step that begins, for people, and how far the whole is. `percent` 0 to 100. */
  progress(step: string, percent: number): void;
  /** Tells the moid of a new VCH's endpoint VM as soon as there is one; it may still be taken back. */
  vchMade(vchId: string): void;
}
