/** `ResourceConfigSpec` of pools. */
import type { Allocation } from './inventory.ts';
import { invalidArgument } from './soap/fault.ts';
import type { RequestElement } from './soap/request-element.ts';

const LEVELS = ['low', 'normal', 'high', 'custom'] as const;
const SHARES = { cpu: { low: 2000, normal: 4000, high: 8000 }, memory: { low: 81920, normal: 163840, high: 327680 } };

/** An allocation with what the request sets on top of what there was. */
export function allocationOf(spec: RequestElement, kind: 'cpu' | 'memory', before: Allocation): Allocation {
  const element = spec.child(`${kind}Allocation`);
  const reservation = element.optionalNumber('reservation') ?? before.reservation;
  const limit = element.optionalNumber('limit') ?? before.limit;
  if (reservation < 0 || (limit >= 0 && reservation > limit))
    throw invalidArgument(`spec.${kind}Allocation.reservation`);
  const shares = element.optional('shares');
  const level = LEVELS.find((known) => known === shares?.optionalString('level')) ?? before.level;
  return {
    reservation,
    limit,
    expandableReservation: element.optionalBoolean('expandableReservation') ?? before.expandableReservation,
    level,
    shares: level === 'custom' ? (shares?.optionalNumber('shares') ?? before.shares) : SHARES[kind][level],
  };
}
