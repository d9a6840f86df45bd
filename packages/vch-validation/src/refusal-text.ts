import type { Fault } from './fault.ts';
import { originalWords } from './skipped.ts';

/**
 * The one sentence with which a creation is refused after stage 2, as the original writes it: every error, then what was skipped because
 * compute resource or image datastore were not found.
 */
export function refusalText(faults: readonly Fault[]): string {
  const said = faults.flatMap((fault) => (fault.severity === 'error' ? [fault.message] : (originalWords(fault) ?? [])));
  return `failed to validate VCH: ${said.join(', ')}`;
}
