import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Where the plug-in server will look for its certificate and key; absolute paths. */
export interface TlsFiles {
  readonly certFile: string;
  readonly keyFile: string;
}

export interface TlsFileSources {
  /** Options of the command line by name, without dashes. */
  readonly options: Readonly<Record<string, string | undefined>>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workFolder: string;
}

/**
 * The TLS files from options, environment and configuration file, in the plug-in server's own order. Null if they are
 * not set or the configuration cannot be read: the server itself says what is wrong then.
 */
export function tlsFilesOf({ options, environment, workFolder }: TlsFileSources): TlsFiles | null {
  const given = (option: string, variable: string) => {
    const file = options[option] ?? environment[variable];
    return file === undefined ? undefined : path.resolve(workFolder, file);
  };
  const config = given('config', 'VIC_PLUGIN_CONFIG');
  const configured = config === undefined ? {} : configuredFiles(config);
  const certFile = given('cert', 'VIC_PLUGIN_TLS_CERT_FILE') ?? configured.certFile;
  const keyFile = given('key', 'VIC_PLUGIN_TLS_KEY_FILE') ?? configured.keyFile;
  return certFile === undefined || keyFile === undefined ? null : { certFile, keyFile };
}

function configuredFiles(file: string): Partial<TlsFiles> {
  const tls = field(readJson(file), 'tls');
  const certFile = field(tls, 'certFile');
  const keyFile = field(tls, 'keyFile');
  const folder = path.dirname(file);
  return {
    ...(typeof certFile === 'string' && { certFile: path.resolve(folder, certFile) }),
    ...(typeof keyFile === 'string' && { keyFile: path.resolve(folder, keyFile) }),
  };
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function field(holder: unknown, name: string): unknown {
  if (typeof holder !== 'object' || holder === null) return undefined;
  return Object.entries(holder).find(([key]) => key === name)?.[1];
}
