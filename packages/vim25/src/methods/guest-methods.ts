import { decodeGuestProcesses, guestAuthentication, guestProgramSpec } from '../guest-process.ts';
import { integer, managedObject, many } from '../wire/encode.ts';
import { read, write } from './declaration.ts';
import { aNumber, nothing } from './returned.ts';

/** Methods of the process manager of guests. */
export const GUEST_METHODS = {
  /** Answers the process id. */
  StartProgramInGuest: write({ vm: managedObject, auth: guestAuthentication, spec: guestProgramSpec }, aNumber),
  ListProcessesInGuest: read(
    { vm: managedObject, auth: guestAuthentication, pids: many(integer) },
    decodeGuestProcesses,
  ),
  TerminateProcessInGuest: write({ vm: managedObject, auth: guestAuthentication, pid: integer }, nothing),
} as const;
