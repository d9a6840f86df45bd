import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { VchSpecification } from '../specification.ts';
import { messages, stage1 } from './faults.ts';

/** A specification with one thing wrong, the fault that tells it, and sometimes its message. */
export type FaultRow = readonly [what: string, specification: VchSpecification, fault: string, message?: string];

/** Proves what stage 1 says of each row. */
export function stage1Table(title: string, rows: readonly FaultRow[]): void {
  describe(title, () => {
    for (const [what, specification, fault, message] of rows) {
      it(`tells ${what}`, () => {
        assert.deepEqual(stage1(specification), [fault]);
        if (message !== undefined) assert.deepEqual(messages(specification), [message]);
      });
    }
  });
}
