import type { Schemas, VchSummary } from '../index.ts';
import type { Clock } from './clock.ts';

/** What came of a creation. */
export type CreateOutcome =
  /** `vchId` null: it was made, but is not (or no more) in the list */
  | { readonly kind: 'created'; readonly vchId: string | null }
  /** the work goes on as a task of the server */
  | { readonly kind: 'started'; readonly task: Schemas['Task'] }
  /** The answer was lost, and after the time limit there is a VCH of this name that was never powered on. */
  | { readonly kind: 'unfinished'; readonly vch: VchSummary; readonly cause: Error }
  /** The answer was lost, and after the time limit there is no such VCH, or the list could not be read. */
  | { readonly kind: 'unknown'; readonly cause: Error };

/** What came of a deletion. */
export type DeleteOutcome =
  | { readonly kind: 'deleted' }
  | { readonly kind: 'started'; readonly task: Schemas['Task'] }
  /** The answer was lost, and after the time limit the VCH is still there, or the list could not be read. */
  | { readonly kind: 'unknown'; readonly cause: Error };

/** How the outcome of work whose answer was lost is looked for. */
export interface PollLimits {
  readonly everyMs: number;
  readonly giveUpMs: number;
}

export const DEFAULT_POLL: PollLimits = { everyMs: 5_000, giveUpMs: 15 * 60_000 };

/**
 * Looks again and again until there is something to see.
 * A look that fails counts as one that saw nothing: the server may be starting again.
 * @returns null when the time limit is over
 */
export async function poll<T>(look: () => Promise<T | null>, limits: PollLimits, clock: Clock): Promise<T | null> {
  const end = clock.now() + limits.giveUpMs;
  for (;;) {
    const seen = await look().catch(() => null);
    if (seen !== null) return seen;
    if (clock.now() + limits.everyMs > end) return null;
    await clock.sleep(limits.everyMs);
  }
}
