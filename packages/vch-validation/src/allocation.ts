import { refusal, type Fault } from './fault.ts';
import type { PlannedAllocation } from './plan.ts';
import type { VchSpecification } from './specification.ts';
import { BYTES, checkQuantity, HERTZ, quantityIn, type Quantity } from './units.ts';

const MAX_SHARES = 1_000_000;

interface Allocation {
  readonly limit?: Quantity | undefined;
  readonly reservation?: Quantity | undefined;
  readonly shares?: { readonly level?: string | undefined; readonly number?: number | undefined } | undefined;
}

interface Resource {
  readonly name: 'CPU' | 'memory';
  readonly path: string;
  readonly units: ReadonlyMap<string, number>;
  readonly unit: string;
}

const CPU: Resource = { name: 'CPU', path: '/compute/cpu', units: HERTZ, unit: 'MHz' };
const MEMORY: Resource = { name: 'memory', path: '/compute/memory', units: BYTES, unit: 'MiB' };

/** Limits, reservations and shares of the pool. What vSphere would refuse only while the pool is made is refused here. */
export function checkAllocations(compute: VchSpecification['compute']): readonly Fault[] {
  return [...checkAllocation(compute?.cpu, CPU), ...checkAllocation(compute?.memory, MEMORY)];
}

function checkAllocation(allocation: Allocation | undefined, resource: Resource): readonly Fault[] {
  const { name, path, units } = resource;
  const quantities = [
    ...checkQuantity(allocation?.limit, units, `${path}/limit`, `The ${name} limit`),
    ...checkQuantity(allocation?.reservation, units, `${path}/reservation`, `The ${name} reservation`),
  ];
  const shares = checkShares(allocation?.shares?.number, resource);
  if (quantities.length > 0) return [...quantities, ...shares];
  const { limit, reservation } = planAllocation(allocation, resource);
  if (limit === null || reservation === null || reservation <= limit) return shares;
  const message = `The ${name} reservation (${reservation} ${resource.unit}) is larger than the limit (${limit} ${resource.unit}).`;
  return [refusal('reservation-above-limit', `${path}/reservation`, message), ...shares];
}

function checkShares(number: number | undefined, { name, path }: Resource): readonly Fault[] {
  if (number === undefined || (Number.isInteger(number) && number >= 0 && number <= MAX_SHARES)) return [];
  const message = `The ${name} shares must be a whole number from 0 to ${MAX_SHARES}.`;
  return [refusal('shares-range', `${path}/shares/number`, message)];
}

/** The pool's share of CPU in MHz. A limit of 0 is none, as for the original. */
export function planCpu(compute: VchSpecification['compute']): PlannedAllocation {
  return planAllocation(compute?.cpu, CPU);
}

/** The pool's share of memory in MiB. A limit of 0 is none, as for the original. */
export function planMemory(compute: VchSpecification['compute']): PlannedAllocation {
  return planAllocation(compute?.memory, MEMORY);
}

function planAllocation(allocation: Allocation | undefined, { units, unit }: Resource): PlannedAllocation {
  const limit = quantityIn(allocation?.limit, units, unit);
  return {
    limit: limit === 0 ? null : limit,
    reservation: quantityIn(allocation?.reservation, units, unit),
    shares: planShares(allocation?.shares),
  };
}

function planShares(shares: Allocation['shares']): PlannedAllocation['shares'] {
  const level = knownLevel(shares?.level);
  const number = shares?.number ?? null;
  return level === null && number === null ? null : { level, number };
}

function knownLevel(level: string | undefined): 'high' | 'normal' | 'low' | null {
  return level === 'high' || level === 'normal' || level === 'low' ? level : null;
}
