import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DARK_SHEET, LIGHT_SHEET, spriteTiles } from './icons/sprites.ts';
import { readLanguages } from './languages.ts';
import type { Manifest } from './manifest.ts';
import { parseManifest } from './schema.ts';
import { toStaticBaseline } from './static-baseline.ts';

/** A finished manifest and its name in the zip. */
export interface ManifestVariant {
  readonly file: string;
  readonly manifest: Manifest;
}

/** A manifest of ours is wrong; the message lists what. */
export class InvalidManifestError extends Error {
  override readonly name = 'InvalidManifestError';

  constructor(file: string, faults: readonly string[]) {
    super([`${file} is no valid manifest:`, ...faults.map((fault) => `  ${fault}`)].join('\n'));
  }
}

const FOLDER = path.join(import.meta.dirname, '../variants');

/**
 * Our manifests, in the order in which clients shall try them.
 * @throws InvalidManifestError
 */
export function manifestVariants(): ManifestVariant[] {
  const dynamic = complete('plugin-70.json');
  return [
    { file: 'plugin-70.json', manifest: dynamic },
    { file: 'plugin.json', manifest: toStaticBaseline(dynamic) },
  ];
}

/** Adds icons and texts to a manifest of `variants/`. */
function complete(file: string): Manifest {
  const source: unknown = JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8'));
  const definitions = {
    iconSpriteSheet: {
      uri: LIGHT_SHEET,
      definitions: spriteTiles,
      themeOverrides: { dark: { uri: DARK_SHEET, definitions: spriteTiles } },
    },
    i18n: readLanguages(),
  };
  const { manifest, faults } = parseManifest({ ...Object(source), definitions });
  if (manifest === null) throw new InvalidManifestError(file, faults);
  return manifest;
}
