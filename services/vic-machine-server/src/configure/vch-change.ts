/** A change of a VCH that exists. */
import { CREATING_VCH, isUpdating, UPDATE_IN_PROGRESS_KEY, type VchConfig } from '@vic/extraconfig';
import { ApiError } from '../api-error.ts';
import { datacenterOf, type DatacenterPlace } from '../inventory/ancestors.ts';
import type { OperationContext } from '../operation-context.ts';
import { findVch } from '../vch/find-vch.ts';
import { readVchConfig } from '../vch/read-vch-config.ts';
import type { VchVm } from '../vch/vch-vm.ts';

/** The VCH as it is before the change. */
export interface VchChange {
  /** its session is scoped to the datacenter of the VCH */
  readonly context: OperationContext;
  readonly vm: VchVm;
  /** with secrets */
  readonly config: VchConfig;
  /** key of the secrets as they are stored; a secret itself */
  readonly secretKey: string;
  readonly datacenter: DatacenterPlace;
  /** false: the VCH is off, and stays so */
  readonly isOn: boolean;
}

/**
 * Reads a VCH that is to be changed. Changes nothing.
 * @throws ApiError 404 if there is none; 409 while another change of it is under way, or while it is in no state for one
 */
export async function beginChange(outer: OperationContext, vchId: string): Promise<VchChange> {
  const { session, signal } = outer;
  const vm = await findVch(session, vchId, { signal });
  refuseBusy(vm);
  const datacenter = await datacenterOf(session, vm.ref, signal);
  if (datacenter === null) throw new ApiError(500, `The datacenter of the VCH ${vm.name} cannot be read.`);
  const { config, secretKey } = await readVchConfig(session, vm, signal);
  const context = { ...outer, session: { ...session, datacenter: datacenter.ref } };
  return { context, vm, config, secretKey, datacenter, isOn: vm.powerState === 'poweredOn' };
}

function refuseBusy(vm: VchVm): void {
  const { name, powerState, pairs } = vm;
  if (pairs.get('guestinfo.vice./init/common/id') === CREATING_VCH) {
    throw new ApiError(
      409,
      `The VCH ${name} is half-made: it is being created, or its creation was interrupted. If nobody is creating it now, delete it and create it anew.`,
    );
  }
  refuseUpdating(vm);
  if (powerState !== 'poweredOn' && powerState !== 'poweredOff') {
    throw new ApiError(409, `The VCH ${name} is ${stateText(powerState)}. Power it on or off, then try again.`);
  }
}

const stateText = (state: VchVm['powerState']): string => (state === 'suspended' ? 'suspended' : 'in an unknown state');

/** @throws ApiError 409 while an upgrade or a reconfiguration is under way */
export function refuseUpdating({ name, pairs }: Pick<VchVm, 'name' | 'pairs'>): void {
  if (!isUpdating(pairs)) return;
  throw new ApiError(
    409,
    `The VCH ${name} is being upgraded or reconfigured. Wait for that to end, then try again. If it was interrupted, set its VM back to the snapshot that was taken for it, if there is one, and ${UPDATE_IN_PROGRESS_KEY} to false among the configuration parameters of the VM.`,
  );
}
