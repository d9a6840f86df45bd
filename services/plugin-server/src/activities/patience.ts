import type { Clock } from '../clock.ts';

/** A server that has refused nothing for this long has accepted. */
export const ACCEPT_MS = 20_000;
/** How often the list is looked at while the original makes a VCH, and a lost connection is tried again. */
export const LOOK_MS = 10_000;
/** How long trouble with the vCenter may last until nothing is known of the work. */
export const GIVE_UP_MS = 15 * 60_000;
/**
 * The original stops half-way when its caller goes away, but over TLS it ends the connection itself after a minute and
 * works on.
 */
export const CLOSE_GRACE_MS = 65_000;

/** Until something is done, but not for long. @throws what it failed with */
export async function atMost(clock: Clock, ms: number, work: Promise<unknown>): Promise<void> {
  const over = Promise.withResolvers<undefined>();
  const cancel = clock.after(ms, () => over.resolve(undefined));
  await Promise.race([work, over.promise]).finally(cancel);
}

/** Until so much time has passed, or the signal is aborted. */
export function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const over = (): void => {
      cancel();
      signal.removeEventListener('abort', over);
      resolve();
    };
    const cancel = clock.after(ms, over);
    signal.addEventListener('abort', over);
  });
}
