import { reference, text, type VimFault } from '@vic/vim25';

const LOGIN_REFUSED = 'Cannot complete login due to an incorrect user name or password.';
const NO_PERMISSION = 'Permission to perform this operation was denied.';
const GONE = 'The object has already been deleted or has not been completely created';

/** What the target itself said about a fault, without our additions; a sentence of our own where it said nothing. */
export function faultText(fault: VimFault): string {
  const suffix = ` (${fault.faultType})`;
  const words = fault.message.endsWith(suffix) ? fault.message.slice(0, -suffix.length) : null;
  if (fault.is('NoPermission')) return `${words ?? NO_PERMISSION}${missingPrivilege(fault)}`;
  if (words !== null) return words;
  if (fault.is('InvalidLogin')) return LOGIN_REFUSED;
  if (fault.is('ManagedObjectNotFound')) return GONE;
  return fault.message;
}

/** vCenter's words do not say what its fault does. */
function missingPrivilege({ fault }: VimFault): string {
  const privilege = text(fault['privilegeId']) ?? '';
  const object = reference(fault['object']);
  if (privilege === '') return '';
  return ` You lack the privilege ${privilege}${object === undefined ? '' : ` on ${object.type} ${object.value}`}.`;
}

/** The text by which callers know an object that is not there. */
export const OBJECT_GONE = `ServerFaultCode: ${GONE}`;
