import { apiDescription } from '@vic/vic-machine-api/description';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { basic, testApp } from '../testing/test-app.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

test('every operation of the description is there, and no other method of its path', async (t) => {
  const { server } = await testApp(t);
  const answers: [string, boolean][] = [];
  const described: [string, boolean][] = [];
  for (const [path, item] of Object.entries(apiDescription.paths)) {
    const url = path.replace(/\{\w+\}/g, 'x');
    for (const method of METHODS) {
      const { statusCode, body } = await server.inject({ method, url, headers: basic('ann') });
      assert.doesNotMatch(body, /path .* was not found/, `${method} ${path}`);
      answers.push([`${method} ${path}`, statusCode !== 405]);
      described.push([`${method} ${path}`, method.toLowerCase() in item]);
    }
  }
  assert.deepEqual(answers, described);
});
