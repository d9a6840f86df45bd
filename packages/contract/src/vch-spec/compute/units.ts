import type { Hertz, HertzUnits, Memory, MemoryUnits } from './schema.ts';

const KIBI = 1024;
const KILO = 1000;

const MHZ: Readonly<Record<HertzUnits, number>> = { MHz: 1, GHz: KILO };
const MIB: Readonly<Record<MemoryUnits, number>> = { MiB: 1, GiB: KIBI, TiB: KIBI ** 2 };

/** What the API can carry: bytes, or hertz, up to 2^63. */
const MAX_MIB = 2 ** 43;
const MAX_MHZ = 2 ** 63 / 1_000_000;

/** In MHz, in which limits of CPU are compared and vSphere counts. */
export function toMHz({ value, units }: Hertz): number {
  return value * MHZ[units];
}

/** In MiB, in which limits of memory are compared and vSphere counts. */
export function toMiB({ value, units }: Memory): number {
  return value * MIB[units];
}

/** Whether the API can carry the amount: as a whole number of hertz with 64 bits. */
export function isPossibleHertz(hertz: Hertz): boolean {
  return toMHz(hertz) < MAX_MHZ;
}

/** Whether the API can carry the amount: as a whole number of bytes with 64 bits. */
export function isPossibleMemory(memory: Memory): boolean {
  return toMiB(memory) < MAX_MIB;
}
