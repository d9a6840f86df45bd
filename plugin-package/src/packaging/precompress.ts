import { globSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const TEXT_FILES = '**/*.{js,css,json,svg,txt,ttf}';

/** Below this a compressed file saves no packet. */
const SMALLEST_BYTES = 1024;

/**
 * Writes `<file>.br` and `<file>.gz` beside every text file where that is smaller. `index.html` is left out: the server
 * writes a nonce into each answer.
 * @returns number of files compressed
 */
export async function precompress(folder: string): Promise<number> {
  const files = globSync(TEXT_FILES, { cwd: folder }).sort();
  const counts = await Promise.all(files.map((file) => compressFile(path.join(folder, file))));
  return counts.filter(Boolean).length;
}

async function compressFile(file: string): Promise<boolean> {
  const content = await readFile(file);
  if (content.length < SMALLEST_BYTES) return false;
  const [brotli, gzipped] = await Promise.all([
    promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
    promisify(gzip)(content, { level: 9 }),
  ]);
  if (brotli.length < content.length) await writeFile(`${file}.br`, brotli);
  if (gzipped.length < content.length) await writeFile(`${file}.gz`, gzipped);
  return true;
}
