import { TestBed } from '@angular/core/testing';
import { vchSpecDefaults } from '@vic/contract/vch-spec';
import { aSpec } from '@vic/contract/vch-spec/testing';
import { aCheck } from '../../../../testing/wizard.ts';
import { DraftStore } from './draft.store.ts';

describe('DraftStore', () => {
  let draft: DraftStore;
  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [DraftStore] });
    draft = TestBed.inject(DraftStore);
    draft.replace(aSpec());
  });

  it('tells what is wrong as soon as it is', () => {
    draft.update('general', { ...draft.slice('general')(), name: '' });

    expect(draft.faultsAt('/general/name').map(({ message }) => message?.key)).toEqual([
      'createVch.fault.name-missing',
    ]);
    expect(draft.faultsAt('/general', { isDeep: true }).length).toBe(1);
  });

  it('holds a finding as long as its value stays the same', () => {
    draft.setChecks('preflight', 'general', [aCheck()]);
    draft.update('general', { ...draft.slice('general')(), debug: 1 });

    expect(draft.faults('general')().length).toBe(1);

    draft.update('general', { ...draft.slice('general')(), name: 'other' });

    expect(draft.faults('general')()).toEqual([]);
  });

  it('does not take what was found for an older value for a finding of the present one', () => {
    const asked = draft.spec();
    draft.update('general', { ...draft.slice('general')(), name: 'other' });
    draft.setChecks('preflight', 'general', [aCheck()], asked);

    expect(draft.faults('general')()).toEqual([]);

    draft.update('general', asked.general);

    expect(draft.faults('general')().length).toBe(1);
  });

  it('drops what was found for another place', () => {
    draft.setChecks('preflight', 'general', [aCheck()]);
    draft.update('compute', vchSpecDefaults.compute);

    expect(draft.faults('general')()).toEqual([]);
  });

  it('keeps what was found where the place only got another name', () => {
    const { compute } = draft.spec();
    draft.setChecks('preflight', 'general', [aCheck()]);
    draft.update('compute', { ...compute, resource: compute.resource && { ...compute.resource, name: 'renamed' } });

    expect(draft.faults('general')().length).toBe(1);
  });

  it('keeps the findings of other steps and of others who looked', () => {
    const network = aCheck({ slice: 'networks', path: '/networks/bridge/range' });
    draft.setChecks('preflight', null, [aCheck(), network]);
    draft.setChecks('creation', null, [aCheck({ code: 'refused' })]);
    draft.setChecks('preflight', 'general', []);

    expect(draft.checks().map(({ code, slice }) => [code, slice])).toEqual([
      ['name-in-use', 'networks'],
      ['refused', 'general'],
    ]);
  });

  it('takes passed and skipped checks for no faults', () => {
    draft.setChecks('preflight', null, [aCheck({ outcome: 'passed' }), aCheck({ outcome: 'skipped' })]);

    expect(draft.allFaults()).toEqual([]);
    expect(draft.checks().length).toBe(2);
  });

  it('tells the same thing once', () => {
    const notice = { slice: 'storage', key: 'createVch.storage.dropped', values: { name: 'local' } } as const;
    draft.tell(notice);
    draft.tell({ ...notice });

    expect(draft.notices().length).toBe(1);
  });

  it('is thawed however the work ends', async () => {
    const frozen: boolean[] = [];
    const work = draft.frozen(async () => {
      frozen.push(draft.isFrozen());
      throw new Error('lost');
    });

    await expectAsync(work).toBeRejected();

    expect([...frozen, draft.isFrozen()]).toEqual([true, false]);
  });
});
