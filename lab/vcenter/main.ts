/** `node lab/vcenter/main.ts --port 8989 --index 1 --scenario default --cert F --key F --state F [--still] [--task-ms N]` */
import { readFileSync } from 'node:fs';
import { Command, InvalidArgumentError, Option } from 'commander';
import { EndpointGuest } from '../guest/endpoint-guest.ts';
import { DEFAULT_OPTIONS } from './options.ts';
import { loadScenario } from './scenario-loader.ts';
import type { StartOptions } from './vcenter.ts';
import { startVcenter } from './vcenter.ts';
import { vcenterIndex, type VcenterIndex } from './vcenter-index.ts';

interface Options {
  readonly port: number;
  readonly host: string;
  readonly index: VcenterIndex;
  readonly scenario: string;
  readonly cert: string;
  readonly key: string;
  readonly state?: string;
  readonly still?: boolean;
  readonly taskMs: number;
  readonly guid?: string;
  readonly name?: string;
  readonly switchToken?: string;
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new InvalidArgumentError('It must be 0 to 65535.');
  return port;
}

function milliseconds(text: string): number {
  const ms = Number(text);
  if (!Number.isInteger(ms) || ms < 0) throw new InvalidArgumentError('It must be a whole number of milliseconds.');
  return ms;
}

function parseIndex(text: string): VcenterIndex {
  try {
    return vcenterIndex(text);
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
  }
}

const command = new Command('vcenter')
  .description('Simulated vCenter: the vSphere Web Services API over HTTPS.')
  .option('--port <number>', 'port to listen on; 0 takes a free one', portNumber, 8989)
  .option('--host <address>', 'address to listen on', '127.0.0.1')
  .option('--index <number>', 'which of the linked vCenters this is: 1 to 4', parseIndex, 1)
  .option('--scenario <name>', 'inventory to start with', 'default')
  .requiredOption('--cert <file>', 'certificate (PEM)')
  .requiredOption('--key <file>', 'private key of the certificate (PEM)')
  .option('--state <file>', 'file that keeps the registered extensions over a restart')
  .option('--still', 'nothing happens by itself')
  .option('--task-ms <number>', 'milliseconds that a task takes', milliseconds, DEFAULT_OPTIONS.taskMs)
  .option('--guid <uuid>', "instance UUID in place of the scenario's")
  .option('--name <host>', "host name in place of the scenario's")
  .addOption(
    new Option('--switch-token <token>', 'enables POST /_lab/switch for those who send this token').env(
      'VCENTER_SWITCH_TOKEN',
    ),
  );

async function main(): Promise<void> {
  const options = command.parse().opts<Options>();
  const { inventory, life, sessionLifetimeMs } = loadScenario(options.scenario, options.index);
  if (options.guid !== undefined) inventory.about.instanceUuid = options.guid;
  if (options.name !== undefined) inventory.about.hostName = options.name;
  const start: StartOptions = {
    inventory,
    host: options.host,
    port: options.port,
    cert: readFileSync(options.cert, 'utf8'),
    key: readFileSync(options.key, 'utf8'),
    guests: [(world) => new EndpointGuest(world, { vcenterIndex: options.index, onMessage: sayOfGuest })],
    ...(options.state === undefined ? {} : { stateFile: options.state }),
    ...(options.still === true ? {} : { life }),
    limits: { taskMs: options.taskMs, ...(sessionLifetimeMs === undefined ? {} : { sessionLifetimeMs }) },
    ...(options.switchToken === undefined ? {} : { switchToken: options.switchToken }),
  };
  const vcenter = await startVcenter(start);
  process.send?.({ url: vcenter.url, port: vcenter.port });
  console.log(`vCenter ${inventory.about.hostName} listens on ${vcenter.url}`);
  const end = () => {
    void vcenter.stop().then(() => {
      process.exit(0);
    });
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
}

function sayOfGuest(message: string): void {
  console.log(`guest: ${message}`);
}

function sentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : undefined;
  const { host, port } = command.opts<Options>();
  if (code === 'EADDRINUSE') return `Port ${port} on ${host} is taken; choose another with --port.`;
  if (code === 'EACCES' && 'syscall' in error && error.syscall === 'listen') {
    return `Port ${port} may not be used by this account; choose another with --port.`;
  }
  if ((code === 'ENOENT' || code === 'EACCES') && 'path' in error) {
    return `The file ${String(error.path)} cannot be read; check --cert, --key and --state.`;
  }
  if (code === 'EADDRNOTAVAIL') return `${host} is not an address of this machine; choose another with --host.`;
  return error.message;
}

main().catch((error: unknown) => {
  console.error(`vcenter: ${sentence(error)}`);
  process.exit(1);
});
