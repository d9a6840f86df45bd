import { checkPatch } from '@vic/vch-validation';
import type { Schemas } from '@vic/vic-machine-api';
import { ApiError } from '../api-error.ts';
import type { OperationContext } from '../operation-context.ts';
import type { ClientCredentials } from '../operations.ts';
import { patched } from './merge-patch.ts';
import { reconfigureVch } from './reconfigure-vch.ts';

/**
 * Changes what a merge patch says of a VCH. Fields that cannot change are refused even if they are equal.
 * @throws ApiError as `reconfigureVch`
 */
export function patchVch(
  context: OperationContext,
  vchId: string,
  patch: Schemas['VCH_Patch'],
): Promise<ClientCredentials | null> {
  return reconfigureVch(context, vchId, (current) => {
    const faults = checkPatch(patch);
    if (faults.length > 0) throw new ApiError(409, faults.map(({ message }) => message).join(' '));
    return patched(current, patch);
  });
}
