const NANOSECONDS = 1_000_000n;
const MILLISECONDS = 1_000n;

/** ISO text of nanoseconds since 1970; null for 0 and what is no time. */
export function fromNanoseconds(value: bigint): string | null {
  return toIso(value / NANOSECONDS);
}

/** ISO text of seconds since 1970; null for 0 ("never") and what is no time. */
export function fromSeconds(value: bigint): string | null {
  return toIso(value * MILLISECONDS);
}

function toIso(milliseconds: bigint): string | null {
  if (milliseconds <= 0n) return null;
  const date = new Date(Number(milliseconds));
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
