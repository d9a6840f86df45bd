import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { apiDescription } from '../src/description.ts';
import { recordedExchanges, type RecordedExchange, type RecordedResponse } from '../testing/index.ts';

interface Operation {
  readonly responses: Readonly<Record<string, Answer | { readonly $ref: string }>>;
}

interface Answer {
  readonly content?: Readonly<Record<string, unknown>>;
}

const PATHS = new Map<string, object>(Object.entries(apiDescription.paths));
const RESPONSES = new Map<string, Answer>(Object.entries(apiDescription.components.responses));
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema({ ...apiDescription, $id: 'api' });

/** Texts of answers that requests are not allowed: the description says so where the patterns are. */
const ANSWERS_ONLY = [
  /^\/version$/,
  /^\/network\/container\/\d+\/ip_ranges\/\d+$/,
  /^\/network\/container\/\d+\/gateway\/routing_destinations\/\d+$/,
];
/** Answers of the routing, before there is an operation. */
const WITHOUT_OPERATION = new Set(['service.unknown-path', 'service.hello-delete', 'service.preflight']);

const pointer = (...names: string[]) =>
  names.map((name) => `/${encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('');

function templateOf(path: string): string {
  const [pathname = ''] = path.split('?');
  const template = [...PATHS.keys()].find((known) =>
    new RegExp(`^${known.replaceAll(/\{\w+\}/g, '[^/]+').replaceAll('.', '\\.')}$`).test(pathname),
  );
  assert.ok(template, `no path for ${pathname}`);
  return template;
}

function isOperation(value: unknown): value is Operation {
  return typeof value === 'object' && value !== null && 'responses' in value;
}

/** Where the schemas of the answer to this exchange are, by media type. */
function schemasOf({ request }: RecordedExchange, response: RecordedResponse): [type: string, pointer: string][] {
  const template = templateOf(request.path);
  const method = request.method.toLowerCase();
  const operation = new Map<string, unknown>(Object.entries(PATHS.get(template) ?? {})).get(method);
  assert.ok(isOperation(operation), `no ${method} ${template}`);
  const status = String(response.status);
  const declared = operation.responses[status];
  assert.ok(declared, `no ${status} of ${method} ${template}`);
  const shared = '$ref' in declared ? (declared.$ref.split('/').at(-1) ?? '') : null;
  const answer = shared === null ? declared : RESPONSES.get(shared);
  const base =
    shared === null
      ? pointer('paths', template, method, 'responses', status)
      : pointer('components', 'responses', shared);
  assert.ok(answer && 'content' in answer, `no content of ${status} of ${method} ${template}`);
  return Object.keys(answer.content ?? {}).map((type) => [type, `api#${base}${pointer('content', type, 'schema')}`]);
}

describe('the description', () => {
  const exchanges = recordedExchanges().filter(({ id, response }) => response !== null && !WITHOUT_OPERATION.has(id));
  for (const exchange of exchanges) {
    it(`knows the recorded answer ${exchange.id}`, () => {
      const { response } = exchange;
      assert.ok(response);
      const [recordedType = ''] = (response.headers['Content-Type'] ?? '').split(';');
      const all = schemasOf(exchange, response);
      // The certificate is PEM whatever its label; without Accept there is no label.
      const labelled = all.filter(([type]) => type === recordedType);
      const candidates = labelled.length > 0 ? labelled : all;
      // A text that is said to hold JSON is kept parsed in the records.
      const isJsonText = recordedType === 'text/plain' && response.bodyJson !== undefined;
      const body = isJsonText
        ? JSON.stringify(response.bodyJson)
        : (response.bodyJson ?? response.bodyStart ?? response.body);
      const faults = candidates.map(([, schema]) => {
        ajv.validate({ $ref: schema }, body);
        return (ajv.errors ?? []).filter((error) => !ANSWERS_ONLY.some((place) => place.test(error.instancePath)));
      });
      assert.ok(
        faults.some((found) => found.length === 0),
        JSON.stringify(faults),
      );
    });
  }
});
