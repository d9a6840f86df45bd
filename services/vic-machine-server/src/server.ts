/** Starts vic-machine-server. Whatever is wrong is said in one sentence, with exit code 1. */
import { inspect } from 'node:util';
import { DEFAULT_VERSION } from './config/build-version.ts';
import { ConfigError } from './config/config-error.ts';
import { readOptions, USAGE } from './config/options.ts';
import { readConfig } from './config/read-config.ts';
import { findIllness } from './health.ts';
import { startService, type RunningService } from './service.ts';

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options.task === 'help') {
    process.stdout.write(USAGE);
    return;
  }
  if (options.task === 'version') {
    process.stdout.write(`${process.env['VIC_VERSION'] ?? DEFAULT_VERSION}\n`);
    return;
  }
  const config = readConfig({
    environment: process.env,
    options,
    workFolder: process.cwd(),
    programFolder: import.meta.dirname,
  });
  if (options.task === 'health') {
    endWith(await findIllness(config));
    return;
  }
  followSignals(await startService({ config }));
}

/** @throws ConfigError if there is an illness */
function endWith(illness: string | null): void {
  if (illness !== null) throw new ConfigError(illness);
}

function followSignals(service: RunningService): void {
  const end = (code: number) => {
    service.close().then(
      () => process.exit(code),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', () => end(0));
  process.once('SIGINT', () => end(0));
  process.on('SIGHUP', () => service.reload());
  // A mistake in one operation must not end all the others at once.
  process.on('unhandledRejection', (reason) => service.logFailure(`unforeseen: ${inspect(reason)}`));
  process.once('uncaughtException', (error) => {
    service.logFailure(`unforeseen, the service is being stopped: ${inspect(error)}`);
    end(1);
  });
}

try {
  await main();
} catch (error) {
  const isExpected = error instanceof ConfigError;
  process.stderr.write(`${isExpected ? error.message : `vic-machine-server cannot start: ${String(error)}`}\n`);
  process.exit(1);
}
