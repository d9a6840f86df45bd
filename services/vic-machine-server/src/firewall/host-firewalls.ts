import { firewallFacts, judgeFirewall } from '@vic/vch-validation';
import { readFirewall, type HostFirewall, type ManagedObjectReference } from '@vic/vim25';
import { ApiError } from '../api-error.ts';
import type { HostEntity } from '../inventory/entities.ts';
import { findComputeResource } from '../inventory/find-compute-resource.ts';
import type { Inventory } from '../inventory/inventory.ts';
import { readInventory } from '../inventory/read-inventory.ts';
import type { OperationContext } from '../operation-context.ts';

/** Rulesets that let a containerVM's serial port reach its VCH, the newer first (vSphere 6.7 and later have it). */
const RULESETS = ['vic-engine', 'vSPC'] as const;

/** A host and its firewall; null where the host does not tell it. */
export interface FirewalledHost {
  readonly host: HostEntity;
  readonly firewall: HostFirewall | null;
}

/**
 * The hosts that a request is about, with their firewalls: those of the compute resource, else of the datacenter, else all.
 * @throws ApiError 400 if the compute resource is not found or ambiguous
 */
export async function readHostFirewalls(
  { session, signal }: OperationContext,
  computeResource: string | null,
): Promise<FirewalledHost[]> {
  const inventory = await readInventory(session, signal);
  const hosts = hostsOf(inventory, session.datacenter, computeResource);
  const firewalls = await readFirewall(
    session.client,
    hosts.map(({ ref }) => ref),
  );
  const byHost = new Map(firewalls.map((firewall) => [firewall.host.value, firewall]));
  return hosts.map((host) => {
    const firewall = byHost.get(host.ref.value);
    return { host, firewall: firewall?.isKnown ? firewall : null };
  });
}

function hostsOf(
  inventory: Inventory,
  datacenter: ManagedObjectReference | null,
  computeResource: string | null,
): HostEntity[] {
  if (computeResource === null) {
    if (datacenter === null) return inventory.hosts;
    return inventory.hosts.filter((host) => inventory.datacenterOf(host.parent)?.ref.value === datacenter.value);
  }
  const owner = findComputeResource(inventory, computeResource, datacenter);
  if (owner === null) {
    throw new ApiError(400, 'compute resource validation failed: validation of configuration failed');
  }
  return inventory.hosts.filter((host) => inventory.ownerOf(host)?.ref.value === owner.ref.value);
}

/** Whether every VCH's hosts can work behind this firewall: outgoing TCP 2377 is possible for any address. */
export function isOpen(firewall: HostFirewall | null): boolean {
  const facts = firewall === null ? null : firewallFacts(firewall);
  return facts !== null && judgeFirewall(facts, null) === 'open';
}

/** The ruleset by which a host's firewall is opened and closed for VCHs; undefined if it has none. */
export function rulesetFor(firewall: HostFirewall): HostFirewall['rulesets'][number] | undefined {
  for (const key of RULESETS) {
    const ruleset = firewall.rulesets.find((each) => each.key === key);
    if (ruleset) return ruleset;
  }
  return undefined;
}
