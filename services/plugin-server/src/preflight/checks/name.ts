import type { PreflightCheck } from '@vic/contract/vch-creation';
import type { Fact } from '@vic/vch-validation';
import { failed, passed, skipped, warned } from '../check.ts';
import type { NameUse } from '../name-use.ts';

const PLACE = { slice: 'general', path: '/general/name' } as const;
const WHAT = 'Whether the name is free';
const REMEDY = 'Choose another name.';

const TAKEN: Readonly<Record<Exclude<NameUse, 'free' | 'pool'>, string>> = {
  vch: 'There is a VCH of this name in the compute resource already.',
  folder: 'There is a VM folder of this name in the datacenter already, and it is not empty.',
  'deeper-folder': 'There is a folder of this name elsewhere among the VM folders of the datacenter.',
  vm: 'There is a virtual machine of this name in the VM folder of the datacenter already.',
  vapp: 'There is a vApp of this name already.',
};

/** Whether something in vCenter has the name already that would be in the way. */
export function checkName(name: string, use: Fact<NameUse> | null): PreflightCheck {
  if (name === '') return skipped('name', PLACE, WHAT, 'no name is given');
  if (use === null) return skipped('name', PLACE, WHAT, 'no compute resource is chosen');
  if ('unread' in use) return skipped('name', PLACE, WHAT, use.unread);
  switch (use.value) {
    case 'free':
      return passed('name', PLACE, `The name "${name}" is free.`);
    case 'pool':
      return warned('name-pool', PLACE, {
        cause: `There is a resource pool "${name}" already; the VCH will use it as it is.`,
        remedy: 'Choose another name if the VCH is to get a pool of its own.',
      });
    default:
      return failed('name-taken', PLACE, { cause: TAKEN[use.value], remedy: REMEDY });
  }
}
