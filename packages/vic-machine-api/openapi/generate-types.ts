import { writeFile } from 'node:fs/promises';
import openapiTypescript, { astToString } from 'openapi-typescript';
import prettier from 'prettier';
import ts from 'typescript';

const DESCRIPTION = new URL('vic-machine-server.yaml', import.meta.url);
const TARGET = new URL('../src/generated/vic-machine-server.ts', import.meta.url);
const HEADER =
  '/* eslint-disable */\n// Made by `npm run generate -w @vic/vic-machine-api` from openapi/vic-machine-server.yaml: change that.\n\n';

/** The types that the API's description stands for, as TypeScript source. */
export async function generateTypes(): Promise<string> {
  const nodes = await openapiTypescript(DESCRIPTION, {
    silent: true,
    // An optional field may also be written as undefined, which JSON leaves out.
    transformProperty: (property) =>
      property.questionToken === undefined || property.type === undefined
        ? undefined
        : ts.factory.updatePropertySignature(
            property,
            property.modifiers,
            property.name,
            property.questionToken,
            ts.factory.createUnionTypeNode([
              property.type,
              ts.factory.createKeywordTypeNode(ts.SyntaxKind.UndefinedKeyword),
            ]),
          ),
  });
  const options = await prettier.resolveConfig(TARGET);
  return prettier.format(HEADER + astToString(nodes), { ...options, parser: 'typescript' });
}

if (import.meta.main) await writeFile(TARGET, await generateTypes());
