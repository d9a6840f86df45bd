import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { creationLogName } from '../../src/create/creation-log.ts';

describe('the name of a creation log', () => {
  it('has the time in UTC without fraction, and the operation', () => {
    const startedAt = Date.UTC(2026, 10, 22, 0, 46, 34, 205);
    assert.equal(creationLogName(startedAt, '22418.1'), 'vic-machine_2026-11-22T00:46:34Z_create_22418.1.log');
  });
});
