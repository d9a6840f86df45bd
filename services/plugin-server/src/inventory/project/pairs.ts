import { extraConfigEntries, keyedPath, type VimValue } from '@vic/vim25';
import { MARKER_KEYS, type ExtraConfig } from '@vic/extraconfig';

const KEPT_PREFIXES = [
  'guestinfo.vice',
  'common/',
  'init/',
  'annotations',
  'network/',
  'networks',
  'sessions',
  'UpdateInProgress',
] as const;

/** Whether a key of `config.extraConfig` is the engine's; the others never become objects. */
export function isEngineKey(key: string): boolean {
  return KEPT_PREFIXES.some((prefix) => key.startsWith(prefix)) && !key.includes('@secret');
}

/** The engine's pairs of a VM. */
export function enginePairs(value: VimValue | undefined): ExtraConfig {
  const pairs = new Map<string, string>();
  for (const [key, text] of extraConfigEntries(value)) if (isEngineKey(key)) pairs.set(key, text);
  return pairs;
}

/** Paths that tell cheaply whether a VM may be VIC's (vSphere API: keyed paths of arrays). */
export const MARKER_PATHS: readonly string[] = MARKER_KEYS.map((key) => keyedPath('config.extraConfig', key));

/** How many names a map's own list has. */
export function listedNames(pairs: ExtraConfig, key: string): number {
  const names = pairs.get(key);
  return names === undefined || names === '' || names === '<nil>' ? 0 : new Set(names.split('|')).size;
}
