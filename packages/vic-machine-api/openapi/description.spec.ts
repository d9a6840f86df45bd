import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'node:test';
import { lint, loadConfig } from '@redocly/openapi-core';
import { generateTypes } from './generate-types.ts';

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));

describe('the description of the API', () => {
  it('passes the linter', async () => {
    const config = await loadConfig({ configPath: file('redocly.yaml') });
    const problems = await lint({ ref: file('vic-machine-server.yaml'), config });
    assert.deepEqual(
      problems.map((problem) => `${problem.ruleId}: ${problem.message} ${problem.location[0]?.pointer ?? ''}`),
      [],
    );
  });

  it('is what the generated types were made from', async () => {
    const stored = await readFile(file('../src/generated/vic-machine-server.ts'), 'utf8');
    assert.equal(await generateTypes(), stored, 'out of date: npm run generate -w @vic/vic-machine-api');
  });
});
