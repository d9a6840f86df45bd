import { register, recordToRegister } from '../commands/register.ts';
import { recordAsJson } from '../commands/record-json.ts';
import type { CommandContext, LoggedInContext } from '../commands/context.ts';
import { status } from '../commands/status.ts';
import { unregister } from '../commands/unregister.ts';
import { update } from '../commands/update.ts';
import { adviceToPin } from '../registration/vcenter-errors.ts';
import type { Network } from '../registration/vcenter-session.ts';
import { parseCommandLine, type CommandName } from './command-line.ts';
import { CommandFailure, EXIT, messageOf, usageFailure, type ExitCode } from './failure.ts';
import { checkOptions, credentialsOf, targetsOf, type CommandEnvironment } from './request.ts';
import type { Terminal } from './terminal.ts';

export interface RunOptions {
  readonly network: Network;
  readonly terminal: Terminal;
  readonly environment: CommandEnvironment;
  readonly now: () => Date;
}

/**
 * Runs `vic-plugin`.
 * @param argv without program and script
 * @returns the exit code; a failure has been told in one sentence
 */
export async function runVicPlugin(argv: readonly string[], run: RunOptions): Promise<ExitCode> {
  try {
    const line = parseCommandLine(argv);
    if (line.kind === 'command') return await runCommand(line.name, { ...run, options: line.options }, run.environment);
    run.terminal.print(line.text);
    return EXIT.done;
  } catch (error) {
    run.terminal.report(messageOf(error));
    return error instanceof CommandFailure ? error.exitCode : EXIT.usage;
  }
}

async function runCommand(
  name: CommandName,
  context: CommandContext,
  environment: CommandEnvironment,
): Promise<ExitCode> {
  const { options } = context;
  if (options.local === true) {
    throw usageFailure('-local is not possible: vSphere 8.0 and later run remote plug-ins only. Leave it out.');
  }
  if (options.insecure === true) throw await insecureFailure(context);
  checkOptions(options);
  if (name === 'register') return runRegister(context, environment);
  const loggedIn = await withCredentials(context, environment);
  switch (name) {
    case 'update':
      return update(loggedIn);
    case 'unregister':
      return unregister(loggedIn);
    case 'status':
      return status(loggedIn);
  }
}

/** Everything that can be wrong with the options is found before a password is asked for. */
async function runRegister(context: CommandContext, environment: CommandEnvironment): Promise<ExitCode> {
  const { options, terminal } = context;
  const isDryRun = options.dryRun === true;
  if (!isDryRun) targetsOf(options);
  const record = await recordToRegister(context);
  if (isDryRun) {
    terminal.print(JSON.stringify(recordAsJson(record), null, 2));
    return EXIT.done;
  }
  return register(await withCredentials(context, environment), record);
}

async function withCredentials(context: CommandContext, environment: CommandEnvironment): Promise<LoggedInContext> {
  const targets = targetsOf(context.options);
  return { ...context, targets, credentials: await credentialsOf(context.options, environment, context.terminal) };
}

/** The SDK's tool offers not to check the vCenter; ours shows what to check instead. */
async function insecureFailure({ options, network }: CommandContext): Promise<CommandFailure> {
  const targets = targetsOf({ ...options, vcenterServerThumbprint: [] });
  const shown = await Promise.all(
    targets.map(({ url, host, port }) =>
      network.shownCertificate(host, port).then(
        ({ sha256 }) => `${url}: ${adviceToPin(sha256)}`,
        (error: unknown) => `${url}: ${messageOf(error)}`,
      ),
    ),
  );
  return usageFailure(
    ['-insecure is not possible: a vCenter is never used with its certificate unchecked.', ...shown].join('\n'),
  );
}
