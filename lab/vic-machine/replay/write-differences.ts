/** `node lab/vic-machine/replay/write-differences.ts`: brings the table of differences in the service's README up to date. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'prettier';
import { differencesTable } from './deliberate.ts';

const README = path.resolve(import.meta.dirname, '../../../services/vic-machine-server/README.md');
const BETWEEN = /(<!-- differences -->)[\s\S]*?(<!-- \/differences -->)/;

const text = readFileSync(README, 'utf8');
if (!BETWEEN.test(text)) throw new Error(`${README} has no <!-- differences --> … <!-- /differences -->.`);
const next = text.replace(
  BETWEEN,
  (_whole, start: string, end: string) => `${start}\n\n${differencesTable()}\n\n${end}`,
);
writeFileSync(README, await format(next, { parser: 'markdown', printWidth: 120, proseWrap: 'preserve' }));
