import { Clipboard } from '@angular/cdk/clipboard';
import { TestBed } from '@angular/core/testing';
import { toExport } from '@vic/contract/vch-spec';
import { aFilledSpec } from '@vic/contract/vch-spec/testing';
import { aProblem } from '../../../../../testing/problems.ts';
import { settle } from '../../../../../testing/test-bed.ts';
import { WizardHarness } from '../../../../../testing/wizard.harness.ts';
import { aCheck, USER_NAME } from '../../../../../testing/wizard.ts';
import { SAVE_FILE, type DownloadFile } from '../../../../core/files/save-file.ts';

const FILLED = aFilledSpec();
const FIREWALL = aCheck({
  code: 'firewall-closed',
  slice: 'compute',
  path: '/compute/resource',
  cause: 'Two hosts do not let connections to port 2377 out.',
  remedy: null,
  action: { kind: 'open-firewall', computeResource: 'domain-c8' },
});

describe('summary step', () => {
  let wizard: WizardHarness;
  afterEach(() => {
    wizard.close();
  });

  async function open(checks: Parameters<WizardHarness['answerPreflight']>[0] = []): Promise<void> {
    wizard = await WizardHarness.open({ kept: { spec: FILLED, step: 'summary' } });
    await wizard.answerPreflight(checks);
  }

  it('shows everything but secrets, with the way back to each step', async () => {
    await open();

    expect(wizard.page.all('vic-summary-values section').length).toBe(7);
    expect(wizard.text).toContain('10.4.0.10-10.4.0.99');
    expect(wizard.text).not.toContain('BEGIN');

    await wizard.page.click(wizard.page.find('[aria-label="Edit: Networks"]'));

    expect(wizard.title).toBe('Networks');
  });

  it('lists what was found, with the way to the field', async () => {
    await open([aCheck(), aCheck({ outcome: 'passed', code: 'datastore', cause: 'There is room for images.' })]);

    expect(wizard.page.find('vic-preflight-list .lines').textContent).toContain('There is a VCH called web already.');
    expect(wizard.text).toContain('1 check passed');

    await wizard.press('Go to the field');

    expect(document.activeElement).toBe(wizard.field('Name'));
  });

  it('opens the firewall and looks again', async () => {
    await open([FIREWALL]);
    await wizard.press('Open the firewall on all hosts');
    const opening = wizard.page.bench.http.expectOne(({ url }) => url.endsWith('open-firewall'));
    opening.flush(null);
    await settle();
    await wizard.answerPreflight();

    expect(opening.request.body).toEqual({ computeResource: 'domain-c8' });
    expect(wizard.text).not.toContain('port 2377');
  });

  it('says why the draft could not be checked', async () => {
    wizard = await WizardHarness.open({ kept: { spec: FILLED, step: 'summary' } });
    await wizard.refuse('vch-preflight', aProblem());

    expect(wizard.text).toContain('vc1.lab.local answered SystemError.');

    await wizard.press('Try again');
    await wizard.answerPreflight();

    expect(wizard.text).not.toContain('SystemError');
  });

  it('writes the command line for the shell that is chosen', async () => {
    await open();
    const shell = wizard.page.find('vic-command-line select');
    if (shell instanceof HTMLSelectElement) shell.value = 'cmd';
    shell.dispatchEvent(new Event('change'));
    await settle();

    expect(wizard.page.find('pre').textContent).toContain('vic-machine-windows create ^');
    expect(wizard.page.find('pre').textContent).not.toContain(FILLED.operationsUser.password);
  });

  it('begins the command line with the command, as the user at the vCenter that its thumbprint tells', async () => {
    await open();

    const text = wizard.page.find('pre').textContent;

    expect(text).toMatch(/^\S*vic-machine-\w+ create/);
    expect(text).toContain(USER_NAME);
    expect(text).toContain('--thumbprint AA:BB');
    expect(wizard.page.find('vic-command-line .notes').textContent).toContain(`asks for the password of ${USER_NAME}`);
    expect(wizard.page.all('vic-command-line details li').length).toBe(9);
  });

  it('copies the command line with what is to be known about it', async () => {
    await open();
    const copy = spyOn(TestBed.inject(Clipboard), 'copy').and.returnValue(true);
    await wizard.page.click(wizard.page.find('vic-command-line vic-copy button'));

    const copied = copy.calls.mostRecent().args[0];

    expect(copied.endsWith(`\n${wizard.page.find('pre').textContent}`)).toBeTrue();
    expect(copied).toContain('# vic-machine asks for the password of');
    expect(copied).toContain('# --storage-quota limits');
  });

  it('exports the draft without secrets', async () => {
    const saved: DownloadFile[] = [];
    TestBed.overrideProvider(SAVE_FILE, { useValue: (file: DownloadFile) => saved.push(file) });
    await open();
    await wizard.press('Export to a file');

    expect(saved.map(({ fileName }) => fileName)).toEqual([`${FILLED.general.name}.json`]);
    expect(saved[0]?.content).not.toContain(FILLED.operationsUser.password);
  });

  it('shows what an import changes before it is taken over', async () => {
    await open();
    await wizard.chooseFile('vic-draft-file', toExport({ ...FILLED, general: { ...FILLED.general, name: 'other' } }));

    expect(wizard.page.find('dialog').textContent).toContain('other');

    await wizard.press('Import');

    expect(wizard.page.find('vic-summary-values').textContent).toContain('other');
    expect(wizard.text).toContain('Passwords and private keys are not kept');
  });

  it('changes nothing when the import is left', async () => {
    await open();
    await wizard.chooseFile('vic-draft-file', toExport({ ...FILLED, general: { ...FILLED.general, name: 'other' } }));
    await wizard.page.click(wizard.page.find('dialog .btn-outline'));

    expect(wizard.page.find('vic-summary-values').textContent).not.toContain('other');
  });

  it('says what is wrong with a file', async () => {
    await open();
    await wizard.chooseFile('vic-draft-file', 'no json');

    expect(wizard.text).toContain('This file is not JSON.');
  });
});
