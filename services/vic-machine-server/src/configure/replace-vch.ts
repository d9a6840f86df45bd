import type { Schemas } from '@vic/vic-machine-api';
import type { OperationContext } from '../operation-context.ts';
import type { ClientCredentials } from '../operations.ts';
import { completed } from './current-specification.ts';
import { reconfigureVch } from './reconfigure-vch.ts';

/**
 * Changes a VCH to a whole specification. What the VCH has is accepted as it is told by reading it; secrets that are left out
 * stay.
 * @throws ApiError as `reconfigureVch`
 */
export function replaceVch(
  context: OperationContext,
  vchId: string,
  specification: Schemas['VCH'],
): Promise<ClientCredentials | null> {
  return reconfigureVch(context, vchId, (current) => completed(specification, current));
}
