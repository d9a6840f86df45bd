import recorded from '../fixtures/vic-machine-server-examples.json' with { type: 'json' };
import type { Schemas } from '../src/index.ts';

/** A recorded request. A body that was JSON is kept parsed. */
export interface RecordedRequest {
  readonly method: string;
  /** with the query */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly bodyJson?: unknown;
}

/** A recorded answer of the original server. */
export interface RecordedResponse {
  readonly status: number;
  readonly reason: string;
  readonly headers: Readonly<Record<string, string>>;
  /** raw text; left out if it was JSON */
  readonly body?: string;
  /** the first characters of a text that was shortened */
  readonly bodyStart?: string;
  readonly bodyJson?: unknown;
  readonly bodyEndsWithNewline?: boolean;
}

/** One recorded exchange; `response` is null where the connection broke instead. */
export interface RecordedExchange {
  readonly id: string;
  readonly request: RecordedRequest;
  readonly response: RecordedResponse | null;
}

const EXCHANGES: readonly unknown[] = recorded.exchanges;

/** Every recorded exchange with a request; the other records are about states and sequences. */
export function recordedExchanges(): RecordedExchange[] {
  return EXCHANGES.filter((entry) => isExchange(entry));
}

/** The recorded exchange of this id. */
export function recordedExchange(id: string): RecordedExchange {
  const found = recordedExchanges().find((exchange) => exchange.id === id);
  if (found === undefined) throw new Error(`There is no recorded exchange ${id}.`);
  return found;
}

/** The VCH that was asked for in a recorded exchange. */
export function recordedSpecification(id: string): Schemas['VCH'] {
  return recordedExchange(id).request.bodyJson as Schemas['VCH'];
}

/** The VCH that was answered in a recorded exchange. */
export function recordedVch(id: string): Schemas['VCH'] {
  return recordedExchange(id).response?.bodyJson as Schemas['VCH'];
}

/** The VCHs that were listed in a recorded exchange. */
export function recordedList(id: string): Schemas['VCH_List_Item'][] {
  return (recordedExchange(id).response?.bodyJson as Schemas['VCH_List']).vchs;
}

/** The bytes of a recorded answer's body, as the server wrote them. */
export function answeredBytes(response: RecordedResponse): Buffer {
  if (response.bodyJson === undefined) return Buffer.from(response.bodyStart ?? response.body ?? '');
  return Buffer.from(goJson(response.bodyJson) + (response.bodyEndsWithNewline === true ? '\n' : ''));
}

/** JSON as the server writes it: `<`, `>`, `&` and the line separators of Unicode escaped. */
function goJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function isExchange(entry: unknown): entry is RecordedExchange {
  return typeof entry === 'object' && entry !== null && 'request' in entry && 'response' in entry;
}
