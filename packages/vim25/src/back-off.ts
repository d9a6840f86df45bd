const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;
const JITTER = 0.2;

/** Pauses that double from 1 s to 30 s, each longer or shorter by up to a fifth so that clients do not come in step. */
export class BackOff {
  readonly #random: () => number;
  #next = FIRST_MS;

  /** @param random from 0 to 1 */
  constructor(random: () => number = Math.random) {
    this.#random = random;
  }

  /** The next pause in milliseconds. */
  next(): number {
    const base = this.#next;
    this.#next = Math.min(base * 2, LONGEST_MS);
    return Math.round(base * (1 + JITTER * (2 * this.#random() - 1)));
  }

  reset(): void {
    this.#next = FIRST_MS;
  }
}
