import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';

/** Name of the index file at the root of a multi-manifest zip. */
export const INDEX_FILE = 'plugin-multi-manifest.json';

/** Largest manifest download, packed or unpacked. */
export const MAX_MANIFEST_BYTES = 5 * 1024 * 1024;
const MAX_FILES = 100;

/** One manifest as it was found, unchecked. */
export interface ManifestCandidate {
  readonly file: string;
  readonly manifest: unknown;
}

/** The download cannot be read as a plug-in zip or manifest; the message says why. */
export class UnreadableManifestError extends Error {
  override readonly name = 'UnreadableManifestError';
}

/** Whether the bytes are a zip, told by content, not by name. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

/**
 * The manifests of a download, a zip or a bare JSON file, in the order in which a client tries them.
 * @throws UnreadableManifestError
 */
export function readManifestDownload(bytes: Uint8Array): ManifestCandidate[] {
  if (isZip(bytes)) return readPluginZip(bytes);
  refuseOversize(bytes.length);
  return [{ file: 'plugin.json', manifest: parseJson('The manifest', bytes) }];
}

/**
 * The manifests of a multi-manifest zip in the order of its index.
 * @throws UnreadableManifestError if it is no zip, too large, or its index or a file named there is missing or no JSON
 */
export function readPluginZip(bytes: Uint8Array): ManifestCandidate[] {
  const files = unpack(bytes);
  const index = files[INDEX_FILE];
  if (!index) throw new UnreadableManifestError(`The plug-in zip has no ${INDEX_FILE} at its root.`);
  return listedFiles(parseJson(INDEX_FILE, index)).map((file) => {
    const content = files[file];
    if (!content) throw new UnreadableManifestError(`${INDEX_FILE} names ${file}, which is not in the zip.`);
    return { file, manifest: parseJson(file, content) };
  });
}

/**
 * A multi-manifest zip with all files at its root. The same input gives the same bytes.
 * @param manifests in the order in which clients shall try them, newest first
 */
export function buildPluginZip(manifests: readonly ManifestCandidate[]): Uint8Array {
  const index = { manifestVersion: '1.0.0', manifests: manifests.map(({ file }) => file) };
  const entries: Zippable = { [INDEX_FILE]: strToU8(toJsonText(index)) };
  for (const { file, manifest } of manifests) entries[file] = strToU8(toJsonText(manifest));
  // fflate writes local time, so this is the same everywhere; 1980 is the first year a zip can hold.
  return zipSync(entries, { mtime: new Date(1980, 0, 1), level: 9 });
}

/** JSON as we write it to files: two spaces, a final newline. */
export function toJsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  refuseOversize(bytes.length);
  let total = 0;
  let count = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ originalSize }) => {
        total += originalSize;
        count += 1;
        refuseOversize(total);
        if (count > MAX_FILES) throw new UnreadableManifestError(`The plug-in zip has more than ${MAX_FILES} files.`);
        return true;
      },
    });
  } catch (error) {
    if (error instanceof UnreadableManifestError) throw error;
    throw new UnreadableManifestError('The plug-in zip is damaged or no zip at all.', { cause: error });
  }
}

function refuseOversize(bytes: number): void {
  if (bytes > MAX_MANIFEST_BYTES) throw new UnreadableManifestError('The manifest is larger than 5 MB.');
}

function listedFiles(index: unknown): string[] {
  const listed = typeof index === 'object' && index !== null && 'manifests' in index ? index.manifests : null;
  if (!Array.isArray(listed) || listed.length === 0 || !listed.every((file) => typeof file === 'string')) {
    throw new UnreadableManifestError(`${INDEX_FILE} has no list "manifests" of file names.`);
  }
  return listed;
}

function parseJson(name: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(strFromU8(bytes));
  } catch (error) {
    throw new UnreadableManifestError(`${name} is not valid JSON.`, { cause: error });
  }
}
