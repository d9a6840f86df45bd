import { isFault } from './errors.ts';

/** Renews a session once for everybody who finds it lost at the same time. */
export interface SessionRenewal {
  /** Logs in again, unless that is under way: then waits for it. */
  renew(): Promise<void>;
  /** Runs a read; if the session is lost, renews it and runs the read once more. Not for calls that change something. */
  read<T>(run: () => Promise<T>): Promise<T>;
}

/** Makes a renewal from whatever logs the client in again (a new clone of the user's session, for instance). */
export function sessionRenewal(authenticate: () => Promise<void>): SessionRenewal {
  let underway: Promise<void> | undefined;
  const renew = (): Promise<void> => {
    underway ??= authenticate().finally(() => {
      underway = undefined;
    });
    return underway;
  };
  return {
    renew,
    async read(run) {
      try {
        return await run();
      } catch (error) {
        if (!isFault(error, 'NotAuthenticated')) throw error;
      }
      await renew();
      return run();
    },
  };
}
