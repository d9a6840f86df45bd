import type { Fault } from './fault.ts';
import { refusal } from './fault.ts';

/** A number with its unit as the API has it. */
export interface Quantity {
  readonly value?: number | undefined;
  readonly units?: string | undefined;
}

const KIBI = 1024;
const KILO = 1000;

/** What one of each unit is, in the smallest. */
export const BYTES: ReadonlyMap<string, number> = scale(['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'], KIBI);
export const METRIC_BYTES: ReadonlyMap<string, number> = scale(['B', 'KB', 'MB', 'GB', 'TB', 'PB'], KILO);
export const HERTZ: ReadonlyMap<string, number> = scale(['Hz', 'KHz', 'MHz', 'GHz'], KILO);
export const BITS: ReadonlyMap<string, number> = scale(['bit'], KILO);

function scale(units: readonly string[], step: number): ReadonlyMap<string, number> {
  return new Map(units.map((unit, power) => [unit, step ** power]));
}

/**
 * What is wrong with a quantity. Stricter than the original, for which an unknown unit is 0, and a limit of 0 unlimited.
 *
 * @param what as in `The CPU limit`
 */
export function checkQuantity(
  quantity: Quantity | undefined,
  units: ReadonlyMap<string, number>,
  path: string,
  what: string,
): readonly Fault[] {
  if (quantity === undefined) return [];
  const value = quantity.value ?? 0;
  const factor = quantity.units === undefined ? null : (units.get(quantity.units) ?? null);
  const known = [...units.keys()].join(', ');
  if (factor === null && (quantity.units !== undefined || value !== 0)) {
    const given = quantity.units === undefined ? 'no units' : `the unknown units "${quantity.units}"`;
    return [refusal('quantity-units', `${path}/units`, `${what} has ${given}; use one of: ${known}.`)];
  }
  if (value < 0) return [refusal('quantity-negative', `${path}/value`, `${what} must not be negative.`)];
  if (!Number.isSafeInteger(value) || value * (factor ?? 1) > Number.MAX_SAFE_INTEGER * KIBI) {
    return [refusal('quantity-too-large', `${path}/value`, `${what} is no whole number or too large.`)];
  }
  return [];
}

/** The quantity in multiples of `unit`, rounded up; null if there is none or its units are unknown. */
export function quantityIn(
  quantity: Quantity | undefined,
  units: ReadonlyMap<string, number>,
  unit: string,
): number | null {
  if (quantity === undefined) return null;
  const value = quantity.value ?? 0;
  if (value === 0) return 0;
  const factor = units.get(quantity.units ?? '');
  const divisor = units.get(unit);
  if (factor === undefined || divisor === undefined) return null;
  return Math.ceil((value * factor) / divisor);
}
