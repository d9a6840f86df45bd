import type { Hertz, HertzUnits, Memory, MemoryUnits } from './schema.ts';

const KIBI = 1024;
const KILO = 1000;

const MHZ: Readonly<Record<HertzUnits, number>> = { MHz: 1, GHz: KILO };
const MIB: Readonly<Record<MemoryUnits, number>> = { MiB: 1, GiB: KIBI, TiB: KIBI ** 2 };

/** What the API can carry: bytes, or hertz, up to 2^63. */
const MAX_MIB = 2 ** 43;
const MAX_MHZ = 2 ** 63 / 1_000_000;

export function toMHz({ value, units }: Hertz): number {
  return value * MHZ[units];
}

export function toMiB({ value, units }: Memory): number {
  return value * MIB[units];
}

export function isPossibleHertz(hertz: Hertz): boolean {
  return toMHz(hertz) < MAX_MHZ;
}

export function isPossibleMemory(memory: Memory): boolean {
  return toMiB(memory) < MAX_MIB;
}
