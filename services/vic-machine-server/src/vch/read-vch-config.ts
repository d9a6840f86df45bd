import { decodeVch, SecretError, secretKeyOfVmx, type VchConfig } from '@vic/extraconfig';
import { DatastoreFileError } from '@vic/vim25';
import { ApiError } from '../api-error.ts';
import type { TargetSession } from '../target/target-session.ts';
import type { VchVm } from './vch-vm.ts';
import { findVmFiles } from './vm-files.ts';

/** The configuration of a VCH with what only the VM's own file opens. Secret: to be kept no longer than the operation. */
export interface OpenedVchConfig {
  readonly config: VchConfig;
  /** made anew at every reconfiguration */
  readonly secretKey: string;
}

/**
 * Reads the configuration of a VCH, passwords and private keys included. vCenter does not show the key to them; the VM's
 * `.vmx` on the datastore has it.
 * @throws ApiError 500 if the file, or the key in it, cannot be had
 */
export async function readVchConfig(session: TargetSession, vm: VchVm, signal?: AbortSignal): Promise<OpenedVchConfig> {
  const place = await findVmFiles(session, vm, signal);
  if (place === null) throw unreadable(vm, 'the target does not say where its files are');
  const secretKey = secretKeyOfVmx(await readVmx(vm, place.files.text(place.vmx, { signal })));
  if (secretKey === null) throw unreadable(vm, `its file ${vm.vmxPath ?? ''} holds no key`);
  try {
    return { config: decodeVch(vm.pairs, { secretKey }), secretKey };
  } catch (error) {
    if (error instanceof SecretError) throw unreadable(vm, 'the key in its file does not open them', error);
    throw error;
  }
}

async function readVmx(vm: VchVm, reading: Promise<string>): Promise<string> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof DatastoreFileError) throw unreadable(vm, error.message, error);
    throw error;
  }
}

function unreadable({ name }: VchVm, reason: string, cause?: unknown): ApiError {
  return new ApiError(500, `The secrets of the VCH ${name} cannot be read: ${reason.replace(/\.$/, '')}`, { cause });
}
