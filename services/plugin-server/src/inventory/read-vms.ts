import {
  retrieveEach,
  retrieveObjects,
  type ManagedObjectReference,
  type ObjectContent,
  type VimClient,
} from '@vic/vim25';
import { isEngineKey } from './project/pairs.ts';
import {
  FIGURE_PATHS,
  readFigures,
  reduceVm,
  UNKNOWN_VM,
  VIC_VM_PATHS,
  type Figures,
  type Properties,
} from './project/vm.ts';
import { projectConfig, type VicVm } from './vic-vm.ts';

/** VMs read in one call. */
export const BATCH_SIZE = 200;

/**
 * What a full read of a VM found: one of VIC's, a foreign one, or one whose configuration may not be read now.
 * A VM that does not exist (any more) is not in the answer.
 */
export type ReadVm =
  | { readonly kind: 'vic'; readonly vm: VicVm; readonly figures: Figures }
  | { readonly kind: 'foreign'; readonly moid: string; readonly vmName: string }
  | { readonly kind: 'unknown'; readonly moid: string; readonly vmName: string };

export function vmReference(moid: string): ManagedObjectReference {
  return { type: 'VirtualMachine', value: moid };
}

/** Reads VMs in full, figures included: two batches at a time, so that vCenter works while the last answer is decoded. */
export async function readVms(
  client: VimClient,
  moids: readonly string[],
  onBatch: (vms: readonly ReadVm[], moids: readonly string[]) => void,
): Promise<void> {
  let next = 0;
  const readOn = async (): Promise<void> => {
    while (next < moids.length) {
      const batch = moids.slice(next, next + BATCH_SIZE);
      next += BATCH_SIZE;
      const vms: ReadVm[] = [];
      const paths = [...VIC_VM_PATHS, ...FIGURE_PATHS];
      await retrieveEach(client, batch.map(vmReference), paths, (object) => vms.push(classify(object)), {
        keepExtraConfig: isEngineKey,
      });
      onBatch(vms, batch);
    }
  };
  await Promise.all([readOn(), readOn()]);
}

/** Reads figures only. */
export async function readFiguresOf(
  client: VimClient,
  moids: readonly string[],
  onFigures: (moid: string, figures: Figures, properties: Properties) => void,
): Promise<void> {
  for (let start = 0; start < moids.length; start += BATCH_SIZE) {
    const batch = moids.slice(start, start + BATCH_SIZE);
    const objects = await retrieveObjects(client, batch.map(vmReference), [...FIGURE_PATHS, 'overallStatus']);
    for (const { ref, props } of objects) onFigures(ref.value, readFigures(props), props);
  }
}

function classify({ ref, props }: ObjectContent): ReadVm {
  const vm = reduceVm(UNKNOWN_VM, props);
  const extraConfig = props.get('config.extraConfig');
  const config = extraConfig === undefined ? null : projectConfig(ref.value, extraConfig);
  if (config) return { kind: 'vic', vm: { moid: ref.value, vm, config }, figures: readFigures(props) };
  return { kind: extraConfig === undefined ? 'unknown' : 'foreign', moid: ref.value, vmName: vm.vmName };
}
