import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundle, createConfig } from '@redocly/openapi-core';
import openapiTypescript, { astToString } from 'openapi-typescript';
import prettier from 'prettier';
import ts from 'typescript';

const DESCRIPTION = new URL('vic-machine-server.yaml', import.meta.url);
const TYPES = new URL('../src/generated/vic-machine-server.ts', import.meta.url);
const JSON_DESCRIPTION = new URL('../src/generated/vic-machine-server.json', import.meta.url);
const HEADER =
  '/* eslint-disable */\n// Made by `npm run generate -w @vic/vic-machine-api` from openapi/vic-machine-server.yaml: change that.\n\n';

/** The types that the API's description stands for, as TypeScript source. */
async function generateTypes(): Promise<string> {
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
  return HEADER + astToString(nodes);
}

/** The description as JSON, for programs. */
async function generateJson(): Promise<string> {
  const config = await createConfig({});
  const { bundle: document } = await bundle({ ref: fileURLToPath(DESCRIPTION), config });
  return JSON.stringify(document.parsed);
}

/** A generated file: where it is, and what should be in it. */
export interface GeneratedFile {
  readonly url: URL;
  readonly content: string;
}

/** The generated files as they should be. */
export async function generatedFiles(): Promise<GeneratedFile[]> {
  return [
    { url: TYPES, content: await formatted(TYPES, await generateTypes()) },
    { url: JSON_DESCRIPTION, content: await formatted(JSON_DESCRIPTION, await generateJson()) },
  ];
}

/** The generated file as it is. */
export function stored(file: GeneratedFile): Promise<string> {
  return readFile(file.url, 'utf8');
}

async function formatted(url: URL, source: string): Promise<string> {
  const options = await prettier.resolveConfig(url);
  return prettier.format(source, { ...options, filepath: fileURLToPath(url) });
}

if (import.meta.main) {
  for (const { url, content } of await generatedFiles()) await writeFile(url, content);
}
