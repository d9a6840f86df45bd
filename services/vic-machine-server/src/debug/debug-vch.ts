/** Opens an endpoint VM for looking into it. */
import { decodeVch } from '@vic/extraconfig';
import type { Schemas } from '@vic/vic-machine-api';
import {
  GuestProgramLostError,
  GuestTimeoutError,
  isFault,
  runInGuest,
  text,
  VimFault,
  type GuestProgram,
} from '@vic/vim25';
import { ApiError } from '../api-error.ts';
import { failureText } from '../create/failure-text.ts';
import { readObject } from '../create/run-task.ts';
import type { OperationContext } from '../operation-context.ts';
import { clientIp } from '../vch/client-address.ts';
import { findVch } from '../vch/find-vch.ts';
import type { VchVm } from '../vch/vch-vm.ts';
import { readAuthorizedKey } from './authorized-key.ts';
import { checkRootPassword } from './root-password.ts';

const SSH_PORT = 22;
const TOOLS = 'guest.toolsRunningStatus';
/** The appliance takes programs of its own from vSphere without a log in: who may start them is vCenter's to say. */
const NOBODY = { userName: '', password: '' };
/** The guest is not, or no longer, in a state in which it can run programs. */
const NOT_READY = ['GuestOperationsUnavailable', 'InvalidPowerState', 'InvalidState', 'ToolsUnavailable'];

/**
 * Starts the SSH server of an endpoint VM, lets a key log in, and sets the password of root, as far as it is asked for. Both
 * last until the VM starts again.
 * @throws ApiError 400 for a key or password that cannot be used, 404, 409 while the VM is off or its tools do not run, 500
 */
export async function debugVch(
  context: OperationContext,
  vchId: string,
  specification: Schemas['Debug_Specification'],
): Promise<Schemas['Debug_Report']> {
  const wanted = readWanted(specification);
  const vm = await findVch(context.session, vchId, { signal: context.signal });
  await requireTools(context, vm);
  const done: string[] = [];
  if (wanted.ssh !== null) {
    context.progress(`Starting the SSH server of ${vm.name}`, 20);
    const program = { path: 'enable-ssh', arguments: wanted.ssh.key };
    await run(context, vm, { program, purpose: 'start its SSH server', done });
    done.push('SSH was enabled');
  }
  if (wanted.password !== null) {
    context.progress(`Setting the password of root in ${vm.name}`, 60);
    const program = { path: 'passwd', arguments: wanted.password };
    await run(context, vm, { program, purpose: 'set the password of root', done });
  }
  context.log.info(`The endpoint VM ${vm.name} was opened for debugging.`);
  const address = clientIp(decodeVch(vm.pairs));
  return {
    ssh_enabled: wanted.ssh !== null,
    authorized_key_set: wanted.ssh !== null && wanted.ssh.key !== '',
    root_password_set: wanted.password !== null,
    ...(wanted.ssh === null || address === null ? {} : { ssh_address: sshAddress(address) }),
  };
}

interface Wanted {
  /** `key` is empty for none; null: SSH stays as it is */
  readonly ssh: { readonly key: string } | null;
  /** a secret */
  readonly password: string | null;
}

function readWanted({
  enable_ssh: enablesSsh,
  authorized_key: key = '',
  root_password: password = '',
}: Schemas['Debug_Specification']): Wanted {
  if (enablesSsh !== true && key === '' && password === '') {
    throw new ApiError(400, 'Nothing was asked for: give enable_ssh, authorized_key or root_password.');
  }
  if (enablesSsh === false && key !== '') {
    throw new ApiError(400, 'An authorized key is of no use without SSH: leave enable_ssh out, or set it to true.');
  }
  if (password !== '') checkRootPassword(password);
  const isSshWanted = enablesSsh === true || key !== '';
  return {
    ssh: isSshWanted ? { key: key === '' ? '' : readAuthorizedKey(key) } : null,
    password: password === '' ? null : password,
  };
}

async function requireTools({ session, signal }: OperationContext, { ref, name, powerState }: VchVm): Promise<void> {
  if (powerState !== 'poweredOn') {
    throw new ApiError(409, `The VCH ${name} is not powered on. Power it on and wait until it is up, then try again.`);
  }
  const found = await readObject(session.client, ref, [TOOLS], signal);
  if (text(found?.props.get(TOOLS)) !== 'guestToolsRunning') throw toolsMissing(name);
}

const toolsMissing = (name: string): ApiError =>
  new ApiError(409, `The tools of the VCH ${name} do not run, as while it boots. Wait until it is up, then try again.`);

interface GuestWork {
  readonly program: GuestProgram;
  /** what it is for, after `the guest could not` */
  readonly purpose: string;
  /** what was done before it, in words */
  readonly done: readonly string[];
}

async function run(
  { session, signal }: OperationContext,
  { ref, name }: VchVm,
  { program, purpose, done }: GuestWork,
): Promise<void> {
  const before = done.length === 0 ? '' : ` ${done.join(', ')} before that.`;
  const failed = (reason: string, cause?: unknown) =>
    new ApiError(500, `failed to debug VCH: ${name} could not ${purpose}: ${reason}.${before}`, { cause });
  let exitCode: number;
  try {
    exitCode = await runInGuest(session.client, ref, NOBODY, program, { signal });
  } catch (error) {
    signal.throwIfAborted();
    if (NOT_READY.some((fault) => isFault(error, fault))) throw toolsMissing(name);
    if (isFault(error, 'FileNotFound')) throw failed(`its version has no program ${program.path}`, error);
    // The words of other errors may be of a request that held the arguments.
    if (isTold(error)) throw failed(failureText(error), error);
    throw error;
  }
  if (exitCode !== 0) throw failed(`its program ${program.path} ended with exit code ${exitCode}`);
}

const isTold = (error: unknown): boolean =>
  error instanceof VimFault || error instanceof GuestTimeoutError || error instanceof GuestProgramLostError;

const sshAddress = (address: string): string => `${address.includes(':') ? `[${address}]` : address}:${SSH_PORT}`;
