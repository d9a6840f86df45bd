/** The scenarios by name. */
import { RECORDED_ADMINISTRATOR_PASSWORD } from '../accounts.ts';
import type { Inventory } from '../vcenter/inventory.ts';
import type { VcenterIndex } from '../vcenter/vcenter-index.ts';
import { build as buildDefault } from './default.ts';
import { build as buildDrsOff } from './drs-off.ts';
import { build as buildEmpty } from './empty.ts';
import { build as buildExpiredPeer, sessionLifetimeMs } from './expired-peer.ts';
import * as fourVcenters from './four-vcenters.ts';
import { build as buildLarge } from './large.ts';
import { build as buildOddNames } from './odd-names.ts';
import { build as buildRecorded } from './recorded.ts';
import { build as buildShapes, looksForAppliance } from './shapes.ts';

export interface Scenario {
  readonly description: string;
  /** how many linked vCenters; undefined: two */
  readonly vcenterCount?: VcenterIndex;
  /** Builds one of the vCenters; each call gives a new state, always the same. */
  build(index: VcenterIndex): Inventory;
  /** Password of the administrator where it is not the lab's own. */
  readonly administratorPassword?: string;
  /** Time after which the vCenter ends any session, idle or busy; undefined: only idle ones, after its usual time. */
  sessionLifetimeMs?(index: VcenterIndex): number | undefined;
  /** Whether the plug-in server has to find the vCenter's vic-machine-server by its appliance; undefined: it is configured. */
  looksForAppliance?(index: VcenterIndex): boolean;
}

export const SCENARIOS: ReadonlyMap<string, Scenario> = new Map<string, Scenario>([
  ['default', { description: 'four VCHs in different states, forty containers in all states', build: buildDefault }],
  ['large', { description: '20,000 VMs: 200 VCHs, 10,000 containers, 9,800 others', build: buildLarge }],
  ['empty', { description: 'no VCH and no container, a few other VMs', build: buildEmpty }],
  ['drs-off', { description: 'several VCHs share a pool and only the folder tells them apart', build: buildDrsOff }],
  ['odd-names', { description: 'names and values that broke plug-ins before', build: buildOddNames }],
  [
    'four-vcenters',
    {
      description: 'as default with two more linked vCenters; sessions of the third end soon',
      vcenterCount: 4,
      ...fourVcenters,
    },
  ],
  [
    'shapes',
    {
      description: 'inventories that broke wizards before, a datacenter for each',
      build: buildShapes,
      looksForAppliance,
    },
  ],
  [
    'recorded',
    {
      description: 'what the exchanges of the original vic-machine-server were recorded with',
      build: buildRecorded,
      administratorPassword: RECORDED_ADMINISTRATOR_PASSWORD,
    },
  ],
  [
    'expired-peer',
    {
      description: 'as default, but sessions of the second vCenter end soon',
      build: buildExpiredPeer,
      sessionLifetimeMs,
    },
  ],
]);
