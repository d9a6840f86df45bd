import { convertToParamMap } from '@angular/router';
import { isSameListing, readListState, writeListState, type ListStateRules } from './list-state.ts';

const RULES: ListStateRules = { sortFields: ['name', 'state'], filterParams: ['name', 'vchId'], defaultSort: 'name' };

describe('list state in the URL', () => {
  it('survives the way there and back', () => {
    const state = { page: 3, sort: '-state', filters: { name: 'a,b=c|~', vchId: 'urn:vmomi:X:1:g' }, detail: 'd' };

    expect(readListState(convertToParamMap(writeListState(state, RULES)), RULES)).toEqual(state);
  });

  it('leaves out what is as at first', () => {
    expect(writeListState({ page: 1, sort: 'name', filters: {}, detail: null }, RULES)).toEqual({});
  });

  it('ignores what makes no sense', () => {
    const query = convertToParamMap({ page: '-1', sort: '__proto__', name: '', other: 'x' });

    expect(readListState(query, RULES)).toEqual({ page: 1, sort: 'name', filters: {}, detail: null });
  });

  it('cuts endless filters', () => {
    const query = convertToParamMap({ name: 'x'.repeat(10_000) });

    expect(readListState(query, RULES).filters['name']?.length).toBe(500);
  });

  it('sees no other rows in an open detail', () => {
    const state = { page: 1, sort: 'name', filters: { name: 'a' }, detail: null };

    expect(isSameListing(state, { ...state, detail: 'x' })).toBeTrue();
    expect(isSameListing(state, { ...state, filters: {} })).toBeFalse();
  });
});
