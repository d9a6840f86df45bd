import type { Manifest, SpriteTiles } from './manifest.ts';
import { iconReferences, sectionsOf, textReferences } from './manifest-parts.ts';
import { parseManifest } from './schema.ts';

/** Side of one tile of a sprite sheet, in pixels. */
export const TILE_SIZE = 32;

/** Width and height of an image in pixels. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

export interface WarningOptions {
  /** Sizes of the sprite sheets by their `uri`; sheets that are not listed are not checked. */
  readonly sheetSizes?: ReadonlyMap<string, ImageSize>;
}

/** What a client puts up with but the author should know, one sentence each; empty for an invalid manifest too. */
export function manifestWarnings(manifest: unknown, options: WarningOptions = {}): string[] {
  const { manifest: parsed } = parseManifest(manifest);
  if (parsed === null) return [];
  return [...textWarnings(parsed), ...sheetWarnings(parsed, options.sheetSizes ?? new Map()), ...flagWarnings(parsed)];
}

function textWarnings(manifest: Manifest): string[] {
  const { locales, definitions } = manifest.definitions.i18n;
  const used = new Set(textReferences(manifest));
  const keys = Object.keys(definitions);
  return [
    ...(locales.includes('en-US') ? [] : ['there are no texts for en-US, the locale clients fall back to']),
    ...keys.filter((key) => !used.has(key)).map((key) => `text "${key}" is not used`),
    ...[...used].filter((key) => !keys.includes(key)).map((key) => `"${key}" is no text key and is shown as it is`),
  ];
}

function sheetWarnings(manifest: Manifest, sizes: ReadonlyMap<string, ImageSize>): string[] {
  const sheet = manifest.definitions.iconSpriteSheet;
  if (!sheet) return [];
  const { dark, light } = sheet.themeOverrides ?? {};
  const used = iconReferences(manifest);
  return [sheet, dark, light].flatMap((each) => {
    if (!each) return [];
    const tiles = each.definitions ?? sheet.definitions;
    const absent = used.filter((name) => !Object.hasOwn(tiles, name));
    return [
      ...(each === sheet ? [] : absent.map((name) => `icon "${name}" is no tile of ${each.uri}`)),
      ...tilesOutside(each.uri, tiles, sizes.get(each.uri)),
    ];
  });
}

function tilesOutside(uri: string, tiles: SpriteTiles, size: ImageSize | undefined): string[] {
  if (!size) return [];
  return Object.entries(tiles)
    .filter(([, { x, y }]) => x + TILE_SIZE > size.width || y + TILE_SIZE > size.height)
    .map(([name]) => `icon "${name}" lies outside ${uri}`);
}

/** The flags of `requirements` whose use shows in the manifest itself; the others stand for calls of the views. */
function flagWarnings(manifest: Manifest): string[] {
  const sections = sectionsOf(manifest);
  const items = sections.flatMap((section) => section.items);
  const inUse = {
    'icon.sprite.sheet.theming': manifest.definitions.iconSpriteSheet?.themeOverrides !== undefined,
    'action.accepts.multiple.targets': items.some(({ action }) => action?.acceptsMultipleTargets !== undefined),
    'plugin.dynamic.extensions':
      items.some(({ isDynamic }) => isDynamic) || sections.some(({ dynamicUri }) => dynamicUri !== undefined),
  };
  return Object.entries(inUse).flatMap(([flag, isUsed]) => {
    const isDeclared = Object.hasOwn(manifest.requirements, flag);
    if (isUsed === isDeclared) return [];
    return isUsed ? `requirements lack "${flag}", which is used` : `requirements name "${flag}", which is not used`;
  });
}
