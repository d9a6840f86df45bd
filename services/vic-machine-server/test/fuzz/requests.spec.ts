/** Every operation of the description with bodies and parameters made from its schemas, and with broken ones. */
import { apiDescription } from '@vic/vic-machine-api/description';
import fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { basic, testApp, type TestApp } from '../testing/test-app.ts';

type Schema = Readonly<Record<string, unknown>>;

const components: Schema = apiDescription.components.schemas;
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
type Method = (typeof METHODS)[number];
/** The same handlers answer below a datacenter: a few will do there. */
const runsOf = (path: string) => (path.includes('{datacenter}') ? 25 : 150);

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('', '10.0.0.0/8', '<nil>', '\0', '../..', '%zz', '-----BEGIN A-----'),
);
const junk = fc.jsonValue({ maxDepth: 3 });

/** Values of a schema, mostly; now and then something else in its place. */
function valuesOf(schema: unknown, depth = 0): fc.Arbitrary<unknown> {
  if (!isSchema(schema) || depth > 8) return junk;
  const { $ref, allOf, anyOf, enum: values, type, items, properties } = schema;
  if (typeof $ref === 'string') return valuesOf(components[$ref.split('/').at(-1) ?? ''], depth + 1);
  for (const choices of [allOf, anyOf]) if (Array.isArray(choices)) return valuesOf(choices[0], depth + 1);
  return fc.oneof(
    { weight: 12, arbitrary: rightValues({ values, type, items, properties }, depth) },
    { weight: 1, arbitrary: junk },
  );
}

function rightValues(
  { values, type, items, properties }: { values: unknown; type: unknown; items: unknown; properties: unknown },
  depth: number,
): fc.Arbitrary<unknown> {
  if (Array.isArray(values)) return fc.oneof(fc.constantFrom(...values.map(String)), text);
  switch (type) {
    case 'integer':
      return fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.double());
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(valuesOf(items, depth + 1), { maxLength: 3 });
    case 'object':
      return isSchema(properties)
        ? fc.record(
            Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, valuesOf(inner, depth + 1)])),
            { requiredKeys: [] },
          )
        : junk;
    default:
      return text;
  }
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const mediaTypes = fc.constantFrom(
  'application/json',
  'application/merge-patch+json',
  'application/json; charset=x',
  'text/plain',
  ';',
  '',
);
const pathPart = fc.oneof(
  fc.string({ minLength: 1, maxLength: 20 }).map((part) => encodeURIComponent(part.toWellFormed())),
  fc.constantFrom('vm-1', '%', '%zz', '%2F', '..', '[::1]:443', 'a@b', '%00'),
);
const queries = fc.dictionary(
  fc.constantFrom('thumbprint', 'action', 'rollback', 'bootstrap-iso', 'compute-resource', 'x'),
  fc.oneof(text, fc.constantFrom('debug', 'upgrade', 'firewall:allow', 'true')),
);
const headers = fc.record(
  {
    authorization: fc.constantFrom(basic('ann').authorization, 'Basic Og==', 'Basic', 'Bearer x'),
    'x-vmware-ticket': fc.constantFrom('t', ''),
    accept: fc.constantFrom('*/*', 'text/plain', 'application/json;q=x', ',,;', 'a/b'),
    prefer: fc.constantFrom('respond-async', ',;=', 'wait=1'),
    origin: fc.constantFrom('https://a.example', ''),
    'last-event-id': fc.constantFrom('3', '-1', 'x'),
  },
  { requiredKeys: ['authorization'] },
);

const OPERATIONS = Object.entries(apiDescription.paths).flatMap(([path, item]) =>
  METHODS.filter((method) => method.toLowerCase() in item).map((method) => ({ path, method })),
);

/** The body that the operation takes, by the name of its schema. */
function bodiesOf(path: string, method: Method): fc.Arbitrary<unknown> {
  if (method === 'DELETE') return valuesOf(components['Deletion_Specification']);
  return valuesOf(components[method === 'POST' && path.endsWith('{vchId}') ? 'Debug_Specification' : 'VCH']);
}

async function ask(app: TestApp, path: string, method: Method, made: Made): Promise<number> {
  let index = 0;
  const url = path.replace(/\{\w+\}/g, () => made.parts[index++] ?? 'x');
  const query = new URLSearchParams(Object.entries(made.query)).toString();
  const hasBody = method !== 'GET';
  const answer = await app.server.inject({
    method,
    url: query === '' ? url : `${url}?${query}`,
    headers: hasBody ? { ...made.headers, 'content-type': made.mediaType } : made.headers,
    ...(hasBody ? { payload: made.payload } : {}),
  });
  return answer.statusCode;
}

interface Made {
  readonly parts: readonly string[];
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Record<string, string>;
  readonly mediaType: string;
  readonly payload: string;
}

for (const { path, method } of OPERATIONS) {
  test(`${method} ${path} never fails by what it is sent`, async (t) => {
    const app = await testApp(t);
    const body = bodiesOf(path, method);
    const payload = fc.oneof(
      { weight: 5, arbitrary: body.map((value) => JSON.stringify(value)) },
      { weight: 1, arbitrary: text },
      { weight: 1, arbitrary: body.map((value) => JSON.stringify(value).slice(0, -2)) },
    );
    const made = fc.record({
      parts: fc.array(pathPart, { minLength: 3, maxLength: 3 }),
      query: queries,
      headers,
      mediaType: mediaTypes,
      payload,
    });
    await fc.assert(
      fc.asyncProperty(made, async (one) => {
        const status = await ask(app, path, method, one);
        assert.ok(status >= 200 && status < 500, `${status}`);
      }),
      { numRuns: runsOf(path) },
    );
    assert.equal(app.target.openSessions(), 0);
  });
}
