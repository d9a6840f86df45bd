import { fault, type RuleFault } from '../fault.ts';
import type { VchSpec } from '../vch-spec.ts';
import type { Hertz, Memory } from './schema.ts';
import { isPossibleHertz, isPossibleMemory, toMHz, toMiB } from './units.ts';

/** vSphere's limit for a VM: 24 TiB */
const MAX_ENDPOINT_MIB = 24 * 1024 * 1024;

/** Place, limits and reservations, size of the endpoint VM. */
export function checkCompute({ compute }: VchSpec): readonly RuleFault[] {
  const { resource, cpu, memory, endpoint, useVmGroup } = compute;
  return [
    ...(resource === null ? [fault('/compute/resource', 'compute-resource-missing')] : []),
    ...checkAllocation('/compute/cpu', cpu, isPossibleHertz, toMHz),
    ...checkAllocation('/compute/memory', memory, isPossibleMemory, toMiB),
    ...checkEndpointMemory(endpoint.memory),
    ...(useVmGroup && resource?.kind === 'host' ? [fault('/compute/useVmGroup', 'vm-group-without-cluster')] : []),
  ];
}

function checkAllocation<Q extends Hertz | Memory>(
  path: string,
  { limit, reservation }: { readonly limit: Q | null; readonly reservation: Q | null },
  isPossible: (quantity: Q) => boolean,
  size: (quantity: Q) => number,
): readonly RuleFault[] {
  const tooLarge = [
    ...(limit === null || isPossible(limit) ? [] : [fault(`${path}/limit`, 'quantity-too-large')]),
    ...(reservation === null || isPossible(reservation) ? [] : [fault(`${path}/reservation`, 'quantity-too-large')]),
  ];
  if (tooLarge.length > 0 || limit === null || reservation === null || size(reservation) <= size(limit))
    return tooLarge;
  return [fault(`${path}/reservation`, 'reservation-above-limit', { limit: `${limit.value} ${limit.units}` })];
}

function checkEndpointMemory(memory: Memory | null): readonly RuleFault[] {
  if (memory === null || toMiB(memory) <= MAX_ENDPOINT_MIB) return [];
  return [fault('/compute/endpoint/memory', 'endpoint-memory-too-large', { limit: '24 TiB' })];
}
