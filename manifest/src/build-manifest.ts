import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readPngSize } from './icons/png.ts';
import { DARK_SHEET, drawSpriteSheet, LIGHT_SHEET } from './icons/sprites.ts';
import { buildPluginZip, toJsonText } from './plugin-zip.ts';
import { validateManifest } from './validate.ts';
import { InvalidManifestError, manifestVariants } from './variants.ts';
import { manifestWarnings, type ImageSize } from './warnings.ts';

export interface BuildOptions {
  /** Folder to write to; made if it is missing. */
  readonly outFolder: string;
}

/**
 * Writes `plugin.zip` (all manifests), each manifest by itself (`plugin.json` is the static baseline) and the sprite
 * sheets. A manifest of ours may have no warnings either.
 * @returns the written files, relative to `outFolder`
 * @throws InvalidManifestError with everything that is wrong
 */
export function buildManifest({ outFolder }: BuildOptions): string[] {
  const files = manifestFiles();
  for (const [name, bytes] of files) {
    const target = path.join(outFolder, name);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, bytes);
  }
  return [...files.keys()];
}

/** What `buildManifest` writes: content by file name. */
export function manifestFiles(): Map<string, Uint8Array> {
  const sheets = new Map([
    [LIGHT_SHEET, drawSpriteSheet('light')],
    [DARK_SHEET, drawSpriteSheet('dark')],
  ]);
  const variants = manifestVariants();
  const sheetSizes = sizesOf(sheets);
  for (const { file, manifest } of variants) {
    const faults = [...validateManifest(manifest, { serverTypes: [] }), ...manifestWarnings(manifest, { sheetSizes })];
    if (faults.length > 0) throw new InvalidManifestError(file, faults);
  }
  const texts = variants.map(({ file, manifest }) => [file, Buffer.from(toJsonText(manifest))] as const);
  return new Map<string, Uint8Array>([...texts, ['plugin.zip', buildPluginZip(variants)], ...sheets]);
}

function sizesOf(sheets: ReadonlyMap<string, Uint8Array>): Map<string, ImageSize> {
  return new Map(
    [...sheets].flatMap(([uri, png]) => {
      const size = readPngSize(png);
      return size ? [[uri, size]] : [];
    }),
  );
}
