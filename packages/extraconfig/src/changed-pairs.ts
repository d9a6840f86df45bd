/** What to send so that a VM has other pairs than before. */
import type { ExtraConfig } from './pairs.ts';

/** A pair to send in a reconfiguration; an empty value removes the key. */
export interface ChangedPair {
  readonly key: string;
  readonly value: string;
}

const PREFIX = 'guestinfo.vice.';
/** Beginnings of what the engine hides from the guest. */
const HIDDEN =
  /^(?:init|connect|contact|cert|storage|network|container|registry|common)\/|^(?:networks|sessions)\||^annotations(?:\||$)/;

/** Whether a key is the engine's; all others in a VM are of vSphere or of somebody else. */
export const isEngineKey = (key: string): boolean => key.startsWith(PREFIX) || HIDDEN.test(key);

/**
 * The pairs that turn what a VM has into what it shall have: those that are new or differ, and those to remove.
 * @param before what the VM has, all of it
 * @param after what `encodeVch` or `encodeContainerVm` wrote, and what else is to be set
 * @param isOurs which keys that are missing afterwards are removed; others stay as they are
 */
export function changedPairs(before: ExtraConfig, after: ExtraConfig, isOurs = isEngineKey): ChangedPair[] {
  const changed: ChangedPair[] = [];
  for (const [key, value] of after) {
    if (before.get(key) !== value) changed.push({ key, value });
  }
  for (const key of before.keys()) {
    if (!after.has(key) && isOurs(key)) changed.push({ key, value: '' });
  }
  return changed;
}
