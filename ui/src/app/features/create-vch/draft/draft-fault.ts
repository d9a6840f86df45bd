import type { PreflightAction, PreflightCheck } from '@vic/contract/vch-creation';
import type { SliceName, SpecFault } from '@vic/contract/vch-spec';

/** A text of the catalogue with the values of its placeholders. */
export interface Message {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Something wrong with the draft: told by its rules at once, or by the server when it looked. */
export interface DraftFault {
  readonly slice: SliceName;
  /** JSON pointer in the specification; empty: the step as a whole */
  readonly path: string;
  readonly severity: 'error' | 'warning';
  readonly source: 'rule' | 'server';
  /** of a rule: its text; of the server: null */
  readonly message: Message | null;
  /** of the server: one sentence; of a rule: empty */
  readonly cause: string;
  readonly remedy: string | null;
  readonly action: PreflightAction | null;
}

/** What a rule found, as a fault of the draft. */
export function ofRule({ slice, path, code, values }: SpecFault): DraftFault {
  const message = { key: `createVch.fault.${code}`, values };
  return { slice, path, severity: 'error', source: 'rule', message, cause: '', remedy: null, action: null };
}

/** Null where the server found nothing wrong, or did not look. */
export function ofCheck({ slice, path, outcome, cause, remedy, action }: PreflightCheck): DraftFault | null {
  if (outcome !== 'error' && outcome !== 'warning') return null;
  return { slice, path, severity: outcome, source: 'server', message: null, cause, remedy, action };
}
