/** As many lines as vic-machine-server keeps of a task; it has all of them in its own log. */
export const MAX_LINES = 5_000;
const MAX_LINE_LENGTH = 2_000;

/** The lines of one activity, oldest first: the first ones, up to a bound. */
export class ActivityLog {
  readonly #lines: string[] = [];

  get length(): number {
    return this.#lines.length;
  }

  add(lines: readonly string[]): void {
    for (const line of lines) {
      if (this.#lines.length >= MAX_LINES) return;
      this.#lines.push(line.length > MAX_LINE_LENGTH ? `${line.slice(0, MAX_LINE_LENGTH)}…` : line);
    }
  }

  from(number: number): string[] {
    return this.#lines.slice(number);
  }
}
