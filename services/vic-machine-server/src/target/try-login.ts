import type { LoginFault } from '@vic/vch-validation';
import { InvalidRequestError, VimFault } from '@vic/vim25';
import { faultText } from './fault-text.ts';
import { connectTo, type OpenTargetOptions } from './open-target.ts';
import type { TargetRequest } from './target-session.ts';

/**
 * Logs a user in to the target of a request, trusted in the same way, and out again at once.
 * @returns null if that worked, else why not
 * @throws TransportError, or the reason of the signal
 */
export async function tryLogin(
  request: TargetRequest,
  user: { readonly userName: string; readonly password: string },
  options: OpenTargetOptions,
): Promise<LoginFault | null> {
  if (user.userName === '') return { kind: 'refused', text: 'No user name is given.' };
  const client = await connectTo(request, options);
  try {
    await client.login(user.userName, user.password);
    return null;
  } catch (error) {
    options.signal?.throwIfAborted();
    const fault = loginFaultOf(error, user.userName);
    if (fault === null) throw error;
    return fault;
  } finally {
    await client.close();
  }
}

function loginFaultOf(error: unknown, userName: string): LoginFault | null {
  if (error instanceof VimFault) {
    if (!error.is('NoPermission')) return { kind: 'refused', text: `ServerFaultCode: ${faultText(error)}` };
    return { kind: 'no-permission', text: `${userName} has no permission on any object there.` };
  }
  // Characters that cannot be sent, which no user name or password has.
  return error instanceof InvalidRequestError ? { kind: 'refused', text: error.message } : null;
}
