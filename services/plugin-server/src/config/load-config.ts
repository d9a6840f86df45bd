import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { TSchema } from 'typebox';
import Value from 'typebox/value';
import { ConfigError } from './config-error.ts';
import { Config } from './config.schema.ts';
import { CONFIG_FILE_VARIABLE, optionName, SETTINGS, type Setting } from './settings.ts';

export interface ConfigSources {
  /** values of the command line by option name, `config` among them */
  readonly options: Readonly<Record<string, unknown>>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** what relative paths of options and environment are relative to */
  readonly workFolder: string;
}

type Tree = Record<string, unknown>;

/**
 * Merges file, environment and options (the later wins) and validates the result. Relative paths in the file are
 * relative to the file.
 * @throws ConfigError with one sentence that names the key at fault
 */
export function loadConfig({ options, environment, workFolder }: ConfigSources): Config {
  const file = options['config'] ?? environment[CONFIG_FILE_VARIABLE];
  const tree: Tree = typeof file === 'string' ? readConfigFile(path.resolve(workFolder, file)) : {};
  for (const setting of SETTINGS) {
    const fromEnvironment = environment[setting.variable];
    if (fromEnvironment !== undefined) assign(tree, setting, fromEnvironment, setting.variable, workFolder);
    const fromOption = options[optionName(setting)];
    if (fromOption !== undefined) assign(tree, setting, fromOption, setting.option.split(' ')[0] ?? '', workFolder);
  }
  const config = parseWith(Config, tree, 'The configuration');
  if (Object.keys(config.vcenters).length === 0 && config.vcentersFile === undefined) {
    throw new ConfigError('No vCenter is configured: set "vcenters" in the configuration file or "vcentersFile".');
  }
  return withAbsolutePaths(config, workFolder);
}

/** Reads a JSON file. @throws ConfigError if it cannot be read or is no JSON */
export function readJson(file: string, purpose: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new ConfigError(`${purpose} ${file} cannot be read (${errorCode(error)}).`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new ConfigError(`${purpose} ${file} is not valid JSON.`);
  }
}

/** Checks a value and fills in defaults. @throws ConfigError naming the first key at fault */
export function parseWith<T extends TSchema>(
  schema: T,
  value: unknown,
  subject: string,
): ReturnType<typeof Value.Parse<T>> {
  const complete = Value.Default(schema, value);
  const faults = [...Value.Errors(schema, complete)].filter((fault) => fault.keyword !== 'boolean');
  const fault = faults[0];
  if (fault) throw new ConfigError(`${subject} is not valid: ${sentence(fault)}.`);
  return Value.Parse(schema, complete);
}

function sentence(fault: { keyword: string; instancePath: string; message: string; params: object }): string {
  const at = fault.instancePath.slice(1).replaceAll('/', '.');
  const prefix = at === '' ? '' : `${at}.`;
  if ('additionalProperties' in fault.params)
    return `"${prefix}${names(fault.params.additionalProperties)}" is unknown`;
  if ('requiredProperties' in fault.params) return `"${prefix}${names(fault.params.requiredProperties)}" is missing`;
  return `"${at}" ${fault.message}`;
}

function names(value: unknown): string {
  return Array.isArray(value) ? value.join('", "') : String(value);
}

function readConfigFile(file: string): Tree {
  const tree = readJson(file, 'The configuration file');
  if (!isTree(tree)) throw new ConfigError(`The configuration file ${file} must hold a JSON object.`);
  const folder = path.dirname(file);
  const resolve = (holder: unknown, key: string) => {
    if (isTree(holder) && typeof holder[key] === 'string') holder[key] = path.resolve(folder, holder[key]);
  };
  for (const key of ['uiFolder', 'manifestFolder', 'vcentersFile']) resolve(tree, key);
  for (const key of ['certFile', 'keyFile']) resolve(tree['tls'], key);
  const vcenters = tree['vcenters'];
  if (isTree(vcenters)) {
    for (const vcenter of Object.values(vcenters)) {
      resolve(vcenter, 'caFile');
      if (isTree(vcenter)) resolve(vcenter['vicMachine'], 'caFile');
    }
  }
  return tree;
}

function assign(tree: Tree, setting: Setting, value: unknown, source: string, workFolder: string): void {
  const keys = setting.key.split('.');
  const last = keys.pop() ?? '';
  let holder = tree;
  for (const key of keys) {
    const inner = holder[key];
    const next: Tree = isTree(inner) ? inner : {};
    holder[key] = next;
    holder = next;
  }
  holder[last] = read(setting, value, source, workFolder);
}

function read(setting: Setting, value: unknown, source: string, workFolder: string): unknown {
  if (typeof value !== 'string') return value;
  switch (setting.kind) {
    case 'text':
      return value;
    case 'path':
      return path.resolve(workFolder, value);
    case 'list':
      return value.split(',').map((entry) => entry.trim());
    case 'number':
      if (!/^\d+$/.test(value)) throw new ConfigError(`${source} must be a number, not "${value}".`);
      return Number(value);
    case 'boolean':
      if (value !== 'true' && value !== 'false') throw new ConfigError(`${source} must be true or false.`);
      return value === 'true';
  }
}

function withAbsolutePaths(config: Config, workFolder: string): Config {
  return {
    ...config,
    uiFolder: path.resolve(workFolder, config.uiFolder),
    manifestFolder: path.resolve(workFolder, config.manifestFolder),
  };
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Such as `ENOENT`. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}
