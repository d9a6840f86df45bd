/** Addresses 127.0.1.N that the simulated network hands out: all of them are this machine's. */
import type { VcenterIndex } from '../vcenter/vcenter-index.ts';

const PREFIX = '127.0.1.';
/** Of the network that the addresses are in. */
export const LEASE_PREFIX_LENGTH = 24;

/** The range of each vCenter, so that no two of them on one machine give the same. */
const RANGES = {
  1: { first: 1, last: 63 },
  2: { first: 128, last: 191 },
  3: { first: 64, last: 127 },
  4: { first: 192, last: 254 },
} as const;

/** What is free of one vCenter's range. */
export class LoopbackLeases {
  readonly #free: Set<string>;

  constructor(vcenterIndex: VcenterIndex) {
    const { first, last } = RANGES[vcenterIndex];
    this.#free = new Set(Array.from({ length: last - first + 1 }, (_, position) => `${PREFIX}${first + position}`));
  }

  /** The lowest free address that has not been refused; null when there is none. */
  take(refused: ReadonlySet<string> = new Set()): string | null {
    const address = [...this.#free].filter((each) => !refused.has(each)).sort(byNumber)[0] ?? null;
    if (address !== null) this.#free.delete(address);
    return address;
  }

  giveBack(address: string): void {
    this.#free.add(address);
  }
}

const numberOf = (address: string): number => Number(address.slice(PREFIX.length));
const byNumber = (one: string, other: string): number => numberOf(one) - numberOf(other);
