import type { Fact } from '@vic/vch-validation';
import { isFault, VimFault } from '@vic/vim25';
import { faultText } from '../target/fault-text.ts';

/**
 * Reads something that is only needed to check with: what the target refuses to tell is unread and fails nothing.
 * @throws what is no fault, and the fault that the session ended
 */
export async function factOf<T>(read: () => Promise<T>): Promise<Fact<T>> {
  try {
    return { value: await read() };
  } catch (error) {
    if (!(error instanceof VimFault) || isFault(error, 'NotAuthenticated')) throw error;
    return { unread: faultText(error) };
  }
}

/** A property that may be missing: then why, by the type of the fault with which the target refused it. */
export function propertyFact<T>(
  value: T | null | undefined,
  path: string,
  unread: ReadonlyMap<string, string>,
): Fact<T> {
  if (value !== null && value !== undefined) return { value };
  const fault = unread.get(path);
  return { unread: fault === undefined ? 'The target does not say.' : `The target refuses it (${fault}).` };
}
