import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'node:test';
import { lint, loadConfig } from '@redocly/openapi-core';
import { apiDescription } from '../src/description.ts';
import { generatedFiles, stored } from './generate.ts';

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

  it('is what the generated files were made from', async () => {
    for (const generated of await generatedFiles()) {
      assert.equal(await stored(generated), generated.content, 'out of date: npm run generate -w @vic/vic-machine-api');
    }
  });

  it('offers the same operations with and without a datacenter', () => {
    const scope = '/container/target/{target}';
    const scoped = `${scope}/datacenter/{datacenter}`;
    const operations = (prefix: string, without: string | null) =>
      Object.entries(apiDescription.paths)
        .filter(([path]) => path.startsWith(prefix) && (without === null || !path.startsWith(without)))
        .map(([path, item]) => {
          const text = JSON.stringify(item)
            .replaceAll('InDatacenter"', '"')
            .replaceAll(' (in a datacenter)"', '"')
            .replaceAll('{"$ref":"#/components/parameters/datacenter"},', '');
          return [path.slice(prefix.length), text];
        });
    assert.deepEqual(operations(scoped, null), operations(scope, scoped));
  });
});
