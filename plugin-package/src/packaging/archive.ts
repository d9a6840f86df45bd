import { globSync, statSync } from 'node:fs';
import path from 'node:path';
import { create } from 'tar';

/**
 * Packs a folder into a `.tgz`. The same files give the same bytes: names are sorted, times and owners left out.
 * @param folder becomes the only entry at the top of the archive
 */
export async function pack(folder: string, archive: string): Promise<void> {
  const cwd = path.dirname(folder);
  const files = globSync('**/*', { cwd: folder })
    .filter((file) => statSync(path.join(folder, file)).isFile())
    .map((file) => path.posix.join(path.basename(folder), ...file.split(path.sep)))
    .sort();
  const options = { cwd, file: archive, portable: true, mtime: new Date(0), noDirRecurse: true };
  await create({ ...options, gzip: { level: 9 } }, files);
}
