import type { ComputeResourceFacts, HostFacts, InventoryFacts } from './facts.ts';
import { refusal, type Fault } from './fault.ts';
import { find, findById, isUnnamed, type Found } from './find.ts';
import type { InventoryObject } from './reference.ts';
import type { VchSpecification } from './specification.ts';

const PATH = '/compute/resource';
const KINDS = '[ResourcePool ComputeResource ClusterComputeResource HostSystem]';

/** Where a VCH is to be made: the cluster or standalone host, and the pool around its own. */
export interface ComputeTarget {
  readonly resource: ComputeResourceFacts;
  readonly parentPool: InventoryObject;
}

/** Stage 1: compute says where, and an id is one of the target's. */
export function checkComputeChoice(compute: VchSpecification['compute'], facts: InventoryFacts): readonly Fault[] {
  if (compute === undefined) return [];
  const choice = compute.resource;
  if (isUnnamed(choice)) {
    return [refusal('compute-missing', PATH, 'resource pool must be specified (by name or id)')];
  }
  const id = choice?.id ?? '';
  if (id === '' || computeOfId(id, facts) !== null) return [];
  const message = `error finding resource pool: Unable to locate "${id}" as any of ${KINDS}`;
  return [refusal('compute-unknown', `${PATH}/id`, message)];
}

/** Finds the pool, cluster or host that the specification names; with none named, the only one there is. */
export function resolveCompute(specification: VchSpecification, facts: InventoryFacts): Found<ComputeTarget> {
  const choice = specification.compute?.resource;
  if (isUnnamed(choice)) return onlyCompute(facts);
  const id = choice?.id ?? '';
  if (id !== '') {
    const object = computeOfId(id, facts);
    return object === null ? { kind: 'missing', given: id } : { kind: 'found', object, given: object.resource.name };
  }
  return computeOfName(choice?.name ?? '', facts);
}

function computeOfId(id: string, facts: InventoryFacts): ComputeTarget | null {
  const pool = findById(facts.pools, id);
  if (pool !== null) return withPool(pool.computeResource, pool, facts);
  const resource = findById(facts.computeResources, id);
  if (resource !== null) return withRootPool(resource, facts);
  const host = findById(facts.hosts, id);
  return host === null ? null : ofHost(host, facts);
}

function computeOfName(name: string, facts: InventoryFacts): Found<ComputeTarget> {
  const pool = find(facts.pools, { name }, facts, 'host');
  if (pool.kind !== 'missing') {
    return mapFound(pool, (object) => withPool(object.computeResource, object, facts));
  }
  const resource = find(facts.computeResources, { name }, facts, 'host');
  if (resource.kind !== 'missing') return mapFound(resource, (object) => withRootPool(object, facts));
  return mapFound(find(facts.hosts, { name }, facts, 'host'), (host) => ofHost(host, facts));
}

function mapFound<T>(found: Found<T>, target: (object: T) => ComputeTarget | null): Found<ComputeTarget> {
  if (found.kind !== 'found') return found;
  const object = target(found.object);
  return object === null ? { kind: 'missing', given: found.given } : { ...found, object };
}

function onlyCompute(facts: InventoryFacts): Found<ComputeTarget> {
  const scope = facts.datacenters.find(({ ref }) => ref.value === facts.datacenter)?.path;
  const inScope = facts.computeResources.filter(({ path }) => scope !== undefined && path.startsWith(`${scope}/`));
  const [resource] = inScope;
  if (resource === undefined || inScope.length > 1) return { kind: 'unnamed', given: '' };
  return { kind: 'found', object: withRootPool(resource, facts), given: resource.name };
}

function ofHost(host: HostFacts, facts: InventoryFacts): ComputeTarget | null {
  const resource = findById(facts.computeResources, host.computeResource);
  return resource === null ? null : withRootPool(resource, facts);
}

function withPool(computeResource: string, parentPool: InventoryObject, facts: InventoryFacts): ComputeTarget | null {
  const resource = findById(facts.computeResources, computeResource);
  return resource === null ? null : { resource, parentPool };
}

function withRootPool(resource: ComputeResourceFacts, facts: InventoryFacts): ComputeTarget {
  const parentPool = findById(facts.pools, resource.rootPool) ?? {
    ref: { type: 'ResourcePool', value: resource.rootPool },
    name: 'Resources',
    path: `${resource.path}/Resources`,
  };
  return { resource, parentPool };
}

/** Stage 2: the choice is found and unambiguous, and has a host that can run something. */
export function checkCompute(compute: Found<ComputeTarget>, facts: InventoryFacts): readonly Fault[] {
  switch (compute.kind) {
    case 'unnamed': {
      const message = 'No unambiguous default compute resource available: --compute-resource must be specified';
      return [refusal('compute-missing', PATH, message)];
    }
    case 'missing':
      return [refusal('compute-unknown', PATH, `compute resource '${compute.given}' not found`)];
    case 'ambiguous': {
      const remedy = 'Give its inventory path or its id.';
      return [refusal('compute-ambiguous', PATH, `compute resource '${compute.given}' is ambiguous`, remedy)];
    }
    case 'found': {
      const elsewhere = checkDatacenter(compute.object.resource, facts);
      if (elsewhere !== null) return [elsewhere];
      const isUsable = (host: HostFacts) => host.connection === 'connected' && !host.isInMaintenanceMode;
      if (hostsOf(compute.object.resource, facts).some(isUsable)) return [];
      const message = `compute resource '${compute.given}' has no host that is connected and out of maintenance mode`;
      return [refusal('compute-without-host', PATH, message)];
    }
  }
}

/** An id may be of any datacenter, but VMs are made in the one in scope. */
function checkDatacenter(resource: ComputeResourceFacts, facts: InventoryFacts): Fault | null {
  const datacenter = facts.datacenters.find(({ ref }) => ref.value === facts.datacenter);
  if (datacenter === undefined || resource.path.startsWith(`${datacenter.path}/`)) return null;
  const message = `compute resource '${resource.name}' is not in datacenter '${datacenter.name}'`;
  return refusal('compute-elsewhere', PATH, message, 'Name the datacenter of the compute resource in the request.');
}

/** The hosts of a cluster or standalone host. */
export function hostsOf(resource: ComputeResourceFacts, facts: InventoryFacts): readonly HostFacts[] {
  return facts.hosts.filter(({ ref }) => resource.hosts.includes(ref.value));
}

/** Whether hosts are clustered: otherwise it is one host by itself, without DRS and groups. */
export function isCluster(resource: ComputeResourceFacts): boolean {
  return resource.ref.type === 'ClusterComputeResource';
}
