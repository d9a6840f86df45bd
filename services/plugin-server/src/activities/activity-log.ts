/** As many lines as vic-machine-server keeps of a task; it has all of them in its own log. */
export const MAX_LINES = 5_000;
const MAX_LINE_LENGTH = 2_000;

/** The lines of one activity, oldest first: the first ones, up to a bound. */
export class ActivityLog {
  readonly #lines: string[] = [];

  /** Number of lines that are kept. */
  get length(): number {
    return this.#lines.length;
  }

  /** Adds what there is still room for; long lines are cut. */
  add(lines: readonly string[]): void {
    for (const line of lines) {
      if (this.#lines.length >= MAX_LINES) return;
      this.#lines.push(line.length > MAX_LINE_LENGTH ? `${line.slice(0, MAX_LINE_LENGTH)}…` : line);
    }
  }

  /** Lines from the `number`th on, counted from 0. */
  from(number: number): string[] {
    return this.#lines.slice(number);
  }
}
