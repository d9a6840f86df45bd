import { planCpu, planMemory } from './allocation.ts';
import { planBridge } from './bridge.ts';
import { hostsOf, isCluster, type ComputeTarget } from './compute.ts';
import { planContainerNetworks } from './container-networks.ts';
import { makesPool } from './drs.ts';
import { endpointMemoryMiB, endpointSockets } from './endpoint.ts';
import type { Caller, InventoryFacts } from './facts.ts';
import { imageSizeKB, planImageStore } from './image-store.ts';
import { planOperationsUser } from './operations-user.ts';
import type { PlannedCompute, VchPlan } from './plan.ts';
import type { InventoryObject } from './reference.ts';
import { planRegistry } from './registries.ts';
import { resolve } from './resolution.ts';
import { planNameservers } from './nameservers.ts';
import { planRoles } from './roles.ts';
import { planAuth } from './server-certificate.ts';
import type { VchSpecification } from './specification.ts';
import { textOrNull } from './text.ts';
import { planSyslog } from './syslog.ts';
import { planVolumeStores } from './volume-stores.ts';

/** A specification cannot be made into a plan because the checks did not pass. */
export class PlanError extends Error {
  override readonly name = 'PlanError';
}

/**
 * Resolves every name and id and fills in every default. Only for a specification in which `checkSpecification` and `checkInventory` found no error.
 *
 * @throws {PlanError} if something cannot be resolved, that is, if the checks were not asked or the facts are others
 */
export function planVch(specification: VchSpecification, facts: InventoryFacts, caller: Caller): VchPlan {
  const { compute, bridge, roles, containerNetworks, imageStore, volumeStores } = resolve(specification, facts);
  if (compute.kind !== 'found') throw unresolved('compute resource');
  const plannedRoles = planRoles(roles) ?? missing('network');
  return {
    name: specification.name ?? '',
    debug: specification.debug ?? 0,
    compute: planCompute(specification, compute.object, facts),
    networks: {
      ...plannedRoles,
      bridge: planBridge(bridge, specification.network) ?? missing('bridge network'),
      nameservers: planNameservers(specification.network, plannedRoles),
      container: planContainerNetworks(containerNetworks) ?? missing('container network'),
    },
    storage: {
      imageStore: planImageStore(imageStore) ?? missing('image store'),
      volumeStores: planVolumeStores(volumeStores) ?? missing('volume store'),
      baseImageSizeKB: imageSizeKB(specification.storage),
    },
    auth: planAuth(specification.auth),
    endpoint: {
      memoryMiB: endpointMemoryMiB(specification.endpoint),
      sockets: endpointSockets(specification.endpoint),
      ...planOperationsUser(specification.endpoint, caller),
    },
    registry: planRegistry(specification.registry),
    syslog: planSyslog(specification.syslog_addr),
    containerNameConvention: textOrNull(specification.container?.name_convention),
  };
}

function planCompute(
  { name, compute }: VchSpecification,
  target: ComputeTarget,
  facts: InventoryFacts,
): PlannedCompute {
  const { resource, parentPool } = target;
  return {
    resource: objectOf(resource),
    cluster: isCluster(resource) ? objectOf(resource) : null,
    parentPool: objectOf(parentPool),
    hosts: hostsOf(resource, facts).map(objectOf),
    makesPool: makesPool(target),
    cpu: planCpu(compute),
    memory: planMemory(compute),
    vmGroup: compute?.affinity?.use_vm_group === true ? (name ?? '') : null,
  };
}

function objectOf({ ref, name, path }: InventoryObject): InventoryObject {
  return { ref, name, path };
}

function unresolved(what: string): PlanError {
  return new PlanError(`The ${what} of the VCH was not found; the checks should have told so.`);
}

function missing(what: string): never {
  throw unresolved(what);
}
