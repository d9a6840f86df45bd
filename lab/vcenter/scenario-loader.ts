/** Finds a scenario of `lab/scenarios` by name. */
import { life } from '../scenarios/life.ts';
import { SCENARIOS } from '../scenarios/scenarios.ts';
import type { Life } from './change.ts';
import type { Inventory } from './inventory.ts';
import type { VcenterIndex } from './vcenter-index.ts';

export interface LoadedScenario {
  readonly inventory: Inventory;
  /** What happens by itself. */
  readonly life: Life;
  /** After this any session ends, busy or not; undefined: only idle ones. */
  readonly sessionLifetimeMs: number | undefined;
}

/** Builds the inventory of a scenario for one of its vCenters. Throws a clear sentence for an unknown name. */
export function loadScenario(name: string, index: VcenterIndex): LoadedScenario {
  const scenario = SCENARIOS.get(name);
  if (scenario === undefined) {
    const known = [...SCENARIOS.keys()].join(', ');
    throw new Error(`There is no scenario "${name}"; choose one of ${known} with --scenario.`);
  }
  return { inventory: scenario.build(index), life, sessionLifetimeMs: scenario.sessionLifetimeMs?.(index) };
}
