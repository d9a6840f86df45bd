import { strToU8, zipSync, type Zippable } from 'fflate';
import type { DownloadFile } from '../../../core/files/save-file.ts';

/** Files that only their owner may read, as in a folder of keys. */
const OWNER_ONLY = 0o600 << 16;
const UNIX = 3;

/** One zip archive of all files, in a folder of its own. */
export function zipOf(folder: string, files: readonly DownloadFile[], now: Date): Uint8Array<ArrayBuffer> {
  const entries: Zippable = Object.fromEntries(
    files.map(({ fileName, content }) => [
      `${folder}/${fileName}`,
      [typeof content === 'string' ? strToU8(content) : content, { mtime: now, os: UNIX, attrs: OWNER_ONLY }] as const,
    ]),
  );
  return zipSync(entries);
}
