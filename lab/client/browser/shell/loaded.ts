/** Something read from the server: the last value stays while it is read again or cannot be read. */
export interface Loaded<T> {
  readonly value: T | null;
  /** Sentence for the user, if the last attempt failed. */
  readonly error: string | null;
}

const NOTHING_YET: Loaded<never> = { value: null, error: null };

/** Reads something for one purpose; an answer that was overtaken by a newer question is dropped. */
export class Loader<T> {
  state: Loaded<T> = NOTHING_YET;
  #turn = 0;
  readonly #onChange: () => void;
  readonly #onFailure: (error: unknown) => void;

  constructor(onChange: () => void, onFailure: (error: unknown) => void) {
    this.#onChange = onChange;
    this.#onFailure = onFailure;
  }

  async load(read: () => Promise<T>): Promise<void> {
    const turn = ++this.#turn;
    try {
      const value = await read();
      if (turn === this.#turn) this.state = { value, error: null };
    } catch (error) {
      if (turn === this.#turn) {
        this.state = { value: this.state.value, error: error instanceof Error ? error.message : String(error) };
      }
      this.#onFailure(error);
    }
    this.#onChange();
  }

  reset(): void {
    this.#turn += 1;
    this.state = NOTHING_YET;
  }
}
