/** VCHs as the original left them and as it told them. */
import { readFileSync } from 'node:fs';
import type { ExtraConfig } from '@vic/extraconfig';
import type { Schemas } from '@vic/vic-machine-api';

interface Recording {
  readonly id: string;
  readonly response?: { readonly bodyJson?: unknown };
  readonly vm?: { readonly extraConfig: Readonly<Record<string, string>> };
}

const FILE = new URL('../../../../packages/vic-machine-api/fixtures/vic-machine-server-examples.json', import.meta.url);

function recording(id: string): Recording {
  const { exchanges } = JSON.parse(readFileSync(FILE, 'utf8')) as { exchanges: readonly Recording[] };
  const found = exchanges.find((exchange) => exchange.id === id);
  if (found === undefined) throw new Error(`There is no recorded exchange ${id}.`);
  return found;
}

/** The pairs of an endpoint VM. */
export function recordedPairs(id: string): ExtraConfig {
  return new Map(Object.entries(recording(id).vm?.extraConfig ?? {}));
}

/** The answer to reading a VCH. */
export function recordedBody(id: string): Schemas['VCH'] {
  return recording(id).response?.bodyJson as Schemas['VCH'];
}
