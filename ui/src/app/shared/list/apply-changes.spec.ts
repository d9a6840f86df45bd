import type { Vch } from '@vic/contract';
import { aVch, vmUrn } from '../../../testing/records.ts';
import { applyChanges, sensitiveColumns, type RecordChanges } from './apply-changes.ts';
import type { ListColumn } from './list-column.ts';

const NAME: ListColumn<Vch> = { id: 'name', labelKey: '', sortField: 'name', width: 1, value: (vch) => vch.name };
const STATE: ListColumn<Vch> = { id: 'state', labelKey: '', filterParam: 'state', width: 1, value: (vch) => vch.state };

const alpha = aVch({ moid: 'vm-1', name: 'alpha' });
const page = { items: [alpha], revision: 5 };

function changes(facts: Partial<RecordChanges<Vch>>): RecordChanges<Vch> {
  return { previousRevision: 5, revision: 6, isPartial: false, changed: [], removed: [], ...facts };
}

describe('applyChanges', () => {
  it('patches a visible row', () => {
    const changed = { ...alpha, containerCount: 9 };
    const applied = applyChanges(page, changes({ changed: [changed] }), [NAME]);

    expect(applied).toEqual({ page: { items: [changed], revision: 6 }, isOutdated: false });
  });

  it('asks the server when a row may have moved', () => {
    expect(applyChanges(page, changes({ changed: [{ ...alpha, name: 'zulu' }] }), [NAME]).isOutdated).toBeTrue();
  });

  it('asks the server when a record that is not visible changed', () => {
    expect(applyChanges(page, changes({ changed: [aVch({ moid: 'vm-2' })] }), [NAME]).isOutdated).toBeTrue();
  });

  it('asks the server when something is gone', () => {
    expect(applyChanges(page, changes({ removed: [vmUrn('vm-9')] }), []).isOutdated).toBeTrue();
  });

  it('ignores what the page holds already', () => {
    const applied = applyChanges(page, changes({ revision: 5, changed: [{ ...alpha, name: 'old' }] }), []);

    expect(applied).toEqual({ page, isOutdated: false });
  });

  it('never guesses over a gap', () => {
    const applied = applyChanges(page, changes({ previousRevision: 7, revision: 8, changed: [alpha] }), []);

    expect(applied).toEqual({ page, isOutdated: true });
  });

  it('asks the server when there were too many changes to list', () => {
    expect(applyChanges(page, changes({ isPartial: true }), []).isOutdated).toBeTrue();
  });
});

describe('sensitiveColumns', () => {
  it('are those sorted or filtered by', () => {
    const state = { page: 1, sort: '-name', filters: { state: 'running' }, detail: null };

    expect(sensitiveColumns([NAME, STATE], state)).toEqual([NAME, STATE]);
    expect(sensitiveColumns([NAME, STATE], { ...state, sort: 'other', filters: {} })).toEqual([]);
  });
});
