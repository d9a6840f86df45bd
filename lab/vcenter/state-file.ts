/** What survives a restart: the extension records. Written at every change, whole and atomically. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { Ajv } from 'ajv';

interface SavedState {
  readonly extensions: string[];
}

const isState = new Ajv().compile<SavedState>({
  type: 'object',
  required: ['extensions'],
  properties: { extensions: { type: 'array', items: { type: 'string' } } },
});

/** The saved state; empty if there is no file yet. Throws one clear sentence if the file is no state file. */
export function loadState(file: string): SavedState {
  let body: string;
  try {
    body = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { extensions: [] };
    throw error;
  }
  const state = jsonOf(body);
  if (!isState(state)) {
    throw new Error(`${file} is no state file of a simulated vCenter; remove it or name another one with --state.`);
  }
  return state;
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

export function saveState(file: string, state: SavedState): void {
  const draft = `${file}.new`;
  writeFileSync(draft, JSON.stringify(state, null, 2), { mode: 0o600 });
  renameSync(draft, file);
}
