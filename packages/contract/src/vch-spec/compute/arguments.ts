import { argumentOfNumber, argumentsOf, switchOf, type CliArgument } from '../cli/argument.ts';
import type { Compute, Shares } from './schema.ts';
import { toMHz, toMiB } from './units.ts';

/** The command line counts in MHz and MiB. */
export function computeArguments({ resource, cpu, memory, endpoint, useVmGroup }: Compute): readonly CliArgument[] {
  return [
    ...(resource === null ? [] : argumentsOf('compute.resource', resource.path)),
    ...amount('compute.cpu.limit', cpu.limit, toMHz),
    ...amount('compute.cpu.reservation', cpu.reservation, toMHz),
    ...shares('compute.cpu.shares', cpu.shares),
    ...amount('compute.memory.limit', memory.limit, toMiB),
    ...amount('compute.memory.reservation', memory.reservation, toMiB),
    ...shares('compute.memory.shares', memory.shares),
    ...amount('compute.endpoint.cpus', endpoint.cpus, (cpus) => cpus),
    ...amount('compute.endpoint.memory', endpoint.memory, toMiB),
    ...switchOf('compute.useVmGroup', useVmGroup),
  ];
}

function amount<Q>(fieldId: string, quantity: Q | null, count: (quantity: Q) => number): readonly CliArgument[] {
  return quantity === null ? [] : argumentOfNumber(fieldId, count(quantity));
}

function shares(fieldId: string, chosen: Shares): readonly CliArgument[] {
  if (chosen.level === 'custom') return argumentOfNumber(fieldId, chosen.number);
  return chosen.level === 'normal' ? [] : argumentsOf(fieldId, chosen.level);
}
