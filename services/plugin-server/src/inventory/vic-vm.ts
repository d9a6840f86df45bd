import { kindOf } from '@vic/extraconfig';
import type { VimValue } from '@vic/vim25';
import { projectContainer, type ContainerFacts } from './project/container.ts';
import { enginePairs } from './project/pairs.ts';
import { projectVch, type VchFacts } from './project/vch.ts';
import type { VmFacts } from './project/vm.ts';
import type { RecordPool } from './record-pool.ts';

/** A VM of VIC's: what vCenter says about it and what its extraConfig says. Never changed, only replaced. */
export interface VicVm {
  readonly moid: string;
  readonly vm: VmFacts;
  readonly config: VchFacts | ContainerFacts;
}

/** Reads `config.extraConfig`; null if the VM is not VIC's. */
export function projectConfig(moid: string, extraConfig: VimValue | undefined): VicVm['config'] | null {
  const pairs = enginePairs(extraConfig);
  switch (kindOf(pairs, moid)) {
    case 'vch':
      return projectVch(pairs);
    case 'container':
      return projectContainer(pairs);
    case null:
      return null;
  }
}

/** A VM whose parts are shared with everybody who sees the same. */
export function internVm(pool: RecordPool, vcGuid: string, { moid, vm, config }: VicVm): VicVm {
  const key = `${vcGuid}:${moid}`;
  return { moid, vm: pool.intern(`${key}:vm`, vm, isVmFacts), config: pool.intern(`${key}:config`, config, isConfig) };
}

function isVmFacts(known: object): known is VmFacts {
  return 'vmName' in known;
}

function isConfig(known: object): known is VicVm['config'] {
  return 'kind' in known;
}
