import { parseArgs } from 'node:util';
import { ConfigError } from './config-error.ts';

/** What the command line says; everything else is in the environment. */
export interface ServiceOptions {
  readonly schemes: readonly Scheme[];
  /** null: not given */
  readonly cleanupTimeout: string | null;
  readonly task: 'serve' | 'help' | 'version' | 'health';
}

export type Scheme = 'http' | 'https';

export const USAGE = `vic-machine-server: makes, lists, changes and deletes virtual container hosts over REST.

  --scheme http|https     what to listen with; repeatable (default: both)
  --cleanup-timeout TIME  how long running work may go on after SIGTERM before it is undone (default: 10s)
  --health                ask the service of this machine whether it is well; exit code 0 if so
  --version               print the version
  --help                  print this

Environment
  HOST, PORT              address of HTTP (localhost, any free port)
  TLS_HOST, TLS_PORT      address of HTTPS (HOST, any free port)
  TLS_CERTIFICATE         certificate in PEM (/certs/server.crt)
  TLS_PRIVATE_KEY         its key (/certs/server.key)
  TLS_CA_CERTIFICATE      clients must show a certificate of this authority
  LOG_DIRECTORY           folder of vic-machine-server.log (none: standard output only)
  LOG_LEVEL               debug, info, warning or error (debug)
  APPLIANCE_ISO           image that VCHs boot from (appliance.iso here or beside the program)
  BOOTSTRAP_ISO           image that containers boot from (bootstrap.iso here or beside the program)
  VIC_VERSION             version of the VCHs made, <version>-<build>-<commit>
  CLEANUP_TIMEOUT         as --cleanup-timeout
  VCH_READY_TIMEOUT       how long reconfiguration and upgrade wait for a VCH to answer (3m)
`;

/** Read by the parser but without effect: answers are never lost here, so there is no time to limit. */
const WITHOUT_EFFECT = { 'tls-read-timeout': { type: 'string' }, 'tls-write-timeout': { type: 'string' } } as const;

/**
 * Reads the command line.
 * @throws ConfigError with one sentence
 */
export function readOptions(args: readonly string[]): ServiceOptions {
  const { values } = parse(args);
  return {
    schemes: schemes(values.scheme ?? []),
    cleanupTimeout: values['cleanup-timeout'] ?? null,
    task: values.help ? 'help' : values.version ? 'version' : values.health ? 'health' : 'serve',
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        ...WITHOUT_EFFECT,
        scheme: { type: 'string', multiple: true },
        'cleanup-timeout': { type: 'string' },
        health: { type: 'boolean' },
        version: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('. ')[0] ?? '') : '';
    throw new ConfigError(`${reason.replace(/\.$/, '')}: --help lists the options.`);
  }
}

function schemes(given: readonly string[]): readonly Scheme[] {
  for (const scheme of given) {
    if (scheme === 'unix') throw new ConfigError('--scheme unix is not offered: use http or https.');
    if (scheme !== 'http' && scheme !== 'https') {
      throw new ConfigError(`--scheme must be http or https, not "${scheme}".`);
    }
  }
  const isWanted = (scheme: Scheme) => given.length === 0 || given.includes(scheme);
  return (['http', 'https'] as const).filter(isWanted);
}
