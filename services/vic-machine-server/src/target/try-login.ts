import { InvalidRequestError, VimFault } from '@vic/vim25';
import { faultText } from './fault-text.ts';
import { connectTo, type OpenTargetOptions } from './open-target.ts';
import type { TargetRequest } from './target-session.ts';

/**
 * Logs a user in to the target of a request, trusted in the same way, and out again at once.
 * @returns null if that worked, else the target's own words
 * @throws TransportError, or the reason of the signal
 */
export async function tryLogin(
  request: TargetRequest,
  user: { readonly userName: string; readonly password: string },
  options: OpenTargetOptions,
): Promise<string | null> {
  if (user.userName === '') return 'No user name is given.';
  const client = await connectTo(request, options);
  try {
    await client.login(user.userName, user.password);
    return null;
  } catch (error) {
    options.signal?.throwIfAborted();
    if (error instanceof VimFault) return `ServerFaultCode: ${faultText(error)}`;
    // Characters that cannot be sent, which no user name or password has.
    if (error instanceof InvalidRequestError) return error.message;
    throw error;
  } finally {
    await client.close();
  }
}
