/**
 * The switches among the arguments of a command.
 * @throws Error in one sentence for whatever is not known
 */
export function parseSwitches<const S extends string>(argv: readonly string[], known: readonly S[]): ReadonlySet<S> {
  const given = argv.map((argument) => {
    const name = known.find((each) => argument === `--${each}`);
    if (name !== undefined) return name;
    const choices = known.map((each) => `--${each}`).join(', ');
    throw new Error(`Unknown argument "${argument}"; ${choices === '' ? 'there are none' : `there is ${choices}`}.`);
  });
  return new Set(given);
}

/** Runs a command with the switches it knows. What it throws is told in one sentence, with exit code 1. */
export async function runCommand<const S extends string>(
  known: readonly S[],
  main: (switches: ReadonlySet<S>) => Promise<void>,
): Promise<void> {
  try {
    await main(parseSwitches(process.argv.slice(2), known));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
