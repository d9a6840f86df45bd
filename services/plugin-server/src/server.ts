/** Starts the plug-in server. Whatever is wrong is said in one sentence, with a non-zero exit code. */
import { Command } from 'commander';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createSecureContext } from 'node:tls';
import { buildApp } from './app.ts';
import { ConfigError } from './config/config-error.ts';
import type { Config } from './config/config.schema.ts';
import { errorCode, loadConfig } from './config/load-config.ts';
import { SETTINGS } from './config/settings.ts';
import { keepHeapSmall } from './small-heap.ts';
import { PLUGIN_VERSION } from './version.ts';

async function main(): Promise<void> {
  const config = loadConfig({ options: readOptions(), environment: process.env, workFolder: process.cwd() });
  requireFile(path.join(config.uiFolder, 'index.html'), 'uiFolder', 'the built ui (npm run build)');
  requireFile(path.join(config.manifestFolder, 'plugin.json'), 'manifestFolder', 'the built manifest (npm run build)');
  const { server } = await buildApp({ config, tls: readCertificate(config) });
  const end = () => {
    server.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  await listen(server, config);
}

function readOptions(): Record<string, unknown> {
  const program = new Command('plugin-server')
    .description('Back end of the plug-in for vSphere Integrated Containers.')
    .version(PLUGIN_VERSION)
    .option('--config <file>', 'configuration file (JSON)')
    .allowExcessArguments(false);
  for (const { option, help, variable } of SETTINGS) program.option(option, `${help} [${variable}]`);
  return program.parse().opts();
}

function requireFile(file: string, key: string, what: string): void {
  if (!existsSync(file)) throw new ConfigError(`"${key}" must be the folder of ${what}: ${file} does not exist.`);
}

function readCertificate({ tls }: Config): { cert: string; key: string } {
  const cert = readPem(tls.certFile, 'tls.certFile');
  const key = readPem(tls.keyFile, 'tls.keyFile');
  try {
    createSecureContext({ cert, key });
  } catch {
    throw new ConfigError('"tls.certFile" and "tls.keyFile" must hold a certificate in PEM and its own private key.');
  }
  return { cert, key };
}

function readPem(file: string, key: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new ConfigError(`The file of "${key}", ${file}, cannot be read (${errorCode(error)}).`);
  }
}

async function listen(
  server: Awaited<ReturnType<typeof buildApp>>['server'],
  { listen: { host, port } }: Config,
): Promise<void> {
  try {
    await server.listen({
      host,
      port,
      listenTextResolver: (address) => `listening on ${address.replace('http:', 'https:')}`,
    });
  } catch (error) {
    throw new ConfigError(listenFault(errorCode(error), host, port));
  }
}

function listenFault(code: string, host: string, port: number): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use: choose another with "listen.port" (--port).`;
    case 'EACCES':
      return `Port ${port} may not be used by this account: choose another with "listen.port" (--port).`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${host} is no address of this machine: correct "listen.host" (--host).`;
    default:
      return `Listening on ${host}:${port} failed (${code}).`;
  }
}

keepHeapSmall();
try {
  await main();
} catch (error) {
  const isExpected = error instanceof ConfigError;
  process.stderr.write(`${isExpected ? error.message : `The plug-in server cannot start: ${String(error)}`}\n`);
  process.exit(1);
}
