import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { build } from 'esbuild';

/** A file for the browser, held in memory. */
export interface BrowserFile {
  readonly type: string;
  readonly gzipped: Buffer;
  readonly etag: string;
}

/** Files by name. */
export type BrowserFiles = ReadonlyMap<string, BrowserFile>;

const compress = promisify(gzip);
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** Bundles the shell and the SDK library, and takes Clarity's style sheet along. Takes well under a second. */
export async function buildBrowserFiles(): Promise<BrowserFiles> {
  const folder = path.join(import.meta.dirname, 'browser');
  const [{ outputFiles }, clarity] = await Promise.all([
    build({
      absWorkingDir: folder,
      entryPoints: {
        shell: 'shell/main.ts',
        htmlClientSdk: 'sdk/main.ts',
        'proxy-failure': 'proxy-failure.ts',
      },
      bundle: true,
      format: 'iife',
      target: 'es2022',
      minifySyntax: true,
      minifyWhitespace: true,
      sourcemap: false,
      write: false,
      outdir: 'out',
      logLevel: 'silent',
    }),
    readFile(createRequire(import.meta.url).resolve('@clr/ui/clr-ui.min.css')),
  ]);
  const sheets = await Promise.all(
    ['shell.css', 'proxy-failure.css'].map(async (name) => [name, await readFile(path.join(folder, name))] as const),
  );
  const sources: (readonly [string, Uint8Array])[] = [
    ...outputFiles.map(({ path: file, contents }) => [path.basename(file), contents] as const),
    ...sheets,
    ['clarity.css', clarity] as const,
  ];
  const files = await Promise.all(
    sources.map(async ([name, contents]) => {
      const gzipped = await compress(contents);
      const type = TYPES[path.extname(name)] ?? 'application/octet-stream';
      return [name, { type, gzipped, etag: `"${gzipped.length.toString(36)}-${checksum(gzipped)}"` }] as const;
    }),
  );
  return new Map(files);
}

function checksum(bytes: Buffer): string {
  let sum = 0;
  for (const byte of bytes) sum = (Math.imul(sum, 31) + byte) | 0;
  return (sum >>> 0).toString(36);
}
