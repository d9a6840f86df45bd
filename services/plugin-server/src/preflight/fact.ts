import type { Fact } from '@vic/vch-validation';
import { isFault, VimFault } from '@vic/vim25';
import { ProblemError } from '../errors.ts';

/**
 * Reads something that is only needed to check with: what vCenter refuses to tell is unread and fails nothing.
 * @throws what is about the connection or the session, not about the thing that was read
 */
export async function factOf<T>(read: () => Promise<T>): Promise<Fact<T>> {
  try {
    return { value: await read() };
  } catch (error) {
    if (error instanceof ProblemError && (error.code === 'not-found' || error.code === 'forbidden')) {
      return { unread: error.message };
    }
    if (!(error instanceof VimFault) || isFault(error, 'NotAuthenticated')) throw error;
    return { unread: reasonOf(error) };
  }
}

function reasonOf(fault: VimFault): string {
  const privilege = fault.is('NoPermission') ? fault.fault['privilegeId'] : undefined;
  return typeof privilege === 'string' ? `You lack the privilege ${privilege}` : fault.message;
}
