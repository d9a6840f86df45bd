import { readFileSync } from 'node:fs';

/** A request that the original was sent, and what it answered. */
export interface Exchange {
  readonly id: string;
  readonly request: {
    readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';
    readonly path: string;
    readonly headers: Record<string, string>;
    readonly body?: string;
    readonly bodyJson?: unknown;
  };
  readonly response: {
    readonly status: number;
    readonly headers: Record<string, string>;
    readonly body?: string;
    readonly bodyJson?: unknown;
    readonly bodyEndsWithNewline?: boolean;
  };
}

const FILE = new URL('../../../../packages/vic-machine-api/fixtures/vic-machine-server-examples.json', import.meta.url);

export function recordedExchanges(): readonly Exchange[] {
  const { exchanges } = JSON.parse(readFileSync(FILE, 'utf8')) as { exchanges: readonly Exchange[] };
  return exchanges;
}
