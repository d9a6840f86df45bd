import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { checkInventory } from './check-inventory.ts';
import { checkNameIsFree } from './check-name-is-free.ts';
import { checkPatch } from './check-patch.ts';
import { checkSpecification } from './check-specification.ts';
import { isRefused } from './fault.ts';
import { PlanError, planVch } from './plan-vch.ts';
import { refusalText } from './refusal-text.ts';
import { anySpecification, likelySpecification } from './testing/any-specification.ts';
import { recordedInventory } from './testing/recorded-inventory.ts';
import { ADMINISTRATOR, TICKET } from './testing/specifications.ts';

const inventories = fc.constantFrom(
  recordedInventory(),
  recordedInventory({ datacenter: null }),
  recordedInventory({ computeResources: [], pools: [], hosts: [], networks: [], datastores: [], switches: [] }),
  recordedInventory({
    vchs: { unread: 'No.' },
    vmFolder: { unread: 'No.' },
    persistsSerialPortBacking: { unread: 'No.' },
  }),
);
const callers = fc.constantFrom(ADMINISTRATOR, TICKET);

describe('whatever a specification says', () => {
  for (const [kind, specifications] of [
    ['of any shape that the schema allows', anySpecification],
    ['that is nearly right', likelySpecification],
  ] as const) {
    it(`checks one ${kind} without failing, and plans what it accepts`, () => {
      fc.assert(
        fc.property(specifications, inventories, callers, (specification, facts, caller) => {
          const faults = [...checkSpecification(specification, facts, caller), ...checkInventory(specification, facts)];
          refusalText(faults);
          checkNameIsFree(specification, facts);
          for (const { path, message } of faults) {
            assert.match(path, /^(?:\/[a-z0-9_]+)*$/);
            assert.notEqual(message, '');
          }
          if (isRefused(faults)) return;
          const plan = planVch(specification, facts, caller);
          assert.equal(plan.name, specification.name);
        }),
        { numRuns: 300 },
      );
    });
  }

  it('makes no plan by accident', () => {
    fc.assert(
      fc.property(anySpecification, inventories, (specification, facts) => {
        try {
          planVch(specification, facts, ADMINISTRATOR);
        } catch (error) {
          assert.ok(error instanceof PlanError);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('takes any patch', () => {
    fc.assert(fc.property(fc.jsonValue(), (patch) => void checkPatch(patch)));
  });
});
