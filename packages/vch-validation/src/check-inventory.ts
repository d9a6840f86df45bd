import { checkClientAuthorities, checkRegistryAuthorities } from './authorities.ts';
import { checkBridge, checkBridgeInUse } from './bridge.ts';
import { checkCompute, type ComputeTarget } from './compute.ts';
import { checkContainerNetworks } from './container-networks.ts';
import { checkDatastoreReach } from './datastores.ts';
import { checkDrs, type ReconfiguredVch } from './drs.ts';
import type { InventoryFacts } from './facts.ts';
import { refusal, type Fault } from './fault.ts';
import { checkFirewalls } from './firewall.ts';
import { checkImageSize, checkImageStore } from './image-store.ts';
import { checkLicences } from './licence.ts';
import { checkNamingConvention } from './naming-convention.ts';
import { checkOperationsUser } from './operations-user.ts';
import type { Placement } from './placement.ts';
import { checkRegistries } from './registries.ts';
import { resolve, type Resolution } from './resolution.ts';
import { checkRoles, planRoles } from './roles.ts';
import { checkServerCertificate } from './server-certificate.ts';
import { skippedForWantOfBasis } from './skipped.ts';
import type { VchSpecification } from './specification.ts';
import { checkSyslogHost } from './syslog.ts';
import { checkSerialPortSetting } from './vcenter-setting.ts';
import { checkVolumeStores } from './volume-stores.ts';

/**
 * What is wrong with a specification on this target: stage 2, all faults, in the original's order. To be asked once stage 1 found no error.
 *
 * @param existing the VCH that is to become so; null: a new one
 */
export function checkInventory(
  specification: VchSpecification,
  facts: InventoryFacts,
  existing: ReconfiguredVch | null = null,
): readonly Fault[] {
  const stop = checkTarget(facts);
  if (stop !== null) return [stop];
  const resolution = resolve(specification, facts);
  return [
    ...checkImageSize(specification.storage),
    ...checkNamingConvention(specification.container?.name_convention),
    ...checkOperationsUser(specification.endpoint, facts),
    ...checkCompute(resolution.compute, facts),
    ...checkImageStore(resolution.imageStore),
    ...checkVolumeStores(resolution.volumeStores),
    ...checkNetworks(specification, resolution, facts, existing),
    ...checkHosts(specification, resolution, facts, existing),
    ...checkTexts(specification, facts),
    ...checkSyslogHost(specification.syslog_addr),
  ];
}

function checkTarget(facts: InventoryFacts): Fault | null {
  if (!facts.target.isVcenter) {
    const message = 'A VCH can be made only through a vCenter, not on an ESXi host without one.';
    return refusal('esxi-unsupported', '', message);
  }
  if (facts.datacenter !== null) return null;
  const names = facts.datacenters.map(({ path }) => path).join(', ');
  const message = `There is more than one datacenter, and none was chosen: ${names}`;
  return refusal('datacenter-ambiguous', '', message, 'Name the datacenter in the address of the request.');
}

function checkNetworks(
  { network }: VchSpecification,
  { bridge, roles, containerNetworks, compute }: Resolution,
  facts: InventoryFacts,
  existing: ReconfiguredVch | null,
): readonly Fault[] {
  const target = foundCompute(compute);
  return [
    ...checkRoles(roles, target, facts),
    ...checkBridge(bridge, roles, target, facts),
    ...checkBridgeInUse(bridge, network, facts, existing?.id ?? null),
    ...checkContainerNetworks(containerNetworks, bridge, target, facts),
  ];
}

/** What needs both compute resource and image datastore. */
function checkHosts(
  specification: VchSpecification,
  resolution: Resolution,
  facts: InventoryFacts,
  existing: ReconfiguredVch | null,
): readonly Fault[] {
  const placement = placementOf(resolution);
  if (placement === null) return skippedForWantOfBasis();
  const managementAddress = planRoles(resolution.roles)?.management.static?.address ?? null;
  return [
    ...checkSerialPortSetting(facts),
    ...checkFirewalls(placement, facts, managementAddress),
    ...checkLicences(placement, facts),
    ...checkDrs(specification, placement.compute, facts, existing),
    ...checkDatastoreReach(placement, resolution.volumeStores, facts),
  ];
}

function placementOf({ compute, imageStore: { datastore } }: Resolution): Placement | null {
  if (compute.kind !== 'found' || datastore?.kind !== 'found') return null;
  return { compute: compute.object, imageDatastore: datastore.object };
}

function foundCompute(compute: Resolution['compute']): ComputeTarget | null {
  return compute.kind === 'found' ? compute.object : null;
}

function checkTexts({ auth, registry }: VchSpecification, { readAt }: InventoryFacts): readonly Fault[] {
  return [
    ...checkServerCertificate(auth, readAt),
    ...checkClientAuthorities(auth),
    ...checkRegistries(registry),
    ...checkRegistryAuthorities(registry),
  ];
}
