import type { PayloadAllocation, PayloadPart, PayloadQuantity, PayloadShares, VchPayload } from '../payload-type.ts';
import { referenceText, type PayloadResolver, type Taken } from '../resolver.ts';
import type { Compute, Hertz, Memory, Shares } from './schema.ts';

/** Place and shares of the pool as the API takes them. The endpoint VM is another part of the payload. */
export function computePayload({ resource, cpu, memory, useVmGroup }: Compute): PayloadPart<'compute'> {
  return {
    resource: resource === null ? undefined : { id: resource.moid },
    cpu: allocationPayload(cpu),
    memory: allocationPayload(memory),
    affinity: useVmGroup ? { use_vm_group: true } : undefined,
  };
}

function allocationPayload<Q>({
  limit,
  reservation,
  shares,
}: {
  readonly limit: Q | null;
  readonly reservation: Q | null;
  readonly shares: Shares;
}): PayloadAllocation<Q> {
  return {
    limit: limit ?? undefined,
    reservation: reservation ?? undefined,
    shares: shares.level === 'custom' ? { number: shares.number } : { level: shares.level },
  };
}

/** The endpoint VM's size. */
export function endpointPayload({ endpoint }: Compute): Pick<PayloadPart<'endpoint'>, 'cpu' | 'memory'> {
  return {
    cpu: endpoint.cpus === null ? undefined : { sockets: endpoint.cpus },
    memory: endpoint.memory ?? undefined,
  };
}

/**
 * Back from a payload. Quantities in units that the wizard does not have are converted; one note for a place that is
 * not in the inventory.
 */
export function takeCompute({ compute, endpoint }: VchPayload, resolver: PayloadResolver): Taken<Compute> {
  const given = compute?.resource;
  const resource = given === undefined ? null : resolver.computeResource(given);
  const taken: Compute = {
    resource,
    cpu: {
      limit: takeHertz(compute?.cpu?.limit),
      reservation: takeHertz(compute?.cpu?.reservation),
      shares: takeShares(compute?.cpu?.shares),
    },
    memory: {
      limit: takeMemory(compute?.memory?.limit),
      reservation: takeMemory(compute?.memory?.reservation),
      shares: takeShares(compute?.memory?.shares),
    },
    endpoint: { cpus: endpoint?.cpu?.sockets ?? null, memory: takeMemory(endpoint?.memory) },
    useVmGroup: compute?.affinity?.use_vm_group ?? false,
  };
  const isLost = given !== undefined && resource === null;
  return {
    taken,
    notes: isLost ? [`The compute resource "${referenceText(given)}" could not be found; choose another one.`] : [],
  };
}

const HERTZ: ReadonlyMap<string, number> = new Map([
  ['Hz', 1],
  ['KHz', 1e3],
  ['MHz', 1e6],
  ['GHz', 1e9],
]);
const BYTES: ReadonlyMap<string, number> = new Map(
  ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'].map((unit, power) => [unit, 1024 ** power]),
);

/** Zero means none, whether of a limit or of a reservation. */
function takeHertz(quantity: PayloadQuantity | undefined): Hertz | null {
  const { value = 0, units = '' } = quantity ?? {};
  if (units === 'GHz' && value > 0) return { value, units };
  const hertz = value * (HERTZ.get(units) ?? 0);
  return hertz > 0 ? { value: Math.ceil(hertz / 1e6), units: 'MHz' } : null;
}

function takeMemory(quantity: PayloadQuantity | undefined): Memory | null {
  const { value = 0, units = '' } = quantity ?? {};
  if ((units === 'GiB' || units === 'TiB') && value > 0) return { value, units };
  const bytes = value * (BYTES.get(units) ?? 0);
  return bytes > 0 ? { value: Math.ceil(bytes / 1024 ** 2), units: 'MiB' } : null;
}

/** A level wins over a number; of neither it is the pool's default. */
function takeShares({ level, number }: PayloadShares = {}): Shares {
  if (level !== undefined && level !== 'custom') return { level };
  return number === undefined ? { level: 'normal' } : { level: 'custom', number };
}
