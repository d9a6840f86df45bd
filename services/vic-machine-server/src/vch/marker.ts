import { CREATING_VCH } from '@vic/extraconfig';
import { keyedPath, keyedValue, type ObjectContent } from '@vic/vim25';

/** By this one key an endpoint VM says who it is: asked of every VM, since the whole configuration is a hundred times as much. */
export const MARKER_PATH = keyedPath('config.extraConfig', 'guestinfo.vice./init/common/id');

/**
 * Whether a VM may be an endpoint VM, from its marker: a clone carries that of another VM. A target that knows no keyed
 * paths leaves it open.
 */
export function mayBeVch({ ref, props, missing }: ObjectContent): boolean {
  if (missing.get(MARKER_PATH) === 'InvalidProperty') return true;
  const id = keyedValue(props.get(MARKER_PATH));
  return id === `VirtualMachine:${ref.value}` || id === CREATING_VCH;
}
