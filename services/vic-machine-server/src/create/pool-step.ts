import {
  field,
  findChild,
  references,
  VimFault,
  type ManagedObjectReference,
  type VimClient,
  type VimValue,
} from '@vic/vim25';
import type { Creation } from './creation.ts';
import { failureText } from './failure-text.ts';
import { nameInUse } from './name-conflicts.ts';
import { poolSpec, presentAllocation, type PoolSpec } from './pool-spec.ts';
import { findLate, readObject, runTask } from './run-task.ts';
import type { Step } from './steps.ts';

/** Makes the VCH's resource pool, or takes over one of its name that was there. */
export function poolStep(creation: Creation): Step {
  return creation.existing.pool === null ? newPool(creation) : existingPool(creation, creation.existing.pool);
}

function newPool({ context, plan, made }: Creation): Step {
  const { client } = context.session;
  const parent = plan.compute.parentPool.ref;
  let mayBeOurs = false;
  return {
    title: `Making the resource pool ${plan.name}`,
    percent: 12,
    path: '/compute/resource',
    async do() {
      mayBeOurs = true;
      const args = { name: plan.name, spec: poolSpec(plan.compute) };
      try {
        made.pool = await client.invoke('CreateResourcePool', parent, args);
      } catch (error) {
        // What vCenter refused is not there by us; what got no answer may be.
        if (error instanceof VimFault) mayBeOurs = false;
        if (error instanceof VimFault && error.is('DuplicateName')) throw nameInUse(plan.name);
        throw new Error(`Creating resource pool failed: ${failureText(error)}`, { cause: error });
      }
    },
    async undo() {
      if (!mayBeOurs) return;
      const pool = made.pool ?? (await findLate(client, () => findChild(client, parent, plan.name)));
      if (pool !== null && (await removeEmptyPool(client, pool)) === 'in use') throw new Error('something is in it');
    },
    leaves: () => `the resource pool ${plan.compute.parentPool.path}/${plan.name}`,
  };
}

function existingPool({ context, plan, made, existing }: Creation, pool: ManagedObjectReference): Step {
  const { client } = context.session;
  let before: PoolSpec | null = null;
  return {
    title: `Using the resource pool ${plan.name}, which is there already`,
    percent: 12,
    path: '/compute/resource',
    async do() {
      made.pool = pool;
      if (!existing.isPoolEmpty) {
        context.log.warning(`The resource pool ${plan.name} holds other things, so its limits stay as they are.`);
        return;
      }
      const found = await readObject(client, pool, ['config'], context.signal);
      const config = found?.props.get('config');
      const wanted = poolSpec(plan.compute);
      const present = specOf(config);
      if (present === null || isSameSpec(present, wanted)) return;
      before = present;
      await client.invoke('UpdateConfig', pool, { config: wanted });
    },
    async undo() {
      if (before !== null) await client.invoke('UpdateConfig', pool, { config: before });
    },
    leaves: () => (before === null ? null : `changed limits of the resource pool ${plan.name}`),
  };
}

function specOf(config: VimValue | undefined): PoolSpec | null {
  const cpuAllocation = presentAllocation(field(config, 'cpuAllocation'));
  const memoryAllocation = presentAllocation(field(config, 'memoryAllocation'));
  return cpuAllocation === null || memoryAllocation === null ? null : { cpuAllocation, memoryAllocation };
}

function isSameSpec(a: PoolSpec, b: PoolSpec): boolean {
  const key = (allocation: PoolSpec['cpuAllocation']) => [
    allocation.reservation,
    allocation.expandableReservation,
    allocation.limit,
    allocation.shares?.level,
    // The number counts for custom shares only; else vSphere fills in its own.
    allocation.shares?.level === 'custom' ? allocation.shares.shares : 0,
  ];
  const keys = (spec: PoolSpec) => [...key(spec.cpuAllocation), ...key(spec.memoryAllocation)].join();
  return keys(a) === keys(b);
}

/** Removes a resource pool that holds neither VMs nor pools; one that holds any, or is gone, is left alone. */
export async function removeEmptyPool(
  client: VimClient,
  pool: ManagedObjectReference,
  signal?: AbortSignal,
): Promise<'removed' | 'in use' | 'gone'> {
  const found = await readObject(client, pool, ['vm', 'resourcePool'], signal);
  if (found === null) return 'gone';
  const held = ['vm', 'resourcePool'].flatMap((path) => references(found.props.get(path)));
  if (held.length > 0 || found.missing.size > 0) return 'in use';
  await runTask(client, 'Destroy_Task', pool, {}, signal === undefined ? {} : { signal });
  return 'removed';
}
