import { field, number, objects, text, time } from './fields.ts';
import type { VimValue } from './values.ts';
import { many, string, struct, optional, truth, variant } from './wire/encode.ts';

/** Writes how one logs in to a guest. */
export const guestAuthentication = variant({
  NamePasswordAuthentication: { interactiveSession: truth, username: string, password: string },
});

/** Writes what is to run in a guest. */
export const guestProgramSpec = struct({
  programPath: string,
  arguments: string,
  workingDirectory: optional(string),
  envVariables: many(string),
});

/** A process in a guest, also one that ended in the last five minutes if it was started through vSphere. */
export interface GuestProcess {
  readonly pid: number;
  readonly name: string;
  readonly startedAt: Date | undefined;
  /** Undefined while it runs. */
  readonly endedAt: Date | undefined;
  /** Undefined while it runs. */
  readonly exitCode: number | undefined;
}

/** Reads processes of a guest; their command lines, which may hold secrets, are not kept. */
export function decodeGuestProcesses(value: VimValue | undefined): GuestProcess[] {
  return objects(value).flatMap((entry) => {
    const pid = number(field(entry, 'pid'));
    if (pid === undefined) return [];
    return [
      {
        pid,
        name: text(field(entry, 'name')) ?? '',
        startedAt: time(field(entry, 'startTime')),
        endedAt: time(field(entry, 'endTime')),
        exitCode: number(field(entry, 'exitCode')),
      },
    ];
  });
}
