/** Every operation of the description with bodies and parameters made from its schemas, and with broken ones. */
import { apiDescription } from '@vic/vic-machine-api/description';
import { troublesomeText, valuesOfDefinition } from '@vic/vic-machine-api/testing';
import fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { basic, testApp, type TestApp } from '../testing/test-app.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
type Method = (typeof METHODS)[number];
/** The same handlers answer below a datacenter: a few will do there. */
const runsOf = (path: string) => (path.includes('{datacenter}') ? 25 : 150);

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
  fc.oneof(troublesomeText, fc.constantFrom('debug', 'upgrade', 'firewall:allow', 'true')),
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
  if (method === 'DELETE') return valuesOfDefinition('Deletion_Specification');
  return valuesOfDefinition(method === 'POST' && path.endsWith('{vchId}') ? 'Debug_Specification' : 'VCH');
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
      { weight: 1, arbitrary: troublesomeText },
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
