import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Licences of the libraries in a bundle, one after the other. */
export function licenceNotices(folders: readonly string[]): string {
  return `Libraries inside vic-machine-server and their licences.\n\n${folders.map(notice).join('\n')}`;
}

function notice(folder: string): string {
  const file = existsSync(folder) ? readdirSync(folder).find((name) => /^licen[cs]e(\.|-|$)/i.test(name)) : undefined;
  const text =
    file === undefined ? 'See its package.json for the licence.' : readFileSync(path.join(folder, file), 'utf8');
  return `${'-'.repeat(80)}\n${folder.replace(/^.*node_modules\//, '')}\n\n${text.trim()}\n`;
}
