export type * from './manifest.ts';
export { manifestSchema } from './schema.ts';
export { validateManifest, type ValidationOptions } from './validate.ts';
export { manifestWarnings, TILE_SIZE, type ImageSize, type WarningOptions } from './warnings.ts';
export { rangeIncludes } from './range.ts';
export {
  buildPluginZip,
  INDEX_FILE,
  isZip,
  MAX_MANIFEST_BYTES,
  readManifestDownload,
  readPluginZip,
  UnreadableManifestError,
  type ManifestCandidate,
} from './plugin-zip.ts';
export { readPngSize } from './icons/png.ts';
export { buildManifest, manifestFiles, type BuildOptions } from './build-manifest.ts';
export { InvalidManifestError, manifestVariants, type ManifestVariant } from './variants.ts';
export { extensionVersion, packageVersion, pluginVersion } from './version.ts';
