import { TestBed } from '@angular/core/testing';
import { aPemFile, aSpec } from '@vic/contract/vch-spec/testing';
import { vmUrn } from '../../../testing/records.ts';
import { aProblem } from '../../../testing/problems.ts';
import { pass, settle } from '../../../testing/test-bed.ts';
import { WizardHarness, type WizardFacts } from '../../../testing/wizard.harness.ts';
import { aCheck, aCreation, aCreationRights, aUserReport, aVcenterRights } from '../../../testing/wizard.ts';
import { Session } from '../../core/session/session.ts';

const WEB = aSpec();
const WEB_WITH_CERTIFICATES = aSpec({
  security: {
    source: 'browser',
    made: {
      authority: aPemFile('ca.pem', 'CERTIFICATE', 'authority'),
      serverCertificate: aPemFile('server-cert.pem', 'CERTIFICATE', 'server'),
      serverKey: null,
    },
  },
});

describe('wizard', () => {
  let wizard: WizardHarness;
  afterEach(() => {
    wizard.close();
  });

  /** At the last step, with a draft that has everything but the password, which is entered now. */
  async function openAtSummary(facts: WizardFacts = {}): Promise<void> {
    wizard = await WizardHarness.open({ ...facts, kept: { spec: WEB, step: 'operations-user' } });
    await wizard.enter('Password', 'Ops!23');
    await wizard.press('Next');
    await wizard.answerPreflight();
    await wizard.answerPreflight();
  }

  async function finish(): Promise<void> {
    await wizard.press('Finish');
    await wizard.answer('operations-user-check', aUserReport());
    await wizard.answerPreflight();
  }

  it('opens at the first step with the focus in its first field', async () => {
    wizard = await WizardHarness.open();

    expect(wizard.title).toBe('General settings');
    expect(wizard.steps.length).toBe(8);
    expect(document.activeElement).toBe(wizard.field('Name'));
  });

  it('opens at the step that the address names', async () => {
    wizard = await WizardHarness.open({ step: 'operations-user' });

    expect(wizard.title).toBe('Operations user');
  });

  it('stays where a field is at fault, says so above and beside it, and leads to it', async () => {
    wizard = await WizardHarness.open();
    await wizard.press('Next');

    expect(wizard.title).toBe('General settings');
    expect(wizard.faults).toEqual(['Name – Enter a name for the VCH.']);
    expect(wizard.page.find('clr-control-error').textContent).toContain('Enter a name for the VCH.');
    expect(wizard.steps[0]).toBe('General Has errors');
    expect(document.activeElement?.textContent).toContain('One thing has to be put right');

    await wizard.page.click(wizard.page.find('vic-fault-summary button'));

    expect(document.activeElement).toBe(wizard.field('Name'));
  });

  it('goes on with Enter, and comes back to steps that were visited', async () => {
    wizard = await WizardHarness.open();
    await wizard.enter('Name', 'web');
    await wizard.key(wizard.field('Name'), 'Enter');

    expect(wizard.title).toBe('Compute capacity');
    expect(document.activeElement?.textContent).toBe('Compute capacity');

    await wizard.press('Back');

    expect(wizard.title).toBe('General settings');
    expect(wizard.steps[0]).toBe('General Complete');
    expect(wizard.isDisabled('Storage')).toBeTrue();
  });

  it('takes blanks around an entry away, also where Enter is pressed in it', async () => {
    wizard = await WizardHarness.open();
    await wizard.enter('Name', ' web ');
    await wizard.key(wizard.field('Name'), 'Enter');
    await wizard.press('Back');

    expect(wizard.field('Name').value).toBe('web');
  });

  it('freezes while the server checks a step, and says what it found', async () => {
    wizard = await WizardHarness.open({ kept: { spec: WEB, step: 'general' } });
    await wizard.press('Next');

    expect(wizard.isDisabled('Next')).toBeTrue();
    expect(wizard.page.find('.page').inert).toBeTrue();
    expect(wizard.text).toContain('Checking against vCenter…');

    await wizard.answerPreflight([aCheck()]);

    expect(wizard.title).toBe('General settings');
    expect(wizard.faults).toEqual(['Name – There is a VCH called web already. Choose another name.']);

    await wizard.enter('Name', 'other');

    expect(wizard.faults).toEqual([]);
  });

  it('never sends the password to a preflight', async () => {
    wizard = await WizardHarness.open({ kept: { spec: WEB, step: 'operations-user' } });
    await wizard.enter('Password', 'Ops!23');
    await wizard.press('Next');

    expect(JSON.stringify(await wizard.answerPreflight())).not.toContain('Ops!23');
  });

  it('goes on where the server cannot check, and says that it did not', async () => {
    wizard = await WizardHarness.open({ kept: { spec: WEB, step: 'general' } });
    await wizard.press('Next');
    await wizard.refuse('vch-preflight', aProblem());

    expect(wizard.title).toBe('Compute capacity');
    expect(wizard.text).toContain('The last check was skipped');
  });

  it('goes back to the name when it is taken where the VCH is put', async () => {
    wizard = await WizardHarness.open({ kept: { spec: WEB, step: 'compute' } });
    await wizard.press('Next');
    await wizard.answerPreflight([aCheck()]);

    expect(wizard.title).toBe('General settings');
    expect(wizard.steps[0]).toBe('General Has errors');
  });

  it('has the name checked together with the place', async () => {
    wizard = await WizardHarness.open({ kept: { spec: WEB, step: 'compute' } });
    await wizard.press('Next');
    const asked = await wizard.answerPreflight();

    expect(asked.map(({ slice }) => slice)).toEqual(['compute', 'general']);
    expect(wizard.title).toBe('Storage capacity');
  });

  it('goes back to the name also where the place could not be checked', async () => {
    wizard = await WizardHarness.open({ kept: { spec: WEB, step: 'compute' } });
    await wizard.press('Next');
    await wizard.refusePreflight('compute', aProblem());
    await wizard.answerPreflight([aCheck()]);

    expect(wizard.title).toBe('General settings');
    expect(wizard.faults.join()).toContain('There is a VCH called web already.');
  });

  it('says beside the steps that warnings were found, and goes on', async () => {
    wizard = await WizardHarness.open({ kept: { spec: WEB, step: 'general' } });
    await wizard.press('Next');
    await wizard.answerPreflight([aCheck({ outcome: 'warning' })]);

    expect(wizard.title).toBe('Compute capacity');
    expect(wizard.steps[0]).toBe('General Has warnings');
  });

  it('creates the VCH and closes with the activity', async () => {
    await openAtSummary();
    await finish();
    const sent = await wizard.answer('vch-creations', aCreation());

    expect(sent).toEqual(jasmine.objectContaining({ spec: WEB }));
    expect(wizard.host.closings).toEqual([{ activityId: 'activity-1' }]);
    expect(wizard.host.pagesLeftFor).toEqual([]);
  });

  it('leads to the list of VCHs where it was opened from the menu of an object', async () => {
    await openAtSummary({ objectIds: ['urn:vmomi:ClusterComputeResource:domain-c8:guid'] });
    await finish();
    await wizard.answer('vch-creations', aCreation());

    expect(wizard.host.pagesLeftFor).toEqual(['/main/vchs']);
  });

  it('creates one VCH however often Finish is pressed', async () => {
    await openAtSummary();
    const button = wizard.page.control('Finish');
    button.click();
    button.click();
    await wizard.answer('operations-user-check', aUserReport());
    await wizard.answerPreflight();

    expect(wizard.waitingFor('vch-creations')).toBe(1);
  });

  it('asks with the same id again when the answer was lost', async () => {
    await openAtSummary();
    await finish();
    const first = wizard.page.bench.http.expectOne(({ url }) => url.endsWith('vch-creations'));
    first.flush(aProblem({ code: 'internal', status: 500 }), { status: 500, statusText: 'Error' });
    await pass(0);
    await wizard.press('Finish');
    await wizard.answerPreflight();
    const second = await wizard.answer('vch-creations', aCreation());

    expect(second).toEqual(first.request.body);
  });

  it('leads to the field that the server refused, with everything still there', async () => {
    await openAtSummary();
    await finish();
    const fields = [{ path: '/storage/imageStore/datastore', message: 'The datastore is full.' }];
    await wizard.refuse('vch-creations', aProblem({ code: 'invalid', status: 400, fields }));

    expect(wizard.title).toBe('Storage capacity');
    expect(wizard.faults).toEqual(['Image datastore – The datastore is full.']);
    expect(wizard.host.closings).toEqual([]);
  });

  it('leads to the password when the operations user cannot log in, and does not try it again', async () => {
    await openAtSummary();
    await wizard.press('Finish');
    await wizard.answer('operations-user-check', aUserReport({ login: 'refused', fault: 'The password is wrong.' }));

    expect(wizard.title).toBe('Operations user');
    expect(wizard.faults).toEqual(['Password – The password is wrong.']);
    expect(wizard.isDisabled('Check this user')).toBeTrue();
  });

  it('leads to the permissions when the operations user lacks some', async () => {
    await openAtSummary();
    await wizard.press('Finish');
    const missing = [
      { objectName: 'Berlin', objectType: 'Datacenter', privileges: ['Folder.Create'] },
      { objectName: 'Berlin', objectType: 'ResourcePool', privileges: ['Resource.CreatePool'] },
    ];
    await wizard.answer('operations-user-check', aUserReport({ missing }));

    expect(wizard.title).toBe('Operations user');
    expect(wizard.faults.join()).toContain('The user lacks privileges on "Berlin".');
  });

  it('offers to open the firewall at the step that it stops, and looks again', async () => {
    wizard = await WizardHarness.open({ kept: { spec: WEB, step: 'compute' } });
    await wizard.press('Next');
    const action = { kind: 'open-firewall', computeResource: 'domain-c8' } as const;
    const closed = aCheck({
      slice: 'compute',
      path: '/compute/resource',
      cause: 'It is closed.',
      remedy: null,
      action,
    });
    await wizard.answerPreflight([closed]);
    await wizard.press('Open the firewall on all hosts');
    wizard.page.bench.http.expectOne(({ url }) => url.endsWith('open-firewall')).flush(null);
    await settle();
    await wizard.answerPreflight();

    expect(wizard.faults).toEqual([]);
  });

  it('asks before it closes with ESC, and keeps the draft without its secrets', async () => {
    wizard = await WizardHarness.open();
    await wizard.enter('Name', 'web');
    await wizard.key(wizard.field('Name'), 'Escape');

    expect(wizard.text).toContain('Your draft is kept in this browser');

    await wizard.press('Close');

    expect(wizard.host.closings).toEqual([undefined]);
    expect(Object.values(localStorage).join()).toContain('"web"');
  });

  it('closes at once where nothing was entered', async () => {
    wizard = await WizardHarness.open();
    await wizard.press('Cancel');

    expect(wizard.host.closings).toEqual([undefined]);
  });

  it('forgets the draft when told so', async () => {
    wizard = await WizardHarness.open();
    await wizard.enter('Name', 'web');
    await wizard.press('Cancel');
    await wizard.press('Discard draft and close');

    expect(localStorage.length).toBe(0);
  });

  it('closes at once where an earlier draft is as it was left, and keeps it', async () => {
    wizard = await WizardHarness.open({ kept: { spec: WEB_WITH_CERTIFICATES, step: 'security' } });
    const kept = JSON.stringify(localStorage);

    expect(wizard.text).toContain('their keys are gone');

    await wizard.press('Cancel');

    expect(wizard.host.closings).toEqual([undefined]);
    expect(JSON.stringify(localStorage)).toEqual(kept);
  });

  it('asks before it closes where an earlier draft was gone on with', async () => {
    wizard = await WizardHarness.open({ kept: { spec: WEB, step: 'general' } });
    await wizard.enter('Name', 'other');
    await wizard.press('Cancel');

    expect(wizard.text).toContain('Close the wizard?');
  });

  it('offers to go on with an earlier draft at the step where it was left', async () => {
    wizard = await WizardHarness.openAsking({ kept: { spec: WEB, step: 'registry' } });

    expect(wizard.text).toContain('You left an unfinished draft of “web”');
    await wizard.press('Continue');

    expect(wizard.title).toBe('Registry access');
    expect(Object.values(localStorage).join()).not.toContain('Ops!23');
  });

  it('offers nobody the draft of another user, and keeps both', async () => {
    const rights = aCreationRights({ vcenters: [aVcenterRights({ userName: 'VSPHERE.LOCAL\\Bob' })] });
    wizard = await WizardHarness.openAsking({ kept: { spec: WEB, step: 'registry' }, rights });

    expect(wizard.title).toBe('General settings');
    await wizard.enter('Name', 'of-bob');

    expect(Object.values<string>(localStorage).map((text) => text.includes('of-bob'))).toEqual(
      jasmine.arrayWithExactContents([true, false]),
    );
    expect(JSON.stringify(localStorage)).not.toContain('Bob');
  });

  it('starts anew when the user does not want the earlier draft', async () => {
    wizard = await WizardHarness.openAsking({ kept: { spec: WEB, step: 'registry' } });
    await wizard.press('Start anew');

    expect(wizard.field('Name').value).toBe('');
  });

  it('takes over the settings of a VCH and says what could not be taken over', async () => {
    wizard = await WizardHarness.open({ data: { copyOf: vmUrn('vm-11') } });
    await wizard.answer('vchs/vm-11/spec', { spec: WEB, notes: ['The certificates are not copied.'] });

    expect(wizard.field('Name').value).toBe('web');
    expect(wizard.text).toContain('The certificates are not copied.');
  });

  it('can be gone on with where the settings of a VCH cannot be read', async () => {
    wizard = await WizardHarness.open({ data: { copyOf: vmUrn('vm-11') } });
    await wizard.refuse('vchs/vm-11/spec', aProblem());

    expect(wizard.text).toContain('vc1.lab.local answered SystemError.');
    await wizard.press('Start with an empty draft');

    expect(wizard.title).toBe('General settings');
  });

  it('opens a failed creation at the step that failed', async () => {
    wizard = await WizardHarness.open({ data: { activityId: 'activity-1' } });
    const failure = {
      message: 'The port group is gone.',
      slice: 'networks',
      path: '/networks/bridge/portGroup',
    } as const;
    await wizard.page.answer('activities/activity-1/spec', { spec: WEB });
    await wizard.page.answer('activities/activity-1', aCreation({ state: 'failed', failure }));

    expect(wizard.title).toBe('Networks');
    expect(wizard.faults[0]).toContain('The port group is gone.');
    expect(wizard.text).toContain('Passwords and private keys are not kept');
  });

  it('names the missing privileges to a user who may make VCHs nowhere', async () => {
    const rights = aCreationRights({
      isAllowed: false,
      vcenters: [aVcenterRights({ missingPrivileges: ['Resource.CreatePool'] })],
    });
    wizard = await WizardHarness.open({ rights });

    expect(wizard.text).toContain('Resource.CreatePool');
    expect(wizard.page.all('vic-step-list').length).toBe(0);
  });

  it('says that the session has ended and loses nothing', async () => {
    wizard = await WizardHarness.open({ kept: { spec: WEB, step: 'general' } });
    await wizard.enter('Name', 'renamed');
    wizard.host.sessions = [null, null];
    TestBed.inject(Session).forgetToken();
    await wizard.press('Next');

    expect(wizard.title).toBe('General settings');
    expect(wizard.text).toContain('Your vSphere Client session has ended.');
    expect(wizard.field('Name').value).toBe('renamed');

    await wizard.press('Try again');

    expect(wizard.text).toContain('You are not logged in yet.');

    await wizard.press('Try again');

    expect(wizard.text).not.toContain('session has ended');

    await wizard.press('Next');
    await wizard.answerPreflight();

    expect(wizard.title).toBe('Compute capacity');
  });
});
