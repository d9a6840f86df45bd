/** Programs that clients have started in guests. */
import type { VirtualMachine } from './inventory.ts';
import type { Call } from './method.ts';
import {
  fileNotFound,
  Fault,
  guestOperationsUnavailable,
  invalidPowerState,
  managedObjectNotFound,
  noPermission,
} from './soap/fault.ts';
import type { DataObject } from './soap/value.ts';
import { dateTime, int, long, object, text } from './soap/value.ts';
import type { GuestProgram, Guests } from './guests.ts';
import type { Clock } from './clock.ts';

export interface GuestProcess {
  readonly pid: number;
  readonly program: GuestProgram;
  readonly owner: string;
  readonly startedAt: Date;
  endedAt: Date | null;
  exitCode: number | null;
}

/** A guest remembers ended programs for five minutes. */
const KEPT_MS = 300_000;
const FIRST_PID = 1200;

export class GuestProcesses {
  readonly #clock: Clock;
  readonly #guests: Guests;
  /** By VM; a VM that was off in between has none of them. */
  readonly #processes = new Map<string, { readonly bootedAt: number; readonly list: GuestProcess[] }>();
  #nextPid = FIRST_PID;

  constructor(clock: Clock, guests: Guests) {
    this.#clock = clock;
    this.#guests = guests;
  }

  /** Throws `FileNotFound` if the guest has no such program. */
  start(vm: VirtualMachine, program: GuestProgram, owner: string): GuestProcess {
    const end = this.#guests.programEnd(vm, program);
    if (end === null) throw fileNotFound(program.path);
    const started = this.#clock.now();
    const process: GuestProcess = {
      pid: this.#nextPid++,
      program,
      owner,
      startedAt: started,
      endedAt: null,
      exitCode: null,
    };
    const list = this.of(vm);
    list.push(process);
    const finish = () => {
      process.endedAt ??= this.#clock.now();
      process.exitCode ??= end.exitCode;
      this.#clock.after(KEPT_MS, () => {
        list.splice(list.indexOf(process), 1);
      });
    };
    if (end.afterMs === undefined || end.afterMs === 0) finish();
    else this.#clock.after(end.afterMs, finish);
    return process;
  }

  of(vm: VirtualMachine): GuestProcess[] {
    const bootedAt = vm.bootedAt?.getTime() ?? 0;
    const known = this.#processes.get(vm.moid);
    if (known?.bootedAt === bootedAt) return known.list;
    const list: GuestProcess[] = [];
    this.#processes.set(vm.moid, { bootedAt, list });
    return list;
  }

  terminate(process: GuestProcess): void {
    process.endedAt ??= this.#clock.now();
    process.exitCode ??= 137;
  }
}

/** The VM of a call on the process manager: it must be on, its tools running, and the caller have the right. */
export function guestOf({ world, session, args }: Call, privilege: string): VirtualMachine {
  const ref = args.ref('vm');
  const vm = world.find(ref, session);
  if (vm?.type !== 'VirtualMachine') throw managedObjectNotFound(ref);
  if (!world.authorization.hasPrivilege(session.user, vm.moid, privilege)) throw noPermission(ref, privilege);
  if (vm.powerState !== 'poweredOn') throw invalidPowerState('poweredOn', vm.powerState);
  if (vm.tools !== 'guestToolsRunning') throw guestOperationsUnavailable();
  return vm;
}

/** The guest's user. In an endpoint VM nobody has a name: empty name and password are what its tools take. */
export function guestUser({ args }: Call): string {
  const auth = args.child('auth');
  if (auth.xsiType !== 'NamePasswordAuthentication') {
    throw new Fault('GuestAuthenticationChallenge', 'The guest asks for another kind of authentication.');
  }
  return auth.string('username');
}

export const processValue = ({ pid, program, owner, startedAt, endedAt, exitCode }: GuestProcess): DataObject =>
  object('GuestProcessInfo', {
    name: text(program.path.slice(program.path.lastIndexOf('/') + 1)),
    pid: long(pid),
    owner: text(owner),
    cmdLine: text(`${program.path} ${program.arguments}`.trim()),
    startTime: dateTime(startedAt),
    endTime: endedAt === null ? undefined : dateTime(endedAt),
    exitCode: exitCode === null ? undefined : int(exitCode),
  });
