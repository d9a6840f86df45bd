import { Command } from 'commander';
import { ConfigurationError, readConfig } from './config/client-config.ts';
import { startClient } from './start-client.ts';

const command = new Command('lab-client')
  .description('Runs the stand-in for the vSphere Client.')
  .requiredOption('--config <file>', 'configuration file (JSON)')
  .parse();

try {
  const config = readConfig(String(command.getOptionValue('config')));
  const client = await startClient(config);
  console.log(`vSphere Client stand-in: ${client.url}/ui/`);
  const stop = (): void => {
    void client.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
