import { VimFault } from '@vic/vim25';
import { faultText } from '../target/fault-text.ts';

/** Mistakes in the service: their words are for the log, which has them with where they came from. */
const MISTAKES = [TypeError, RangeError, ReferenceError, SyntaxError];
const UNFORESEEN = 'something that was not foreseen, of which the log of the service tells more';

/** Why something failed, in words for people and without a full stop: vCenter's own where it refused. */
export function failureText(error: unknown): string {
  if (MISTAKES.some((kind) => error instanceof kind)) return UNFORESEEN;
  const words = error instanceof VimFault ? faultText(error) : error instanceof Error ? error.message : String(error);
  return words.replace(/(?<!\.)\.$/, '');
}
