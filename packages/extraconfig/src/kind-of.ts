/** Which VMs are VIC's, and which of the two kinds. */
import type { ExtraConfig } from './pairs.ts';

const VCH_NAME_KEY = 'init/common/name';
const VCH_ID_KEY = 'guestinfo.vice./init/common/id';
const CONTAINER_NAME_KEY = 'common/name';
/** Where an engine that cannot rename containers keeps the name. */
export const UNRENAMED_NAME_KEY = 'guestinfo.vice./common/name';
/** What an endpoint VM has for an id until its first reconfiguration. */
export const CREATING_VCH = 'CreatingVCH';
/** Each structure that says who made the VM has all of these. */
const VERSION_KEYS = ['Version', 'BuildNumber', 'GitCommit', 'BuildDate', 'State', 'PluginVersion'].map(
  (name) => `guestinfo.vice./version/${name}`,
);

/** The keys to ask every VM for: a VM with none of them is not VIC's. */
export const MARKER_KEYS = [VCH_NAME_KEY, CONTAINER_NAME_KEY, UNRENAMED_NAME_KEY] as const;

/**
 * Decides from a VM's full pairs what it is. A clone of an endpoint VM carries the marker keys too, but another VM's id.
 * @param selfMoid the VM's own managed object id, `vm-42`
 */
export function kindOf(pairs: ExtraConfig, selfMoid: string): 'vch' | 'container' | null {
  if (pairs.has(VCH_NAME_KEY)) {
    const id = pairs.get(VCH_ID_KEY);
    return id === `VirtualMachine:${selfMoid}` || id === CREATING_VCH ? 'vch' : null;
  }
  const isNamed = pairs.has(CONTAINER_NAME_KEY) || pairs.has(UNRENAMED_NAME_KEY);
  return isNamed && VERSION_KEYS.some((key) => pairs.has(key)) ? 'container' : null;
}
