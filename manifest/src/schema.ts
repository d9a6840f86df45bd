import { Ajv, type ErrorObject } from 'ajv';
import manifestSchema from '../schema/plugin-manifest.schema.json' with { type: 'json' };
import type { Manifest } from './manifest.ts';

/** JSON Schema (draft-07) of a manifest: our working reconstruction of the client's own. */
export { manifestSchema };

const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: false, strictTypes: false });
const matches = ajv.compile<Manifest>(manifestSchema);

/** Either the manifest, typed, or what the schema has against it, one sentence per fault. */
export type SchemaResult =
  | { readonly manifest: Manifest; readonly faults: readonly [] }
  | { readonly manifest: null; readonly faults: readonly string[] };

/** Checks `value` against the working schema. */
export function parseManifest(value: unknown): SchemaResult {
  if (matches(value)) return { manifest: value, faults: [] };
  const errors = matches.errors ?? [];
  const told = errors.filter((error) => !isSummaryOfOthers(error, errors));
  return { manifest: null, faults: [...new Set(told.map(sentenceOf))] };
}

/** Ajv reports a failed `oneOf` beside the faults of its branches; the branches say more. */
function isSummaryOfOthers(error: ErrorObject, all: readonly ErrorObject[]): boolean {
  return error.keyword === 'oneOf' && all.some((other) => other.schemaPath.startsWith(`${error.schemaPath}/`));
}

function sentenceOf(error: ErrorObject): string {
  const place = error.instancePath === '' ? 'manifest' : error.instancePath.slice(1).replaceAll('~1', '/');
  return `${place}: ${problemOf(error)}`;
}

function problemOf(error: ErrorObject): string {
  const { additionalProperty, propertyName, allowedValues, allowedValue } = parametersOf(error);
  if (typeof additionalProperty === 'string') return `unknown property "${additionalProperty}"`;
  if (typeof propertyName === 'string') return `"${propertyName}" is no valid name here`;
  if (Array.isArray(allowedValues)) return `must be one of ${allowedValues.join(', ')}`;
  if (typeof allowedValue === 'string') return `must be "${allowedValue}"`;
  return error.message ?? 'is not valid';
}

function parametersOf(error: ErrorObject): Record<string, unknown> {
  return error.params;
}
