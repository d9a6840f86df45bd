import { ApiError } from '../api-error.ts';
import type { TargetSession } from '../target/target-session.ts';
import { readVchVms, type ReadVchVmOptions, type VchVm } from './vch-vm.ts';

/**
 * The endpoint VM with a bare managed object id, wherever it is: the datacenter in scope does not restrict this.
 * @throws ApiError 404 if there is no such VM, it is no VCH's, or its configuration cannot be read
 */
export async function findVch(
  { client }: TargetSession,
  vchId: string,
  options: ReadVchVmOptions = {},
): Promise<VchVm> {
  const [found] = await readVchVms(client, [{ type: 'VirtualMachine', value: vchId }], options);
  switch (found?.kind) {
    case 'vch':
      return found.vm;
    case 'other':
      throw notFound(vchId, 'Not a VCH');
    case 'unreadable':
      throw notFound(vchId, `its configuration cannot be read${found.fault === null ? '' : ` (${found.fault})`}`);
    default:
      throw notFound(vchId, `id "${vchId}" could not be found`);
  }
}

function notFound(vchId: string, reason: string): ApiError {
  return new ApiError(404, `unable to find VCH ${vchId}: ${reason}`);
}
