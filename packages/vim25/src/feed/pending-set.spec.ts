import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { PropertyFilterSpec } from '../property-filter.ts';
import type { VimValue } from '../values.ts';
import { PendingSet } from './pending-set.ts';
import type { ObjectChange } from './update-set.ts';

const VM = { type: 'VirtualMachine', value: 'vm-1' };

function spec(...pathSet: string[]): PropertyFilterSpec {
  return { propSet: [{ type: 'VirtualMachine', pathSet }], objectSet: [] };
}

function change(
  kind: ObjectChange['kind'],
  props: Record<string, VimValue> = {},
  removed: string[] = [],
): ObjectChange {
  return { kind, ref: VM, props: new Map(Object.entries(props)), removed, missing: new Map() };
}

function told(pending: PendingSet): [string, Record<string, VimValue>, string[]][] {
  return pending.take().map((entry) => [entry.kind, Object.fromEntries(entry.props), entry.removed]);
}

describe('PendingSet', () => {
  it('makes one change of several', () => {
    const pending = new PendingSet([spec('name', 'power')]);
    pending.add(0, change('enter', { name: 'a' }));
    pending.take();
    pending.add(0, change('modify', { name: 'b', power: 'on' }));
    pending.add(0, change('modify', { name: 'c' }, ['power']));
    assert.deepEqual(told(pending), [['modify', { name: 'c' }, ['power']]]);
  });

  it('keeps an object that enters and changes as one that enters', () => {
    const pending = new PendingSet([spec('name')]);
    pending.add(0, change('enter', { name: 'a' }));
    pending.add(0, change('modify', { name: 'b' }));
    assert.deepEqual(told(pending), [['enter', { name: 'b' }, []]]);
  });

  it('takes the entering of a known object for all there is of it', () => {
    const pending = new PendingSet([spec('name', 'power')]);
    pending.add(0, change('enter', { name: 'a', power: 'on' }));
    pending.take();
    pending.add(0, change('modify', { power: 'off' }));
    pending.add(0, change('enter', { name: 'b' }));
    assert.deepEqual(told(pending), [['enter', { name: 'b' }, []]]);
  });

  it('forgets an object that leaves', () => {
    const pending = new PendingSet([spec('name')]);
    pending.add(0, change('enter', { name: 'a' }));
    pending.take();
    pending.add(0, change('leave'));
    assert.deepEqual(told(pending), [['leave', {}, []]]);
    assert.deepEqual(told(pending), []);
  });

  it('takes leaving and entering for entering', () => {
    const pending = new PendingSet([spec('name')]);
    pending.add(0, change('enter', { name: 'a' }));
    pending.take();
    pending.add(0, change('leave'));
    pending.add(0, change('enter', { name: 'b' }));
    assert.deepEqual(pending.doubtful(), []);
    assert.deepEqual(told(pending), [['enter', { name: 'b' }, []]]);
  });

  it('doubts that an object that entered and left is gone', () => {
    const pending = new PendingSet([spec('name')]);
    pending.add(0, change('enter', { name: 'b' }));
    pending.add(0, change('leave'));
    assert.deepEqual(pending.doubtful(), [VM]);
    assert.deepEqual(
      pending.take([VM]).map((entry) => [entry.kind, entry.props.get('name')]),
      [['enter', 'b']],
    );
    pending.add(0, change('leave'));
    assert.deepEqual(told(pending), [['leave', {}, []]]);
  });

  it('lets an object that another filter holds neither enter nor leave', () => {
    const pending = new PendingSet([spec('name'), spec('name', 'memory')]);
    pending.add(0, change('enter', { name: 'a' }));
    pending.take();
    pending.add(1, change('enter', { memory: 5 }));
    assert.deepEqual(told(pending), [['modify', { memory: 5 }, ['name']]]);
    pending.add(1, change('leave'));
    assert.deepEqual(told(pending), [['modify', {}, ['memory']]]);
    pending.add(0, change('leave'));
    assert.deepEqual(told(pending), [['leave', {}, []]]);
  });

  it('agrees with applying each change by itself', () => {
    const paths = ['a', 'b'];
    const step = fc.record({
      kind: fc.constantFrom('enter', 'modify', 'leave'),
      set: fc.dictionary(fc.constantFrom(...paths), fc.integer(), { maxKeys: 2 }),
      removed: fc.subarray(paths),
    });
    fc.assert(
      fc.property(fc.array(fc.array(step, { maxLength: 6 }), { maxLength: 4 }), (sets) => {
        const pending = new PendingSet([spec(...paths)]);
        let expected: Record<string, VimValue> | undefined;
        let actual: Record<string, VimValue> | undefined;
        for (const steps of sets) {
          for (const { kind, set, removed } of steps) {
            // A filter changes and lets go only of what it holds.
            if (kind !== 'enter' && expected === undefined) continue;
            const gone = kind === 'modify' ? removed.filter((path) => !Object.hasOwn(set, path)) : [];
            pending.add(0, change(kind, kind === 'leave' ? {} : set, gone));
            if (kind === 'leave') expected = undefined;
            else expected = { ...(kind === 'enter' ? {} : expected), ...set };
            for (const path of gone) if (expected !== undefined) expected = omit(expected, path);
          }
          for (const entry of pending.take()) {
            if (entry.kind === 'leave') actual = undefined;
            else actual = { ...(entry.kind === 'enter' ? {} : actual), ...Object.fromEntries(entry.props) };
            for (const path of entry.removed) if (actual !== undefined) actual = omit(actual, path);
          }
          assert.deepEqual(actual, expected);
        }
      }),
    );
  });
});

function omit(record: Record<string, VimValue>, path: string): Record<string, VimValue> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== path));
}
