import { TestBed } from '@angular/core/testing';
import { aSpec } from '@vic/contract/vch-spec/testing';
import { aProblem } from '../../../../../testing/problems.ts';
import { VC1 } from '../../../../../testing/records.ts';
import { StepHarness } from '../../../../../testing/step.harness.ts';
import { settle } from '../../../../../testing/test-bed.ts';
import { aUserReport } from '../../../../../testing/wizard.ts';
import { OperationsUserCheckStore } from '../../operations-user-check.store.ts';
import { OperationsUserStep } from './operations-user-step.ts';

const CHECK = `vc/${VC1}/operations-user-check`;
const MISSING = {
  objectName: 'Compute-01',
  objectType: 'ClusterComputeResource',
  privileges: ['Resource.AssignVMToPool'],
};
const GRANT = { role: 'vic-endpoint', objectName: 'Berlin', objectType: 'Datacenter', propagates: true };

describe('operations user step', () => {
  let step: StepHarness;
  const check = () => step.named('button', 'Check this user');
  const canCheck = () => !check().matches(':disabled');
  const input = (name: string) => step.control(name);

  async function open(changes: Parameters<typeof aSpec>[0] = {}): Promise<void> {
    step = await StepHarness.open(OperationsUserStep, { providers: [OperationsUserCheckStore], spec: aSpec(changes) });
  }
  afterEach(() => {
    step.close();
  });

  it('checks only with a user, a password and a place', async () => {
    await open({ operationsUser: { password: '' } });

    expect(canCheck()).toBeFalse();

    await step.enter(input('password'), 'Ops!23');

    expect(canCheck()).toBeTrue();
  });

  it('says that the user can do everything', async () => {
    await open();
    await step.click(check());
    await step.answer(CHECK, aUserReport({ isAdministrator: true }));

    expect(step.text).toContain('The user can log in and has all permissions');
    expect(step.text).toContain('This user is an administrator.');
  });

  it('lists what is missing for each object', async () => {
    await open();
    await step.click(check());
    await step.answer(CHECK, aUserReport({ missing: [MISSING] }));

    expect(step.text).toContain('lacks permissions');
    expect(step.find('tbody').textContent).toContain('Resource.AssignVMToPool');
  });

  it('says what granting would do', async () => {
    await open({ operationsUser: { grantsPermissions: true } });
    await step.click(check());
    await step.answer(CHECK, aUserReport({ missing: [MISSING], grants: [GRANT] }));

    expect(step.text).toContain('The permissions that it lacks will be granted.');
    expect(step.text).toContain('vic-endpoint');
  });

  it('does not say that a user who lacks permissions can log in, as without any nobody can', async () => {
    await open({ operationsUser: { grantsPermissions: true } });
    await step.click(check());
    await step.answer(CHECK, aUserReport({ missing: [MISSING], grants: [GRANT] }));

    expect(step.text).toContain('Name and password of this user are right.');
    expect(step.text).not.toContain('can log in');
  });

  it('says that nothing is granted where the server does not', async () => {
    await open({ operationsUser: { grantsPermissions: true } });
    await step.click(check());
    await step.answer(CHECK, aUserReport({ missing: [MISSING], canGrant: false }));

    expect(step.text).toContain('This vic-machine-server grants permissions on clusters only');
    expect(step.text).not.toContain('will be granted');
    expect(await TestBed.inject(OperationsUserCheckStore).ensure()).toBeFalse();
  });

  it('tries a refused password once', async () => {
    await open();
    await step.click(check());
    await step.answer(CHECK, aUserReport({ login: 'refused', fault: 'The password is wrong.' }));

    expect(step.text).toContain('The password is wrong.');
    expect(canCheck()).toBeFalse();

    await step.enter(input('password'), 'other');

    expect(canCheck()).toBeTrue();
    expect(step.text).not.toContain('The password is wrong.');

    await step.enter(input('password'), 'Ops!23');

    expect(canCheck()).toBeFalse();
    expect(step.text).toContain('are not tried again');
  });

  it('asks again for a password that the server has not tried', async () => {
    await open();
    await step.click(check());
    await step.answer(CHECK, aUserReport({ login: 'not-tried', fault: 'Wait five minutes.' }));

    expect(step.text).toContain('Wait five minutes.');
    expect(step.text).toContain('You can check it again later.');
    expect(canCheck()).toBeTrue();

    await step.click(check());
    await step.answer(CHECK, aUserReport());

    expect(step.text).toContain('The user can log in');
    expect(step.text).not.toContain('Wait five minutes.');
  });

  it('forgets the answer when the place changes', async () => {
    await open();
    await step.click(check());
    await step.answer(CHECK, aUserReport());
    const { compute } = step.draft.spec();
    const resource = compute.resource && { ...compute.resource, moid: 'domain-c9' };
    step.draft.update('compute', { ...compute, resource });
    await settle();

    expect(step.text).not.toContain('The user can log in');
  });

  it('says that the check could not be made, and makes it again', async () => {
    await open();
    await step.click(check());
    await step.refuse(CHECK, aProblem());

    expect(step.text).toContain('vc1.lab.local answered SystemError.');

    await step.click(step.named('button', 'Try again'));
    await step.answer(CHECK, aUserReport());

    expect(step.text).toContain('The user can log in');
  });
});
