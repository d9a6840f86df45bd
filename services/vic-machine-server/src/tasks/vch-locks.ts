import { ApiError } from '../api-error.ts';

/**
 * One change of a VCH at a time: reconfiguration, upgrade and deletion of the same VCH would undo each other. Guards against
 * requests to this service; vCenter guards against other programs.
 */
export interface VchLocks {
  /** @throws ApiError 409 if another change of this VCH is under way */
  run<T>(vch: { readonly vcenter: string; readonly vchId: string }, change: string, work: () => Promise<T>): Promise<T>;
}

/** Nothing is locked yet. */
export function createVchLocks(): VchLocks {
  const changes = new Map<string, string>();
  return {
    async run({ vcenter, vchId }, change, work) {
      const key = `${vcenter}/${vchId}`;
      const other = changes.get(key);
      if (other !== undefined) {
        throw new ApiError(409, `VCH ${vchId} is busy: its ${other} is under way. Wait for it to end, then try again.`);
      }
      changes.set(key, change);
      try {
        return await work();
      } finally {
        changes.delete(key);
      }
    },
  };
}
