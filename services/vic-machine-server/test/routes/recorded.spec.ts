/** The recorded exchanges that need nothing of a target: answered byte for byte. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordedExchanges } from '../testing/recorded-exchanges.ts';
import { testApp } from '../testing/test-app.ts';

const exchanges = recordedExchanges();

const REPLAYED = [
  'service.hello',
  'service.version',
  'service.unknown-path',
  'service.hello-delete',
  'service.hello-no-accept',
  'service.hello-accept-list',
  'service.preflight',
  'auth.none',
  'auth.empty-user',
  'notimpl.patch-json',
  'notimpl.action-bad',
  'create.body-empty',
  'create.body-malformed',
  'create.ctype-form',
  'create.type-00',
  'create.type-08',
  'create.schema-17',
  'create.schema-31',
  'create.schema-35',
  'delete.enum-containers',
];

/** The original labels these at random. */
const ARBITRARY_TYPE = new Set(['service.unknown-path', 'service.hello-delete']);

for (const id of REPLAYED) {
  test(`answers ${id} as recorded`, async (t) => {
    const { server } = await testApp(t);
    const exchange = exchanges.find((one) => one.id === id);
    assert.ok(exchange);
    const { request, response } = exchange;
    const payload = request.body ?? (request.bodyJson === undefined ? undefined : JSON.stringify(request.bodyJson));

    const answer = await server.inject({
      method: request.method,
      url: request.path,
      headers: request.headers,
      ...(payload === undefined ? {} : { payload }),
    });

    assert.equal(answer.statusCode, response.status);
    const newline = response.bodyEndsWithNewline ? '\n' : '';
    assert.equal(answer.body, response.body ?? `${JSON.stringify(response.bodyJson)}${newline}`);
    for (const [name, value] of Object.entries(response.headers)) {
      const given = [answer.headers[name.toLowerCase()] ?? ''].flat().at(-1);
      if (name !== 'Content-Type' || !ARBITRARY_TYPE.has(id)) assert.equal(String(given), value, name);
    }
  });
}
