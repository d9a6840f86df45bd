import type { PlannedAllocation } from '@vic/vch-validation';
import { boolean, field, number, text, type MethodArgs, type VimValue } from '@vic/vim25';

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

/** How a pool is set now, as vCenter tells it; null: it may not be read. */
export function presentAllocation(value: VimValue | undefined): Allocation | null {
  const shares = field(value, 'shares');
  const level = text(field(shares, 'level'));
  const reservation = number(field(value, 'reservation'));
  const limit = number(field(value, 'limit'));
  if (level === undefined || reservation === undefined || limit === undefined) return null;
  return {
    reservation,
    expandableReservation: boolean(field(value, 'expandableReservation')) ?? true,
    limit,
    shares: { shares: number(field(shares, 'shares')) ?? 0, level },
  };
}
