/** What the exit code of `vic-plugin` says. */
export const EXIT = {
  done: 0,
  usage: 1,
  connection: 2,
  login: 3,
  registration: 4,
  refused: 5,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Ends the command, or its work on one vCenter, with one sentence for the user and an exit code. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, sentence: string, options: ErrorOptions = {}) {
    super(sentence, options);
    this.exitCode = exitCode;
  }
}

/** The options or files given are wrong. */
export function usageFailure(sentence: string): CommandFailure {
  return new CommandFailure(EXIT.usage, sentence);
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
