import { hostsOf, type ComputeTarget } from './compute.ts';
import type { InventoryFacts, NetworkFacts } from './facts.ts';
import { refusal, type Fault, type FaultCode } from './fault.ts';
import { findById, isUnnamed } from './find.ts';
import { skipped } from './skipped.ts';
import type { RoleSpecification } from './specification.ts';
import type { PlannedNetwork } from './plan.ts';

/**
 * Stage 1, for any network: it is named, and an id is one of the target's.
 *
 * @param what as in `public network portgroup`, for the messages
 */
export function checkPortGroupChoice(
  choice: RoleSpecification['port_group'],
  what: string,
  path: string,
  facts: InventoryFacts,
): readonly Fault[] {
  if (isUnnamed(choice)) {
    return [refusal('network-missing', path, `${what} must be specified (by name or id)`)];
  }
  const id = choice?.id ?? '';
  if (id === '' || facts.networks.some(({ ref }) => ref.value === id)) return [];
  const message = `error finding ${what}: Unable to locate "${id}" as any of [Network]`;
  return [refusal('network-unknown', `${path}/id`, message)];
}

/** Of a network what creation needs. */
export function plannedNetwork({ ref, name, path, kind, distributedSwitch }: NetworkFacts): PlannedNetwork {
  return { ref, name, path, kind, distributedSwitch };
}

/** Names of the hosts of the compute resource that are not among `hosts`. */
export function missingHosts(
  hosts: readonly string[],
  compute: ComputeTarget,
  facts: InventoryFacts,
): readonly string[] {
  return hostsOf(compute.resource, facts)
    .filter(({ ref }) => !hosts.includes(ref.value))
    .map(({ name }) => name);
}

/**
 * Whether every host of the compute resource takes part in a network that containers use: as a member of its distributed switch, or, for an
 * opaque network, by itself.
 */
export function checkMemberHosts(
  network: NetworkFacts,
  given: string,
  compute: ComputeTarget | null,
  facts: InventoryFacts,
  at: { readonly code: FaultCode; readonly path: string },
): readonly Fault[] {
  if (compute === null) {
    const message = `Unable to check hosts in vDS or Opaque Network for "${given}": Invalid cluster. Check --compute-resource`;
    return [refusal(at.code, at.path, message)];
  }
  const members = memberHosts(network, facts);
  if (members === null) return [skipped('members', at.path, `the members of the switch of "${given}" cannot be seen`)];
  const missing = missingHosts(members, compute, facts);
  if (missing.length === 0) return [];
  const message = `Not every host of "${compute.resource.name}" is on the switch of "${given}": ${missing.join(', ')}`;
  return [refusal(at.code, at.path, message, 'Add these hosts to the switch, or choose another network.')];
}

function memberHosts(network: NetworkFacts, facts: InventoryFacts): readonly string[] | null {
  if (network.kind === 'opaque') return network.hosts;
  const distributedSwitch =
    network.distributedSwitch === null ? null : findById(facts.switches, network.distributedSwitch);
  if (distributedSwitch === null || 'unread' in distributedSwitch.hosts) return null;
  return distributedSwitch.hosts.value;
}
