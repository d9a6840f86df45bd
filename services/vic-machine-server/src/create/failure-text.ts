import { VimFault } from '@vic/vim25';
import { faultText } from '../target/fault-text.ts';

/** Why something failed, in words for people: vCenter's own where it refused. */
export function failureText(error: unknown): string {
  if (error instanceof VimFault) return faultText(error);
  return error instanceof Error ? error.message : String(error);
}
