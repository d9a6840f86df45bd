import type { PlannedAllocation } from '@vic/vch-validation';
import type { MethodArgs } from '@vic/vim25';

export type PoolSpec = MethodArgs<'CreateResourcePool'>['spec'];
type Allocation = PoolSpec['cpuAllocation'];

const UNLIMITED = -1;
const DEFAULT_LEVEL = 'normal';

function allocationOf({ limit, reservation, shares }: PlannedAllocation): Allocation {
  const number = shares?.number ?? null;
  const level = shares?.level ?? (number === null ? DEFAULT_LEVEL : 'custom');
  return {
    reservation: reservation ?? 0,
    expandableReservation: true,
    limit: limit ?? UNLIMITED,
    shares: { shares: number ?? 0, level },
  };
}

/** The limits of a VCH's resource pool. Reservations may grow beyond what is given, at the cost of the parent. */
export function poolSpec(compute: { readonly cpu: PlannedAllocation; readonly memory: PlannedAllocation }): PoolSpec {
  return { cpuAllocation: allocationOf(compute.cpu), memoryAllocation: allocationOf(compute.memory) };
}
