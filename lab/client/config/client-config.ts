import { readFileSync } from 'node:fs';
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import { EMULATED_VERSIONS, isEmulatedVersion } from '../emulation.ts';

const Thumbprint = Type.String({ pattern: '^[0-9A-Fa-f]{2}([: ]?[0-9A-Fa-f]{2}){19}(([: ]?[0-9A-Fa-f]{2}){12})?$' });

const VcenterSettings = Type.Object(
  {
    url: Type.String({ pattern: '^https://' }),
    name: Type.String({ minLength: 1 }),
    thumbprint: Type.Optional(Thumbprint),
    caFile: Type.Optional(Type.String({ minLength: 1 })),
    discovery: Type.Optional(
      Type.Object(
        { user: Type.String({ minLength: 1 }), passwordFile: Type.String({ minLength: 1 }) },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);

const ClientConfig = Type.Object(
  {
    listen: Type.Object(
      {
        host: Type.Optional(Type.String({ minLength: 1 })),
        port: Type.Integer({ minimum: 0, maximum: 65535 }),
        cloudPort: Type.Optional(Type.Null()),
      },
      { additionalProperties: false },
    ),
    emulate: Type.Optional(Type.String()),
    environment: Type.Optional(Type.Union([Type.Literal('onprem'), Type.Literal('cloud'), Type.Literal('gateway')])),
    vcenters: Type.Array(VcenterSettings, { minItems: 1 }),
    extensionFile: Type.Optional(Type.String({ minLength: 1 })),
    locale: Type.Optional(Type.String({ pattern: '^[a-z]{2}-[A-Z]{2}$' })),
    theme: Type.Optional(Type.Union([Type.Literal('light'), Type.Literal('dark')])),
    dateFormat: Type.Optional(
      Type.Union([Type.Literal('locale'), Type.Literal('12h'), Type.Literal('24h'), Type.Literal('utc')]),
    ),
    lint: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);

/** Settings of one vCenter: `thumbprint` pins its certificate, else the chain is verified (with `caFile`, if given). */
export type VcenterSettings = Static<typeof VcenterSettings>;
/** The configuration file of the stand-in. */
export type ClientConfig = Static<typeof ClientConfig>;

/** A fault of the user's making, told in one sentence and without a stack trace. */
export class ConfigurationError extends Error {}

/** Reads and checks a configuration file. Throws ConfigurationError with one sentence that names the fault. */
export function readConfig(file: string): ClientConfig {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new ConfigurationError(`The configuration file "${file}" cannot be read.`);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new ConfigurationError(`The configuration file "${file}" is not valid JSON.`);
  }
  return checkConfig(json);
}

/** Checks a configuration that is already an object. Throws ConfigurationError. */
export function checkConfig(json: unknown): ClientConfig {
  if (!Value.Check(ClientConfig, json)) {
    const [fault] = Value.Errors(ClientConfig, json);
    const place = fault?.instancePath.slice(1).replaceAll('/', '.') ?? '';
    const where = place === '' ? 'The configuration' : `The configuration value "${place}"`;
    throw new ConfigurationError(`${where} is wrong: it ${fault?.message ?? 'does not fit'}.`);
  }
  if (json.emulate !== undefined && !isEmulatedVersion(json.emulate)) {
    const known = EMULATED_VERSIONS.join(', ');
    throw new ConfigurationError(
      `The configuration value "emulate" is wrong: "${json.emulate}" is none of the versions this stand-in can play (${known}).`,
    );
  }
  return json;
}

/** Reads a file that holds nothing but a password; a trailing line end does not belong to it. */
export function readPasswordFile(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/u, '');
  } catch {
    throw new ConfigurationError(`The password file "${file}" cannot be read.`);
  }
}
