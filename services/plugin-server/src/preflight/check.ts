import { isolated } from '@vic/contract';
import type { PreflightAction, PreflightCheck } from '@vic/contract/vch-creation';
import type { SliceName } from '@vic/contract/vch-spec';

/** The field that a check is about. */
export interface FieldPlace {
  readonly slice: SliceName;
  /** JSON pointer in the specification; empty: the slice as a whole */
  readonly path: string;
}

/** What is wrong, and what to do about it. */
export interface Finding {
  readonly cause: string;
  readonly remedy?: string;
  readonly action?: PreflightAction;
}

type Outcome = PreflightCheck['outcome'];

const check = (outcome: Outcome, code: string, { slice, path }: FieldPlace, finding: Finding): PreflightCheck => ({
  code,
  outcome,
  slice,
  path,
  cause: finding.cause,
  remedy: finding.remedy ?? null,
  action: finding.action ?? null,
});

/** What was looked at is as it should be. */
export const passed = (code: string, place: FieldPlace, cause: string): PreflightCheck =>
  check('passed', code, place, { cause });

/** Worth telling; the VCH can be made. */
export const warned = (code: string, place: FieldPlace, finding: Finding): PreflightCheck =>
  check('warning', code, place, finding);

/** The VCH cannot be made so. */
export const failed = (code: string, place: FieldPlace, finding: Finding): PreflightCheck =>
  check('error', code, place, finding);

/** Nobody knows: what the check needs is not chosen yet, or could not be read. `why` ends the sentence. */
export const skipped = (code: string, place: FieldPlace, what: string, why: string): PreflightCheck =>
  check('skipped', code, place, { cause: `${what} was not checked: ${why.replace(/\.$/, '')}.` });

/** Names in quotes: all of a few, else the first ones and how many more. */
export function quoted(names: readonly string[]): string {
  const SHOWN = 4;
  const shown = names.slice(0, SHOWN).map((name) => `"${isolated(name)}"`);
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}
