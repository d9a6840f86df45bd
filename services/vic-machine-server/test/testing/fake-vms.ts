/** A vCenter of which only VMs can be read. */
import type { ManagedObjectReference, VimClient, VimValue } from '@vic/vim25';
import type { TargetSession } from '../../src/target/target-session.ts';

export interface FakeVm {
  readonly moid: string;
  readonly name: string;
  readonly pairs: Readonly<Record<string, string>>;
  /** fault with which its configuration is refused */
  readonly refusal?: string;
}

export interface FakeVms {
  readonly session: TargetSession;
  /** paths of each read */
  readonly reads: readonly string[][];
}

interface ReadArgs {
  readonly specSet: readonly {
    readonly propSet: readonly { readonly pathSet: string[] }[];
    readonly objectSet: readonly { readonly obj: ManagedObjectReference }[];
  }[];
}

interface ReadOptions {
  readonly onElement: (value: VimValue) => void;
  readonly keepExtraConfig?: (key: string) => boolean;
}

const KEYED = /^config\.extraConfig\["(.*)"\]$/;

function propertyOf(vm: FakeVm, path: string, keep: (key: string) => boolean): VimValue | undefined {
  const key = KEYED.exec(path)?.[1];
  if (key !== undefined) return vm.pairs[key];
  if (path === 'name') return vm.name;
  if (path !== 'config.extraConfig') return undefined;
  return Object.entries(vm.pairs)
    .filter(([own]) => keep(own))
    .map(([own, value]) => ({ key: own, value }));
}

function contentOf(
  vm: FakeVm,
  paths: readonly string[],
  isKeyedKnown: boolean,
  keep: (key: string) => boolean,
): VimValue {
  const propSet: VimValue[] = [];
  const missingSet: VimValue[] = [];
  for (const path of paths) {
    const isKeyed = KEYED.test(path);
    const fault = isKeyed && !isKeyedKnown ? 'InvalidProperty' : path.startsWith('config.') ? vm.refusal : undefined;
    const value = propertyOf(vm, path, keep);
    if (fault !== undefined) missingSet.push({ path, fault: { fault: { typeName: fault } } });
    else if (value !== undefined) propSet.push({ name: path, val: value });
  }
  return { obj: { type: 'VirtualMachine', value: vm.moid }, propSet, missingSet };
}

/** @param isKeyedKnown whether single keys of the configuration can be asked for */
export function fakeVms(vms: readonly FakeVm[], { isKeyedKnown = true } = {}): FakeVms {
  const reads: string[][] = [];
  const client = {
    content: { propertyCollector: { type: 'PropertyCollector', value: 'pc' } },
    timeouts: { firstPageMs: 1_000 },
    limits: { objects: 1_000 },
    async invoke(_method: string, _self: unknown, { specSet }: ReadArgs, { onElement, keepExtraConfig }: ReadOptions) {
      for (const { propSet, objectSet } of specSet) {
        const paths = propSet.flatMap(({ pathSet }) => pathSet);
        reads.push(paths);
        for (const { obj } of objectSet) {
          const vm = vms.find(({ moid }) => moid === obj.value);
          if (vm !== undefined) onElement(contentOf(vm, paths, isKeyedKnown, keepExtraConfig ?? (() => true)));
        }
      }
      return { objects: [], token: undefined };
    },
  } as unknown as VimClient;
  return { session: { client } as TargetSession, reads };
}
