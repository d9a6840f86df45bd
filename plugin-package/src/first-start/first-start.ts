import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname, networkInterfaces } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { tlsFilesOf, type TlsFiles } from './tls-files.ts';

export interface FirstStartOptions {
  /** Arguments without program and script. */
  readonly argv: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workFolder: string;
  readonly now: Date;
  readonly report: (line: string) => void;
}

/** Options of ours that the plug-in server does not know; what takes a value, and the server's that matter here. */
const OPTIONS = {
  'make-certificate': { type: 'boolean' },
  'certificate-only': { type: 'boolean' },
  'certificate-host': { type: 'string', multiple: true },
  config: { type: 'string' },
  cert: { type: 'string' },
  key: { type: 'string' },
} as const;

const OWN_OPTIONS: readonly string[] = ['make-certificate', 'certificate-only', 'certificate-host'];

/**
 * Makes a self-signed certificate if `--make-certificate` or `--certificate-only` is given and neither the configured
 * certificate nor its key exists, and tells the thumbprint.
 * @returns the arguments for the plug-in server, or null if it shall not start
 * @throws Error in one sentence
 */
export async function firstStart(options: FirstStartOptions): Promise<string[] | null> {
  const { argv, environment, workFolder, report } = options;
  const { values, tokens } = parseArgs({ args: [...argv], options: OPTIONS, strict: false, tokens: true });
  const { config, cert, key } = values;
  const given = { config: textOf(config), cert: textOf(cert), key: textOf(key) };
  const isOnly = values['certificate-only'] === true;
  if (isOnly || values['make-certificate'] === true) {
    const files = tlsFilesOf({ options: given, environment, workFolder });
    if (files !== null) await ensureCertificate(files, hostsOf(values['certificate-host'], environment), options);
    if (files === null && isOnly) throw new Error('The configuration names no tls.certFile and tls.keyFile.');
    if (files !== null && isOnly)
      report(`Certificate ${files.certFile}\nSHA-256 thumbprint ${thumbprintOf(files.certFile)}`);
  }
  if (isOnly) return null;
  const own = new Set<number>();
  for (const token of tokens) {
    if (token.kind !== 'option' || !OWN_OPTIONS.includes(token.name)) continue;
    own.add(token.index);
    if (token.value !== undefined && !token.inlineValue) own.add(token.index + 1);
  }
  return argv.filter((_argument, index) => !own.has(index));
}

async function ensureCertificate(
  { certFile, keyFile }: TlsFiles,
  hosts: readonly string[],
  { now, report }: FirstStartOptions,
): Promise<void> {
  if (existsSync(certFile) || existsSync(keyFile)) return;
  const { makeSelfSigned } = await import('./self-signed-certificate.ts');
  const { certificate, key, thumbprint } = await makeSelfSigned(hosts, now);
  try {
    for (const file of [certFile, keyFile]) mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(keyFile, key, { mode: 0o600, flag: 'wx' });
    writeFileSync(certFile, certificate, { mode: 0o644, flag: 'wx' });
  } catch (error) {
    throw new Error(`The certificate cannot be written: ${error instanceof Error ? error.message : String(error)}.`, {
      cause: error,
    });
  }
  report(`Made a self-signed certificate for ${hosts.join(', ')}: ${certFile}`);
  report(`Its SHA-256 thumbprint is ${thumbprint}`);
}

/** Names given by option or environment, else all that this machine goes by. */
function hostsOf(
  option: string | boolean | (string | boolean)[] | undefined,
  environment: FirstStartOptions['environment'],
): string[] {
  const options = (Array.isArray(option) ? option : [option]).flatMap((value) => textOf(value) ?? []);
  const given = options.length > 0 ? options : (environment['VIC_PLUGIN_CERTIFICATE_HOSTS'] ?? '').split(',');
  const named = given.map((host) => host.trim()).filter((host) => host !== '');
  if (named.length > 0) return named;
  const addresses = Object.values(networkInterfaces()).flatMap((entries) => entries ?? []);
  const outward = addresses
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => address);
  return [...new Set([hostname(), 'localhost', '127.0.0.1', ...outward])];
}

function textOf(value: string | boolean | (string | boolean)[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function thumbprintOf(certFile: string): string {
  try {
    return new X509Certificate(readFileSync(certFile)).fingerprint256;
  } catch (error) {
    throw new Error(`${certFile} holds no certificate (${error instanceof Error ? error.message : String(error)}).`, {
      cause: error,
    });
  }
}
