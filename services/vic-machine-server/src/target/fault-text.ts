import type { VimFault } from '@vic/vim25';

const LOGIN_REFUSED = 'Cannot complete login due to an incorrect user name or password.';
const GONE = 'The object has already been deleted or has not been completely created';

/** What the target itself said about a fault, without our additions; a sentence of our own where it said nothing. */
export function faultText(fault: VimFault): string {
  const suffix = ` (${fault.faultType})`;
  if (fault.message.endsWith(suffix)) return fault.message.slice(0, -suffix.length);
  if (fault.is('InvalidLogin')) return LOGIN_REFUSED;
  if (fault.is('ManagedObjectNotFound')) return GONE;
  return fault.message;
}

/** The text by which callers know an object that is not there. */
export const OBJECT_GONE = `ServerFaultCode: ${GONE}`;
