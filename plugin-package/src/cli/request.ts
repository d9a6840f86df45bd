import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isExtensionKey, isExtensionVersion } from '../registration/plugin-identity.ts';
import { parsePluginUrl, parseVcenterUrl } from '../registration/addresses.ts';
import { parseThumbprint } from '../registration/server-certificate.ts';
import type { Credentials, VcenterTarget } from '../registration/vcenter-session.ts';
import type { TypedOptions } from './command-line.ts';
import { messageOf, usageFailure } from './failure.ts';
import type { Terminal } from './terminal.ts';

/** Word in place of a thumbprint for a vCenter whose certificate chain is to be checked. */
const VERIFY = 'verify';

/** What may be said about the environment a command runs in. */
export interface CommandEnvironment {
  /** `VIC_PLUGIN_PASSWORD`, if it is set. */
  readonly password: string | undefined;
}

/**
 * The vCenters to work on.
 * @throws CommandFailure if an address or thumbprint is malformed, or their numbers differ
 */
export function targetsOf({
  url: urls = [],
  vcenterServerThumbprint: pins = [],
  caFile,
}: TypedOptions): VcenterTarget[] {
  if (urls.length === 0) throw usageFailure('-url is missing: the vCenter, such as https://vc.example.com/sdk.');
  if (pins.length > 0 && pins.length !== urls.length) {
    throw usageFailure(
      `-vct is given ${pins.length} times for ${urls.length} vCenters; give one for each -url ("${VERIFY}" to check the chain).`,
    );
  }
  const chain = { trust: caFile === undefined ? {} : { ca: readAuthorities(caFile) }, caFile: absolute(caFile) };
  const targets = urls.map((url, index): VcenterTarget => {
    const pin = pins[index] ?? VERIFY;
    const pinned = () => ({ trust: { thumbprint: parseThumbprint('-vct', pin) }, caFile: null });
    return { ...parseVcenterUrl(url), ...(pin === VERIFY ? chain : pinned()) };
  });
  const twice = targets.find(({ url }, index) => targets.findIndex((other) => other.url === url) !== index);
  if (twice) throw usageFailure(`-url ${twice.url} is given twice.`);
  return targets;
}

/**
 * Account and password; the password comes from the option, the environment or the terminal, in that order.
 * @throws CommandFailure if something is missing
 */
export async function credentialsOf(
  { username, password }: TypedOptions,
  environment: CommandEnvironment,
  terminal: Terminal,
): Promise<Credentials> {
  if (username === undefined || username === '') throw usageFailure('-u is missing: the vCenter account.');
  const known = password ?? environment.password ?? (await terminal.askSecret(`Password of ${username}: `));
  if (known === null) throw usageFailure('No password: set VIC_PLUGIN_PASSWORD, give -p, or run this in a terminal.');
  return { userName: username, password: known };
}

/**
 * Checks what every command has.
 * @throws CommandFailure
 */
export function checkOptions({ key, version, pluginUrl }: TypedOptions): void {
  if (!isExtensionKey(key)) {
    throw usageFailure('-k: a key is lower case and has none of , / \\ # + > < = ; ", like com.vmware.vic.');
  }
  if (version !== undefined && !isExtensionVersion(version)) {
    throw usageFailure('-v: a version has one to four numbers, like 2.0.0.0.');
  }
  if (pluginUrl !== undefined) parsePluginUrl('-pu', pluginUrl);
}

function absolute(file: string | undefined): string | null {
  return file === undefined ? null : path.resolve(file);
}

function readAuthorities(file: string): string {
  try {
    const pem = readFileSync(file, 'utf8');
    if (pem.includes('-----BEGIN CERTIFICATE-----')) return pem;
  } catch (error) {
    throw usageFailure(`--ca-file: ${file} cannot be read (${messageOf(error)}).`);
  }
  throw usageFailure(`--ca-file: ${file} holds no certificate in PEM form.`);
}
