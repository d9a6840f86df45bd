/** A number with units, as bodies have it. */
interface Quantity {
  readonly value?: number | undefined;
  readonly units?: string | undefined;
}

const HERTZ: Readonly<Record<string, number>> = { Hz: 1, KHz: 1e3, MHz: 1e6, GHz: 1e9 };
const BYTES: Readonly<Record<string, number>> = {
  B: 1,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
  PiB: 2 ** 50,
};
const METRIC_BYTES: Readonly<Record<string, number>> = { B: 1, KB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12, PB: 1e15 };

/** MHz, rounded up as the server does; null without a value, NaN with units that nobody knows. */
export function toMHz(quantity: Quantity | undefined): number | null {
  return roundedUp(quantity, HERTZ, 1e6);
}

/** MiB, rounded up as the server does; null without a value, NaN with units that nobody knows. */
export function toMiB(quantity: Quantity | undefined): number | null {
  return roundedUp(quantity, BYTES, 2 ** 20);
}

/** Bytes of a metric size; null without a value, NaN with units that nobody knows. */
export function toBytes(quantity: Quantity | undefined): number | null {
  return roundedUp(quantity, METRIC_BYTES, 1);
}

function roundedUp(quantity: Quantity | undefined, units: Readonly<Record<string, number>>, into: number) {
  if (quantity?.value === undefined) return null;
  const unit = Object.entries(units).find(([name]) => name === quantity.units)?.[1] ?? Number.NaN;
  return Math.ceil((quantity.value * unit) / into);
}
