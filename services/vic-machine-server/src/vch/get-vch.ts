import { decodeVch } from '@vic/extraconfig';
import type { Schemas } from '@vic/vic-machine-api';
import { retrieveObjects, type ManagedObjectReference, type VimClient } from '@vic/vim25';
import type { OperationContext } from '../operation-context.ts';
import { clientHosts, resolveBySystem } from './client-address.ts';
import { findVch } from './find-vch.ts';
import { ALLOCATION_PATHS, decodeAllocation, type PoolAllocations } from './pool-allocation.ts';
import { NAME_PATIENCE_MS, vchRuntime } from './runtime.ts';
import type { VchVm } from './vch-vm.ts';
import { poolOf, wireVch, type VchState } from './wire-vch.ts';

const UNKNOWN: PoolAllocations = { cpu: null, memory: null };

/** Limits of a pool; unknown if it is gone or may not be read. */
async function readAllocations(
  client: VimClient,
  pool: ManagedObjectReference | null,
  signal: AbortSignal,
): Promise<PoolAllocations> {
  if (pool === null || (pool.type !== 'ResourcePool' && pool.type !== 'VirtualApp')) return UNKNOWN;
  const [found] = await retrieveObjects(client, [pool], ALLOCATION_PATHS, { signal });
  const [cpu, memory] = ALLOCATION_PATHS.map((path) => decodeAllocation(found?.props.get(path)));
  return { cpu: cpu ?? null, memory: memory ?? null };
}

/** Everything that is told of a VCH, read from its endpoint VM and its pool. */
export async function readVchState(
  { session, settings, signal }: Pick<OperationContext, 'session' | 'settings' | 'signal'>,
  vm: VchVm,
): Promise<VchState> {
  const { client } = session;
  const config = decodeVch(vm.pairs);
  const pool = poolOf(config, vm.pool);
  const patience = { clock: client.clock, limitMs: NAME_PATIENCE_MS, resolve: resolveBySystem };
  const [allocations, [host]] = await Promise.all([
    readAllocations(client, pool, signal),
    clientHosts([config], patience),
  ]);
  return {
    vmName: vm.name,
    config,
    memoryMiB: vm.memoryMiB,
    cpus: vm.cpus,
    pool,
    allocations,
    runtime: vchRuntime(vm, config, host ?? null, settings.build),
  };
}

/** The definition of a VCH, from its configuration. @throws ApiError 404 */
export async function getVch(context: OperationContext, vchId: string): Promise<Schemas['VCH']> {
  const vm = await findVch(context.session, vchId, { signal: context.signal });
  return wireVch(await readVchState(context, vm));
}
