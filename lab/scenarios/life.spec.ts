import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { InventoryChange } from '../vcenter/change.ts';
import { entityOfType, extraConfigOf, type Inventory } from '../vcenter/inventory.ts';
import { seededRandom } from './blocks/random.ts';
import { build } from './default.ts';
import { build as buildEmpty } from './empty.ts';
import { life } from './life.ts';
import { countBy, vicVmsOf } from './testing/vic-vms.ts';

const START = Date.parse('2026-03-01T12:00:00Z');
const STEP_MS = 5_000;

/** What the vCenter does with the changes that matter here. */
function apply(inventory: Inventory, change: InventoryChange, now: Date): void {
  if (!('vm' in change)) return;
  const vm = entityOfType(inventory, change.vm, 'VirtualMachine');
  if (change.kind === 'extraConfig') vm.extraConfig = new Map([...extraConfigOf(vm), ...change.pairs]);
  if (change.kind === 'power') {
    vm.powerState = change.state;
    vm.bootedAt = change.state === 'poweredOn' ? now : null;
  }
}

function live(inventory: Inventory, steps: number): InventoryChange[][] {
  const random = seededRandom(7);
  return Array.from({ length: steps }, (_, step) => {
    const now = new Date(START + step * STEP_MS);
    const changes = [...life(inventory, random, now)];
    for (const change of changes) apply(inventory, change, now);
    return changes;
  });
}

const statesOf = (inventory: Inventory) => countBy(vicVmsOf(inventory).containers, ({ state }) => state);
const named = (inventory: Inventory, name: string) =>
  vicVmsOf(inventory).containers.find(({ config }) => config.common.name === name);

describe('life', () => {
  it('gives the same changes for the same state, random numbers and time', () => {
    assert.deepEqual(live(build(1), 40), live(build(1), 40));
  });

  it('changes nothing itself', () => {
    const inventory = build(1);
    const before = statesOf(inventory);
    for (let step = 0; step < 20; step += 1) life(inventory, seededRandom(step), new Date(START));
    assert.deepEqual(statesOf(inventory), before);
  });

  it('lets containers end and start again, and keeps most of them running', () => {
    const inventory = build(1);
    const before = new Map(vicVmsOf(inventory).containers.map(({ vm, state }) => [vm.moid, state]));
    const kinds = countBy(live(inventory, 200).flat(), (change) =>
      change.kind === 'power' ? change.state : change.kind,
    );
    assert.ok((kinds['poweredOn'] ?? 0) > 20 && (kinds['poweredOff'] ?? 0) > 20, JSON.stringify(kinds));
    const after = vicVmsOf(inventory).containers;
    assert.ok(after.filter(({ vm, state }) => before.get(vm.moid) !== state).length > 3);
    const running = after.filter(({ state }) => state === 'running').length;
    assert.ok(running >= after.length * 0.5 && running <= after.length * 0.8, `${running} of ${after.length} run`);
  });

  it('starts the process of a container that was switched on within a few steps', () => {
    const inventory = build(1);
    live(inventory, 200);
    const waiting = vicVmsOf(inventory).containers.filter(({ state }) => state === 'starting');
    assert.ok(waiting.length <= 2, waiting.map(({ vm }) => vm.name).join());
  });

  it('leaves what could not start, and what is starting by the scenario, as it is', () => {
    const inventory = build(1);
    live(inventory, 200);
    assert.equal(named(inventory, 'import-job')?.state, 'failed');
    assert.equal(named(inventory, 'shop-web-3')?.state, 'starting');
  });

  it('moves figures', () => {
    assert.ok(
      live(build(1), 1)
        .flat()
        .some((change) => change.kind === 'quickStats'),
    );
  });

  it('leaves VMs that are not VIC alone but for their figures', () => {
    const kinds = new Set(
      live(buildEmpty(1), 20)
        .flat()
        .map((change) => change.kind),
    );
    assert.deepEqual([...kinds], ['quickStats']);
  });
});
