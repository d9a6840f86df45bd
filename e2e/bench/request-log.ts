import { Type } from 'typebox';
import { Value } from 'typebox/value';

const RequestLine = Type.Object({ msg: Type.Literal('request'), path: Type.String(), durationMs: Type.Number() });

/** How long the plug-in server took for each request, as its own log says. */
export class RequestLog {
  readonly #durations: { path: string; durationMs: number }[] = [];

  /** Takes one line of the plug-in server's log. */
  readonly take = (line: string): void => {
    if (!line.startsWith('{')) return;
    const entry: unknown = JSON.parse(line);
    if (Value.Check(RequestLine, entry)) this.#durations.push(entry);
  };

  /** Milliseconds of the last `count` requests for one of `paths`. */
  last(count: number, paths: readonly string[]): readonly number[] {
    const fitting = this.#durations.filter(({ path }) => paths.includes(path));
    return fitting.slice(-count).map(({ durationMs }) => durationMs);
  }
}
