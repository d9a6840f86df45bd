import { VimFault } from '@vic/vim25';
import { faultText } from '../target/fault-text.ts';

/** Why something failed, in words for people and without a full stop: vCenter's own where it refused. */
export function failureText(error: unknown): string {
  const words = error instanceof VimFault ? faultText(error) : error instanceof Error ? error.message : String(error);
  return words.replace(/(?<!\.)\.$/, '');
}
