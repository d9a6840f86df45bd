import type { VimClient } from './client.ts';
import { VimFault } from './errors.ts';
import { reference } from './fields.ts';
import { requiredManager } from './managers.ts';
import { retrieveObjects } from './retrieve.ts';
import type { ManagedObjectReference } from './values.ts';

/** How one logs in to a guest. The password is a secret. */
export interface GuestCredentials {
  readonly userName: string;
  readonly password: string;
}

/** What is to run in a guest. */
export interface GuestProgram {
  readonly path: string;
  /** As a shell of the guest would read them. */
  readonly arguments?: string;
  readonly workingDirectory?: string;
  /** `NAME=value` each. */
  readonly environment?: readonly string[];
}

export interface RunInGuestOptions {
  readonly signal?: AbortSignal;
  /** How long the program may take, in milliseconds; default one minute. It is not ended for it. */
  readonly giveUpMs?: number;
}

/** The program in the guest was not over after the time for which it is waited. */
export class GuestTimeoutError extends Error {
  override readonly name = 'GuestTimeoutError';
  readonly pid: number;

  constructor(path: string, pid: number) {
    super(`The program ${path} still runs in the guest.`);
    this.pid = pid;
  }
}

/** The guest no longer knows the program: how it ended is unknown. */
export class GuestProgramLostError extends Error {
  override readonly name = 'GuestProgramLostError';

  constructor(path: string) {
    super(`The guest no longer knows the program ${path}, so that it is unknown how it ended.`);
  }
}

const POLL_MS = 250;
const GIVE_UP_MS = 60_000;

/**
 * Runs a program in the guest of a VM and waits for its end. Answers the exit code.
 * @throws VimFault `GuestOperationsUnavailable`, `InvalidGuestLogin`, `FileNotFound`, `NotSupported` …; GuestTimeoutError,
 * GuestProgramLostError, TransportError; or the signal's reason. None of these ends the program itself.
 */
export async function runInGuest(
  client: VimClient,
  vm: ManagedObjectReference,
  credentials: GuestCredentials,
  program: GuestProgram,
  { signal, giveUpMs = GIVE_UP_MS }: RunInGuestOptions = {},
): Promise<number> {
  const manager = await processManager(client);
  const auth = {
    typeName: 'NamePasswordAuthentication',
    interactiveSession: false,
    username: credentials.userName,
    password: credentials.password,
  } as const;
  const spec = {
    programPath: program.path,
    arguments: program.arguments ?? '',
    workingDirectory: program.workingDirectory,
    envVariables: program.environment,
  };
  const deadline = client.clock.now() + giveUpMs;
  const pid = await client.invoke('StartProgramInGuest', manager, { vm, auth, spec }, { signal });
  for (;;) {
    const processes = await client.invoke('ListProcessesInGuest', manager, { vm, auth, pids: [pid] }, { signal });
    const found = processes.find((process) => process.pid === pid);
    if (found === undefined) throw new GuestProgramLostError(program.path);
    if (found.endedAt !== undefined) return found.exitCode ?? 0;
    if (client.clock.now() + POLL_MS > deadline) throw new GuestTimeoutError(program.path, pid);
    await client.clock.sleep(POLL_MS, signal);
  }
}

async function processManager(client: VimClient): Promise<ManagedObjectReference> {
  const operations = requiredManager(client, 'guestOperationsManager');
  const [read] = await retrieveObjects(client, [operations], ['processManager']);
  const manager = reference(read?.props.get('processManager'));
  if (manager === undefined) {
    throw new VimFault('NotSupported', {}, { message: 'This server runs no programs in guests.' });
  }
  return manager;
}
