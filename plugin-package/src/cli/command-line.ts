import { pluginVersion } from '@vic/manifest';
import { Command, CommanderError, Option } from 'commander';
import { PLUGIN } from '../registration/plugin-identity.ts';
import { normaliseArguments } from './arguments.ts';
import { usageFailure } from './failure.ts';

export type CommandName = 'register' | 'update' | 'unregister' | 'status';

/** Options as they were typed, unchecked; absent ones are undefined. */
export interface TypedOptions {
  readonly url?: string[];
  readonly username?: string;
  readonly password?: string;
  readonly key: string;
  readonly vcenterServerThumbprint?: string[];
  readonly caFile?: string;
  readonly version?: string;
  readonly pluginUrl?: string;
  readonly name?: string;
  readonly summary?: string;
  readonly company?: string;
  readonly serverThumbprint?: string;
  readonly serverCertificateFile?: string;
  readonly refreshCertificate?: boolean;
  readonly pluginServers?: string;
  readonly taskList?: string;
  readonly eventList?: string;
  readonly faultList?: string;
  readonly privilegeList?: string;
  readonly resourceList?: string;
  readonly showInSolutionManager?: string | boolean;
  readonly vcentersFile?: string;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly insecure?: boolean;
  readonly local?: boolean;
}

export type CommandLine =
  | { readonly kind: 'command'; readonly name: CommandName; readonly options: TypedOptions }
  /** Help or the version was asked for. */
  | { readonly kind: 'text'; readonly text: string };

const DESCRIPTIONS: Readonly<Record<CommandName, string>> = {
  register: 'register the plug-in with one or several vCenters',
  update: 'change the registered record: only what is given',
  unregister: 'remove the record',
  status: 'show the record and check that its manifest can be had',
};

const COMMANDS: readonly CommandName[] = ['register', 'update', 'unregister', 'status'];

/**
 * Parses the arguments of `vic-plugin`, in its own style or in that of the vSphere Client SDK's registration tool.
 * @param argv without program and script
 * @throws CommandFailure in one sentence
 */
export function parseCommandLine(argv: readonly string[]): CommandLine {
  if (argv.length === 1 && /^--?version$/.test(argv[0] ?? '')) return { kind: 'text', text: pluginVersion };
  const output: string[] = [];
  const parsed: CommandLine[] = [];
  const program = buildProgram(
    (text) => output.push(text),
    (name, options) => parsed.push({ kind: 'command', name, options }),
  );
  try {
    program.parse(normaliseArguments(argv), { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { kind: 'text', text: output.join('').trimEnd() };
    throw usageFailure(sentenceOf(error));
  }
  return parsed[0] ?? { kind: 'text', text: program.helpInformation().trimEnd() };
}

type CommandListener = (name: CommandName, options: TypedOptions) => void;

function buildProgram(write: (text: string) => void, onCommand: CommandListener): Command {
  const program = new Command('vic-plugin')
    .description('Registers the vSphere Integrated Containers plug-in with vCenter.')
    .exitOverride()
    .configureOutput({ writeOut: write, writeErr: () => undefined })
    .helpCommand(false)
    .allowExcessArguments(false)
    .addHelpText('after', FOOTER);
  for (const name of COMMANDS) program.addCommand(buildCommand(name, write, onCommand));
  return program;
}

function buildCommand(name: CommandName, write: (text: string) => void, onCommand: CommandListener): Command {
  const command = new Command(name)
    .description(DESCRIPTIONS[name])
    .exitOverride()
    .configureOutput({ writeOut: write, writeErr: () => undefined })
    .allowExcessArguments(false);
  const writesRecord = name === 'register' || name === 'update';
  for (const option of connectionOptions()) command.addOption(option);
  // Scripts pass one set of options to every action, so the record's options are taken, unseen, everywhere.
  for (const option of recordOptions()) command.addOption(writesRecord ? option : option.hideHelp());
  for (const option of foreignOptions()) command.addOption(option.hideHelp());
  return command.action((options: TypedOptions) => onCommand(name, options));
}

function connectionOptions(): Option[] {
  return [
    new Option('--url <url>', 'vCenter, https://vc.example.com/sdk; several for linked vCenters').argParser(collect),
    new Option('--username <name>', 'vCenter account (-u)'),
    new Option('--password <text>', 'its password (-p); better: VIC_PLUGIN_PASSWORD, or wait to be asked'),
    new Option('--key <key>', 'extension key (-k)').default(PLUGIN.key),
    new Option(
      '--vcenterServerThumbprint <hex>',
      'trust the vCenter certificate with this thumbprint (-vct); one for each --url, "verify" for a checked chain',
    ).argParser(collect),
    new Option('--ca-file <file>', "check vCenter certificates against these authorities (PEM), not the system's"),
    new Option('--vcenters-file <file>', 'keep the vCenters in this configuration file of the plug-in server'),
    new Option('--json', 'print the result as JSON'),
  ];
}

function recordOptions(): Option[] {
  return [
    new Option('--version <numbers>', `plug-in version (-v); ${pluginVersion} when registering`),
    new Option('--pluginUrl <url>', 'URL of the manifest (-pu), https://plugin.example.com:9443/vic/plugin.zip'),
    new Option('--name <text>', 'name of the plug-in (-n)'),
    new Option('--summary <text>', 'what it does (-s)'),
    new Option('--company <text>', 'its vendor (-c)'),
    new Option('--serverThumbprint <hex>', "thumbprint of the plug-in server's certificate (-st)"),
    new Option('--serverCertificateFile <file>', 'the certificate itself, PEM or DER (-scf)'),
    new Option('--refresh-certificate', 'update: take the certificate that the plug-in server shows now'),
    new Option('--pluginServers <json>', 'auxiliary servers as a JSON list (-ps)'),
    new Option('--taskList <file>', 'JSON file of tasks, in place of the built-in ones'),
    new Option('--eventList <file>', 'JSON file of events'),
    new Option('--faultList <file>', 'JSON file of faults'),
    new Option('--privilegeList <file>', 'JSON file of privileges'),
    new Option('--resourceList <file>', 'JSON file of texts'),
    new Option('--showInSolutionManager [boolean]', 'list the plug-in in the solution manager (-show)'),
    new Option('--yes', 'accept the certificate that the plug-in server shows'),
    new Option('--dry-run', 'print the record and write nothing'),
  ];
}

/** Options of the SDK's tool that are ignored or refused with an explanation. */
function foreignOptions(): Option[] {
  return [new Option('--remote'), new Option('--local'), new Option('--insecure')];
}

function collect(value: string, previous: string[] = []): string[] {
  return [...previous, value];
}

/** Commander's messages are one lower-case sentence behind `error: `, at times with a guess in a second line. */
function sentenceOf(error: CommanderError): string {
  if (error.code === 'commander.help') return 'Name a command: register, update, unregister or status.';
  const [first = '', guess = ''] = error.message.replace(/^error: /, '').split('\n');
  const said = `${first.charAt(0).toUpperCase()}${first.slice(1)}`.replace(/\.$/, '');
  return `${withoutValue(said)}.${guess === '' ? '' : ` ${guess.replace(/^\((.*)\)$/, '$1')}`} See vic-plugin --help.`;
}

/** A mistyped option may carry a password behind its `=`. */
function withoutValue(sentence: string): string {
  return sentence.replace(/^(Unknown option '-[^=']*)=.*'$/s, "$1'");
}

const FOOTER = `
Options may be written with one or two dashes, and as the vSphere Client SDK's tool has them:
  vic-plugin -action registerPlugin -url https://vc.example.com/sdk -u administrator@vsphere.local \\
    -k ${PLUGIN.key} -v ${pluginVersion} -pu https://plugin.example.com:9443/vic/plugin.zip -st AA:BB:...
Actions: registerPlugin, updatePlugin, unregisterPlugin, isPluginRegistered.

Exit codes: 0 done, 1 wrong usage, 2 no connection or certificate not trusted, 3 login refused,
4 already registered or not registered, 5 vCenter refused.`;
