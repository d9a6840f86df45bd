import { Check, Errors } from 'typebox/schema';
import { onlyKnown } from './only-known.ts';
import { withoutSecrets } from './secrets.ts';
import { text, type Text } from './text.ts';
import { VchSpec } from './vch-spec.ts';

/** What marks a file of ours. */
const FORMAT = 'vic-vch-specification';
/** Raised whenever files that were written before cannot be read as they are. */
const VERSION = 1;

/** A specification as a file to keep, or to hand to somebody: JSON without secrets. */
export function toExport(spec: VchSpec): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, spec: withoutSecrets(spec) }, null, 2)}\n`;
}

/** Reads such a file; a fault is one sentence that says what is wrong with it. Secrets that somebody wrote into it are dropped, and whatever no field is. */
export function parseExport(content: string): { readonly spec: VchSpec } | { readonly fault: Text } {
  const file = parseJson(content);
  if (file === undefined) return { fault: text('import.no-json') };
  if (!isRecord(file) || file['format'] !== FORMAT) return { fault: text('import.other-file') };
  const { version, spec } = file;
  if (typeof version !== 'number' || version > VERSION) return { fault: text('import.newer-version') };
  const known = onlyKnown(VchSpec, spec);
  if (Check(VchSpec, known)) return { spec: withoutSecrets(known) };
  const [, errors] = Errors(VchSpec, spec);
  const place = errors
    .map(({ instancePath }) => instancePath)
    .reduce((longest, path) => (path.length > longest.length ? path : longest), '');
  return { fault: text('import.damaged', { place: place === '' ? '/' : place }) };
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
