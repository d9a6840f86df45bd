import { isCluster, type ComputeTarget } from './compute.ts';
import type { Fact, InventoryFacts } from './facts.ts';
import { refusal, warning, type Fault } from './fault.ts';
import { skipped } from './skipped.ts';
import type { VchSpecification } from './specification.ts';

const GROUP_PATH = '/compute/affinity/use_vm_group';

/** A VCH that exists and is to be changed. */
export interface ReconfiguredVch {
  /** moid of its endpoint VM */
  readonly id: string;
  /** its DRS group, which therefore exists already; null: it has none */
  readonly vmGroup: string | null;
}

/** Whether a pool is made for the VCH: on a cluster only with DRS, on a standalone host always. */
export function makesPool({ resource }: ComputeTarget): boolean {
  return !isCluster(resource) || !isKnownToBe(false, resource.isDrsEnabled);
}

/** Stage 2: DRS, without which there is no pool; and the DRS group, if one is wanted. */
export function checkDrs(
  specification: VchSpecification,
  compute: ComputeTarget,
  facts: InventoryFacts,
  existing: ReconfiguredVch | null,
): readonly Fault[] {
  const { resource } = compute;
  const faults =
    specification.compute?.affinity?.use_vm_group === true ? checkVmGroup(specification, compute, facts, existing) : [];
  if (!isCluster(resource)) return faults;
  if ('unread' in resource.isDrsEnabled) return [...faults, skipped('drs', '', resource.isDrsEnabled.unread)];
  return resource.isDrsEnabled.value ? faults : [...faults, drsOff(resource.name)];
}

function drsOff(cluster: string): Fault {
  const message = `DRS is off on "${cluster}": the VCH gets no resource pool of its own, and limits, reservations and shares are dropped.`;
  return warning('drs-off', '/compute', message);
}

function checkVmGroup(
  { name }: VchSpecification,
  { resource }: ComputeTarget,
  facts: InventoryFacts,
  existing: ReconfiguredVch | null,
): readonly Fault[] {
  if (!facts.target.isVcenter || !isCluster(resource)) {
    return [refusal('vm-group', GROUP_PATH, 'A VM group is possible only on a cluster of a vCenter')];
  }
  if (isKnownToBe(false, resource.isDrsEnabled)) {
    return [refusal('vm-group', GROUP_PATH, `A VM group needs DRS, which is off on "${resource.name}"`)];
  }
  if ('unread' in resource.drsGroups) return [skipped('drs', GROUP_PATH, resource.drsGroups.unread)];
  const group = name ?? '';
  if (group === existing?.vmGroup || !resource.drsGroups.value.includes(group)) return [];
  const message = `DRS group "${group}" already exists on "${resource.name}"`;
  return [
    refusal('vm-group-exists', GROUP_PATH, message, 'Choose another name for the VCH, or do without a VM group.'),
  ];
}

function isKnownToBe(wanted: boolean, fact: Fact<boolean>): boolean {
  return 'value' in fact && fact.value === wanted;
}
