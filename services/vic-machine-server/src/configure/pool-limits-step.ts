import { isDeepStrictEqual } from 'node:util';
import type { ManagedObjectReference, VimClient } from '@vic/vim25';
import type { PlannedCompute } from '@vic/vch-validation';
import { poolSpec, presentAllocation, type PoolSpec } from '../create/pool-spec.ts';
import { readObject } from '../create/run-task.ts';
import type { Step } from '../create/steps.ts';
import type { VchChange } from './vch-change.ts';

/** Whether the limits of the pool are to be others than they are. */
export function hasNewLimits(current: PlannedCompute, wanted: PlannedCompute): boolean {
  return !isDeepStrictEqual(poolSpec(current), poolSpec(wanted));
}

/** Changes limits, reservations and shares of the VCH's pool. */
export function poolLimitsStep({ context }: VchChange, pool: ManagedObjectReference, wanted: PlannedCompute): Step {
  const { client } = context.session;
  let before: PoolSpec | null = null;
  return {
    title: 'Changing the limits of the resource pool',
    percent: 10,
    async do() {
      before = await readPoolSpec(client, pool, context.signal);
      await client.invoke('UpdateConfig', pool, { config: poolSpec(wanted) });
    },
    async undo() {
      if (before !== null) await client.invoke('UpdateConfig', pool, { config: before });
    },
    leaves: () => (before === null ? null : 'changed limits of its resource pool'),
  };
}

async function readPoolSpec(client: VimClient, pool: ManagedObjectReference, signal: AbortSignal): Promise<PoolSpec> {
  const paths = ['config.cpuAllocation', 'config.memoryAllocation'] as const;
  const found = await readObject(client, pool, paths, signal);
  const [cpuAllocation, memoryAllocation] = paths.map((path) => presentAllocation(found?.props.get(path)));
  if (!cpuAllocation || !memoryAllocation) throw new Error('The limits of the resource pool cannot be read');
  return { cpuAllocation, memoryAllocation };
}
