import { kindOf, type ExtraConfig } from '@vic/extraconfig';
import {
  entityName,
  extraConfigEntries,
  keyedPath,
  keyedValue,
  number,
  reference,
  references,
  retrieveObjects,
  text,
  type ManagedObjectReference,
  type ObjectContent,
  type VimClient,
} from '@vic/vim25';
import type { Schemas } from '@vic/vic-machine-api';

/** An endpoint VM as vSphere shows it. */
export interface VchVm {
  readonly ref: ManagedObjectReference;
  /** as people write it */
  readonly name: string;
  /** null: the target does not say */
  readonly pool: ManagedObjectReference | null;
  /** its VM folder; null inside a vApp */
  readonly folder: ManagedObjectReference | null;
  readonly vapp: ManagedObjectReference | null;
  readonly powerState: NonNullable<Schemas['Power_State']>;
  /** the configuration as it is stored, with the keys that were asked for */
  readonly pairs: ExtraConfig;
  readonly memoryMiB: number;
  /** virtual CPUs */
  readonly cpus: number;
  /** `[datastore] folder/name.vmx`; null: the target does not say */
  readonly vmxPath: string | null;
  readonly datastores: readonly ManagedObjectReference[];
}

export interface ReadVchVmOptions {
  readonly signal?: AbortSignal;
  /** the only keys of the configuration that are of use; default all */
  readonly keys?: readonly string[];
}

const PATHS = [
  'name',
  'resourcePool',
  'parent',
  'parentVApp',
  'runtime.powerState',
  'config.hardware.memoryMB',
  'config.hardware.numCPU',
  'config.files.vmPathName',
  'datastore',
] as const;
const EXTRA_CONFIG = 'config.extraConfig';
/** Keys that tell what a VM is. */
const KIND_KEYS = ['init/common/name', 'guestinfo.vice./init/common/id'] as const;

function powerStateOf(value: string | undefined): VchVm['powerState'] {
  return value === 'poweredOn' || value === 'poweredOff' || value === 'suspended' ? value : 'error';
}

function decodeVm({ ref, props }: ObjectContent, pairs: ExtraConfig): VchVm {
  return {
    ref,
    name: entityName(text(props.get('name')) ?? ''),
    pool: reference(props.get('resourcePool')) ?? null,
    folder: reference(props.get('parent')) ?? null,
    vapp: reference(props.get('parentVApp')) ?? null,
    powerState: powerStateOf(text(props.get('runtime.powerState'))),
    pairs,
    memoryMiB: number(props.get('config.hardware.memoryMB')) ?? 0,
    cpus: number(props.get('config.hardware.numCPU')) ?? 0,
    vmxPath: text(props.get('config.files.vmPathName')) ?? null,
    datastores: references(props.get('datastore')),
  };
}

/** What became of reading a VM as a VCH's. */
export type FoundVm =
  | { readonly kind: 'vch'; readonly vm: VchVm }
  | { readonly kind: 'other'; readonly ref: ManagedObjectReference }
  /** its configuration may not be read, with the fault if the target gives one */
  | { readonly kind: 'unreadable'; readonly ref: ManagedObjectReference; readonly fault: string | null };

type Pairs = ReadonlyMap<string, string> | { readonly unread: string | null };

function classify(object: ObjectContent, pairs: Pairs): FoundVm {
  const { ref } = object;
  if ('unread' in pairs) return { kind: 'unreadable', ref, fault: pairs.unread };
  return kindOf(pairs, ref.value) === 'vch' ? { kind: 'vch', vm: decodeVm(object, pairs) } : { kind: 'other', ref };
}

function allPairs({ props, missing }: ObjectContent): Pairs {
  const value = props.get(EXTRA_CONFIG);
  return value === undefined ? { unread: missing.get(EXTRA_CONFIG) ?? null } : new Map(extraConfigEntries(value));
}

function keyedPairs(keys: readonly string[], { props, missing }: ObjectContent): Pairs {
  const pairs = new Map<string, string>();
  for (const key of keys) {
    const path = keyedPath(EXTRA_CONFIG, key);
    const refusal = missing.get(path);
    if (refusal !== undefined) return { unread: refusal };
    const value = keyedValue(props.get(path));
    if (value !== null) pairs.set(key, value);
  }
  return pairs;
}

/**
 * Reads VMs with their configuration, 200 a call; those that are gone are left out. A configuration has hundreds of keys:
 * whoever names the few that are of use gets them several times as fast.
 */
export async function readVchVms(
  client: VimClient,
  refs: readonly ManagedObjectReference[],
  { signal, keys }: ReadVchVmOptions = {},
): Promise<FoundVm[]> {
  const call = signal === undefined ? {} : { signal };
  const wanted = keys === undefined ? null : [...KIND_KEYS, ...keys];
  const keyedPaths = wanted?.map((key) => keyedPath(EXTRA_CONFIG, key)) ?? [];
  if (wanted !== null) {
    const found = await retrieveObjects(client, refs, [...PATHS, ...keyedPaths], call);
    const isUnknown = ({ missing }: ObjectContent): boolean =>
      keyedPaths.some((path) => missing.get(path) === 'InvalidProperty');
    if (!found.some(isUnknown)) return found.map((object) => classify(object, keyedPairs(wanted, object)));
  }
  // All keys are wanted, or the target knows no keyed paths and gives all or nothing.
  const found = await retrieveObjects(client, refs, [...PATHS, EXTRA_CONFIG], {
    ...call,
    ...(wanted === null ? {} : { keepExtraConfig: (key: string) => wanted.includes(key) }),
  });
  return found.map((object) => classify(object, allPairs(object)));
}
