import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createSecureContext } from 'node:tls';
import { LOG_LEVELS, type LogLevel } from '../log/log-line.ts';
import { DEFAULT_VERSION, parseBuildVersion } from './build-version.ts';
import { ConfigError, errorCode } from './config-error.ts';
import type { ServiceOptions } from './options.ts';
import type { ListenAddress, ServiceConfig, TlsConfig } from './service-config.ts';
import type { BuildVersion } from './settings.ts';

/** Where the configuration comes from. */
export interface ConfigSources {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly options: ServiceOptions;
  readonly workFolder: string;
  /** where the program itself is; ISO files are looked for there too */
  readonly programFolder: string;
}

/** Shown in a VCH; nothing is decided by it. */
const BUILD_DATE = '2026/01/01@00:00:00';
const DEFAULT_CLEANUP = '10s';
const DEFAULT_READY = '3m';

/**
 * Reads and checks the whole configuration, certificates included.
 * @throws ConfigError with one sentence that names the variable or option at fault
 */
export function readConfig(sources: ConfigSources): ServiceConfig {
  const { options, workFolder } = sources;
  const value = (name: string) => given(sources.environment[name]);
  const file = (name: string) => {
    const found = value(name);
    return found === null ? null : path.resolve(workFolder, found);
  };
  const host = value('HOST') ?? 'localhost';
  const tls: TlsConfig = {
    certificateFile: file('TLS_CERTIFICATE') ?? '/certs/server.crt',
    privateKeyFile: file('TLS_PRIVATE_KEY') ?? '/certs/server.key',
    clientAuthorityFile: file('TLS_CA_CERTIFICATE'),
  };
  const http = options.schemes.includes('http') ? address(host, 'PORT', value('PORT')) : null;
  const https = options.schemes.includes('https')
    ? { ...address(value('TLS_HOST') ?? host, 'TLS_PORT', value('TLS_PORT')), tls }
    : null;
  if (https) readTls(tls);
  return {
    settings: {
      build: build(value('VIC_VERSION')),
      applianceIso: file('APPLIANCE_ISO') ?? isoFile('appliance.iso', sources),
      bootstrapIso: file('BOOTSTRAP_ISO') ?? isoFile('bootstrap.iso', sources),
      vchReadyMs: duration('VCH_READY_TIMEOUT', value('VCH_READY_TIMEOUT') ?? DEFAULT_READY),
    },
    http,
    https,
    log: { level: logLevel(value('LOG_LEVEL') ?? 'debug'), folder: file('LOG_DIRECTORY') },
    cleanupMs: options.cleanupTimeout
      ? duration('--cleanup-timeout', options.cleanupTimeout)
      : duration('CLEANUP_TIMEOUT', value('CLEANUP_TIMEOUT') ?? DEFAULT_CLEANUP),
  };
}

/** An empty variable counts as none. */
function given(value: string | undefined): string | null {
  return value === undefined || value === '' ? null : value;
}

/** What a TLS server is made with. */
export interface TlsMaterial {
  readonly cert: string;
  readonly key: string;
  /** null: clients need no certificate */
  readonly ca: string | null;
}

/**
 * Reads the certificate files.
 * @throws ConfigError if one cannot be read or they do not fit together
 */
export function readTls({ certificateFile, privateKeyFile, clientAuthorityFile }: TlsConfig): TlsMaterial {
  const remedy = ', which HTTPS needs; or start with --scheme http';
  const cert = readPem('TLS_CERTIFICATE', certificateFile, remedy);
  const key = readPem('TLS_PRIVATE_KEY', privateKeyFile, remedy);
  const ca = clientAuthorityFile === null ? null : readPem('TLS_CA_CERTIFICATE', clientAuthorityFile, '');
  try {
    createSecureContext({ cert, key });
  } catch {
    throw new ConfigError(
      `TLS_CERTIFICATE (${certificateFile}) and TLS_PRIVATE_KEY (${privateKeyFile}) must hold a certificate in PEM and its own private key.`,
    );
  }
  if (ca !== null && !ca.includes('-----BEGIN CERTIFICATE-----')) {
    throw new ConfigError(`TLS_CA_CERTIFICATE (${clientAuthorityFile ?? ''}) must hold a certificate in PEM.`);
  }
  return { cert, key, ca };
}

function readPem(name: string, file: string, remedy: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new ConfigError(`The file of ${name}, ${file}, cannot be read (${errorCode(error)})${remedy}.`);
  }
}

function address(host: string, name: string, text: string | null): ListenAddress {
  if (text === null) return { host, port: 0 };
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) throw new ConfigError(`${name} must be a port number from 0 to 65535, not "${text}".`);
  return { host, port };
}

function logLevel(text: string): LogLevel {
  const level = LOG_LEVELS.find((known) => known === text.toLowerCase());
  if (level === undefined) throw new ConfigError(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}, not "${text}".`);
  return level;
}

function build(text: string | null): BuildVersion {
  const version = parseBuildVersion(text ?? DEFAULT_VERSION, BUILD_DATE);
  if (version) return version;
  throw new ConfigError(
    `VIC_VERSION must be <version>-<build>-<commit>, such as v1.5.8-21343-9489f63e, not "${text ?? ''}".`,
  );
}

const UNITS_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** @returns milliseconds */
function duration(name: string, text: string): number {
  const [, number, unit] = /^(\d{1,7})(ms|s|m|h)$/.exec(text) ?? [];
  const factor = UNITS_MS[unit ?? ''];
  if (number === undefined || factor === undefined) {
    throw new ConfigError(`${name} must be a time such as 500ms, 10s or 2m, not "${text}".`);
  }
  return Number(number) * factor;
}

/** In the working directory, else beside the program; if in neither, creating says so. */
function isoFile(name: string, { workFolder, programFolder }: ConfigSources): string {
  const here = path.join(workFolder, name);
  const beside = path.join(programFolder, name);
  return !existsSync(here) && existsSync(beside) ? beside : here;
}
