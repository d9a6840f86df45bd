import { refusal, warning, type Fault } from './fault.ts';
import type { VchSpecification } from './specification.ts';
import { BYTES, checkQuantity, quantityIn } from './units.ts';

const DEFAULT_MEMORY_MIB = 2048;
/** vSphere's limits for a VM */
const MAX_MEMORY_MIB = 24 * 1024 * 1024;
const MAX_SOCKETS = 768;
/** vSphere takes memory in multiples of this */
const MEMORY_STEP_MIB = 4;

/** Stage 1: size of the endpoint VM. What vSphere would refuse only when the VM is made is refused here. */
export function checkEndpointSize(endpoint: VchSpecification['endpoint']): readonly Fault[] {
  const memory = checkQuantity(endpoint?.memory, BYTES, '/endpoint/memory', "The endpoint VM's memory");
  return [...memory, ...(memory.length > 0 ? [] : checkMemory(endpoint)), ...checkSockets(endpoint)];
}

function checkMemory(endpoint: VchSpecification['endpoint']): readonly Fault[] {
  const memoryMiB = endpointMemoryMiB(endpoint);
  const path = '/endpoint/memory';
  if (memoryMiB < 1 || memoryMiB > MAX_MEMORY_MIB) {
    const message = `The endpoint VM cannot have ${memoryMiB} MiB of memory; use 1 to ${MAX_MEMORY_MIB}.`;
    return [refusal('endpoint-size', path, message)];
  }
  if (memoryMiB % MEMORY_STEP_MIB === 0) return [];
  const message = `vSphere gives memory in multiples of ${MEMORY_STEP_MIB} MiB and may refuse ${memoryMiB} MiB.`;
  return [warning('endpoint-size', path, message)];
}

function checkSockets(endpoint: VchSpecification['endpoint']): readonly Fault[] {
  const sockets = endpointSockets(endpoint);
  if (Number.isInteger(sockets) && sockets >= 1 && sockets <= MAX_SOCKETS) return [];
  const message = `The endpoint VM cannot have ${sockets} CPUs; use 1 to ${MAX_SOCKETS}.`;
  return [refusal('endpoint-size', '/endpoint/cpu/sockets', message)];
}

/** Memory of the endpoint VM; that of the original if none is given. */
export function endpointMemoryMiB(endpoint: VchSpecification['endpoint']): number {
  return quantityIn(endpoint?.memory, BYTES, 'MiB') ?? DEFAULT_MEMORY_MIB;
}

/** CPUs of the endpoint VM; one if none are given. */
export function endpointSockets(endpoint: VchSpecification['endpoint']): number {
  return endpoint?.cpu?.sockets ?? 1;
}

const MAX_DEBUG_LEVEL = 3;

/** Stage 1: the level of verbosity. The original takes any number; only 0 to 3 mean something. */
export function checkDebugLevel(debug: number | undefined): readonly Fault[] {
  if (debug === undefined || (Number.isInteger(debug) && debug >= 0 && debug <= MAX_DEBUG_LEVEL)) return [];
  const message = `The debug level ${debug} means nothing; use 0 to ${MAX_DEBUG_LEVEL}.`;
  const isPossible = Number.isInteger(debug) && debug >= 0 && debug <= 0x7fffffff;
  return [(isPossible ? warning : refusal)('debug-level', '/debug', message)];
}
