/** `npm start`: brings up a vSphere Client with the plug-in in it. `--help` lists the options. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ADMINISTRATOR, LAB_PASSWORD, ONE_DATACENTER_ADMINISTRATOR, READER } from '../accounts.ts';
import { DEFAULT_EMULATION, EMULATED_VERSIONS } from '../client/emulation.ts';
import { SCENARIOS } from '../scenarios/scenarios.ts';
import { administratorPassword, startLab, type LabOptions } from './lab.ts';
import { DEFAULT_PORTS, refuseTakenPorts, type Ports } from './ports.ts';
import { productFromSources } from './product.ts';
import { startWithRealVcenters } from './real-vcenter.ts';
import { realVcentersOf } from './vcenter-options.ts';

interface Options {
  readonly scenario: string;
  readonly still: boolean;
  readonly emulate: string;
  readonly clientPort: number;
  readonly vcenter1Port: number;
  readonly vcenter2Port: number;
  readonly pluginPort: number;
  readonly vicMachinePort: number;
  readonly vcenter: readonly string[];
  readonly thumbprint: readonly string[];
  readonly register: boolean;
  readonly user: string;
  readonly verbose: boolean;
}

const ROOT = path.resolve(import.meta.dirname, '../..');

const program = new Command('npm start --')
  .description('Starts the lab: simulated vCenters, the servers of the product and a stand-in for the vSphere Client.')
  .addOption(
    new Option('--scenario <name>', 'inventory of the simulated vCenters')
      .choices([...SCENARIOS.keys()])
      .default('default'),
  )
  .option('--still', 'nothing changes by itself', false)
  .addOption(
    new Option('--emulate <version>', 'vSphere Client to emulate')
      .choices(EMULATED_VERSIONS)
      .default(DEFAULT_EMULATION),
  )
  .option('--client-port <port>', 'port of the vSphere Client stand-in', parsePort, DEFAULT_PORTS.client)
  .option('--vcenter1-port <port>', 'port of simulated vCenter 1', parsePort, DEFAULT_PORTS.vcenter1)
  .option('--vcenter2-port <port>', 'port of simulated vCenter 2', parsePort, DEFAULT_PORTS.vcenter2)
  .option('--plugin-port <port>', 'port of the plug-in server', parsePort, DEFAULT_PORTS.plugin)
  .option('--vic-machine-port <port>', 'port of vic-machine-server', parsePort, DEFAULT_PORTS.vicMachine)
  .option('--vcenter <url>', 'use this real vCenter instead of the simulated ones (repeatable)', collect, [])
  .option('--thumbprint <hex>', 'certificate thumbprint of each --vcenter, in the same order', collect, [])
  .option(
    '--register',
    'with --vcenter: register the plug-in there; without it nothing is written to that vCenter',
    false,
  )
  .option('--user <name>', 'with --register: account that registers', ADMINISTRATOR)
  .option('--verbose', 'print what every process logs', false)
  .showHelpAfterError('Run "npm start -- --help" for the options.')
  .allowExcessArguments(false);

program.parse();
try {
  await main(program.opts<Options>());
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

async function main(options: Options): Promise<void> {
  const isReal = realVcentersOf(options).length > 0;
  await refuseTakenPorts(portsOf(options), isReal ? ['client', 'plugin'] : undefined);
  buildWhatIsMissing();
  const lab = await (isReal ? startReal(options) : startLab(labOptions(options)));
  const end = () => void lab.stop().then(() => process.exit(0));
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  console.log(`\n  vSphere Client stand-in   ${lab.address}`);
  if (isReal) console.log('  log in with your own vCenter account');
  else printAccounts(options);
  console.log('  Ctrl-C ends everything.\n');
}

function printAccounts({ scenario, vicMachinePort }: Options): void {
  console.log(`  log in as                 ${ADMINISTRATOR} / ${administratorPassword(scenario)}`);
  console.log(`  read only                 ${READER} / ${LAB_PASSWORD}`);
  console.log(`  one datacenter only       ${ONE_DATACENTER_ADMINISTRATOR} / ${LAB_PASSWORD}`);
  console.log(`  vic-machine-server        https://127.0.0.1:${vicMachinePort}/container`);
}

function labOptions(options: Options): LabOptions {
  return {
    scenario: options.scenario,
    isStill: options.still,
    ports: portsOf(options),
    product: productFromSources(),
    emulate: options.emulate,
    isSupervised: true,
    onLine: options.verbose ? printLine : printEvents,
  };
}

function startReal(options: Options): ReturnType<typeof startWithRealVcenters> {
  return startWithRealVcenters({
    ports: portsOf(options),
    product: productFromSources(),
    emulate: options.emulate,
    vcenters: realVcentersOf(options),
    registerAs: options.register ? options.user : null,
    onLine: options.verbose ? printLine : printEvents,
  });
}

function portsOf(options: Options): Ports {
  return {
    client: options.clientPort,
    vcenter1: options.vcenter1Port,
    vcenter2: options.vcenter2Port,
    plugin: options.pluginPort,
    vicMachine: options.vicMachinePort,
  };
}

function buildWhatIsMissing(): void {
  const { status } = spawnSync(process.execPath, ['tools/build.ts', '--quiet'], { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) throw new Error('The build failed; see the messages above.');
}

function printLine(listener: string, line: string): void {
  console.log(`[${listener}] ${line}`);
}

/** Without --verbose only what the launcher itself says about a process. */
function printEvents(listener: string, line: string): void {
  if (!line.startsWith('ended unexpectedly')) return;
  printLine(listener, line);
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new InvalidArgumentError('It must be a number from 1 to 65535.');
  }
  return port;
}

function collect(text: string, previous: readonly string[]): readonly string[] {
  return [...previous, text];
}
