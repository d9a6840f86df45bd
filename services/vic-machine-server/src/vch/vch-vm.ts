import { kindOf, type ExtraConfig } from '@vic/extraconfig';
import {
  entityName,
  extraConfigEntries,
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
  /** which keys of the configuration are of use; default all */
  readonly keep?: (key: string) => boolean;
}

const PATHS = [
  'name',
  'resourcePool',
  'parent',
  'parentVApp',
  'runtime.powerState',
  'config.extraConfig',
  'config.hardware.memoryMB',
  'config.hardware.numCPU',
  'config.files.vmPathName',
  'datastore',
] as const;

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

function classify(object: ObjectContent): FoundVm {
  const { ref, props, missing } = object;
  const extraConfig = props.get('config.extraConfig');
  if (extraConfig === undefined) return { kind: 'unreadable', ref, fault: missing.get('config.extraConfig') ?? null };
  const pairs = new Map(extraConfigEntries(extraConfig));
  return kindOf(pairs, ref.value) === 'vch' ? { kind: 'vch', vm: decodeVm(object, pairs) } : { kind: 'other', ref };
}

/** Reads VMs with their configuration, 200 a call; those that are gone are left out. */
export async function readVchVms(
  client: VimClient,
  refs: readonly ManagedObjectReference[],
  { signal, keep }: ReadVchVmOptions = {},
): Promise<FoundVm[]> {
  const found = await retrieveObjects(client, refs, PATHS, {
    ...(signal === undefined ? {} : { signal }),
    ...(keep === undefined ? {} : { keepExtraConfig: keep }),
  });
  return found.map(classify);
}
