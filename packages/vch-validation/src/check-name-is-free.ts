import { makesPool } from './drs.ts';
import { resolveCompute } from './compute.ts';
import type { InventoryFacts } from './facts.ts';
import type { Fault } from './fault.ts';
import { plainName } from './find.ts';
import { skipped } from './skipped.ts';
import type { VchSpecification } from './specification.ts';

/**
 * Whether something of this name is in the way: what the original only finds out while it creates (stage 3), so of status 500. A folder is wherever it
 * lies in the datacenter. An empty one in the place of the VCH's own and a pool of that name without a VCH are not: creation takes
 * them over.
 */
export function checkNameIsFree(specification: VchSpecification, facts: InventoryFacts): readonly Fault[] {
  const name = specification.name ?? '';
  const faults = [checkPool(name, specification, facts), checkFolder(name, facts)];
  return faults.filter((fault) => fault !== null).slice(0, 1);
}

function taken(message: string): Fault {
  return { code: 'name-taken', path: '/name', message, severity: 'error', status: 500 };
}

function checkPool(name: string, specification: VchSpecification, facts: InventoryFacts): Fault | null {
  const compute = resolveCompute(specification, facts);
  if (compute.kind !== 'found') return null;
  if ('unread' in facts.vchs) return skipped('name', '/name', facts.vchs.unread);
  const { parentPool } = compute.object;
  const own = facts.pools.find((pool) => pool.parent === parentPool.ref.value && plainName(pool.name) === name);
  const pool = makesPool(compute.object) ? own?.ref.value : parentPool.ref.value;
  if (!facts.vchs.value.some((vch) => vch.pool === pool && plainName(vch.name) === name)) return null;
  const message = `A VCH with the name "${name}" already exists. Please choose a different name before attempting another install`;
  return taken(message);
}

function checkFolder(name: string, { vmFolder }: InventoryFacts): Fault | null {
  if ('unread' in vmFolder) return skipped('name', '/name', vmFolder.unread);
  const named = vmFolder.value.filter((one) => plainName(one.name) === name);
  const inTheWay = named.find(({ kind, isEmpty }) => kind !== 'folder' || !isEmpty);
  if (inTheWay === undefined) return null;
  if (inTheWay.kind === 'vm' || inTheWay.kind === 'vapp') {
    return taken(`Found virtual machine "${name}", but it is not a VCH. Please choose a different virtual app.`);
  }
  return taken(`Creating the appliance failed with The specified VCH name (${name}) is already in use. Exiting...`);
}
