import { accessibilityFindings } from '../accessibility.ts';
import { expect } from '../lab.fixture.ts';
import type { Wizard } from '../pages/wizard.ts';
import { SIMPLE_VCH } from '../simple-vch.ts';
import { test as base } from '../wizard.fixture.ts';
import type { Look } from './smoke.spec.ts';

const test = base.extend<Look>({ theme: ['light', { option: true }] });

test('leads through the wizard, each step accessible before and after it is filled in', async ({
  client,
  theme,
  page,
}) => {
  test.setTimeout(240_000);
  const isAccessible = async (step: string) => {
    expect.soft(await accessibilityFindings(page), step).toEqual([]);
  };
  /** Next in vain, so that what is wrong is on the screen. */
  const isAccessibleWithFaults = async (wizard: Wizard, step: string) => {
    await wizard.next.click();
    await expect(wizard.faults.getByRole('heading')).toBeFocused();
    await isAccessible(`${step} with faults`);
  };
  const plugin = await client.enterPlugin();
  await client.showTheme(theme);
  await plugin.openVchs();
  const wizard = await plugin.newVch();

  await wizard.shows('General');
  await isAccessible('General');
  await isAccessibleWithFaults(wizard, 'General');
  await wizard.field('Name').fill('vch-look');

  await wizard.goOn('Compute');
  await wizard.open('vc1.lab.local');
  await isAccessibleWithFaults(wizard, 'Compute');
  await wizard.choosePlace(...SIMPLE_VCH.way);
  await wizard.openAdvanced();
  await isAccessible('Compute');

  await wizard.goOn('Storage');
  await wizard.frame.getByRole('switch', { name: 'Anonymous volumes' }).check();
  await wizard.button('Volume store on NFS').click();
  await isAccessibleWithFaults(wizard, 'Storage');
  await wizard.button(/^Remove Volume store 2/u).click();
  await wizard.chooseDatastore(SIMPLE_VCH.datastore);
  await wizard.choose('Volume datastore', 'nfs-archive-01');
  await wizard.button('Browse').first().click();
  await isAccessible('Storage');

  await wizard.goOn('Networks');
  await isAccessibleWithFaults(wizard, 'Networks');
  await wizard.chooseNetwork('Bridge network', SIMPLE_VCH.bridge);
  await wizard.chooseNetwork('Public network', SIMPLE_VCH.network);
  await wizard.enterAddress('Public network', '10.20.30.80/24', '10.20.30.1');
  await wizard.select('Client network').click();
  await isAccessible('Networks');
  await wizard.select('Client network').press('Escape');

  await wizard.goOn('Security');
  await isAccessibleWithFaults(wizard, 'Security');
  await wizard.chooseCertificates(/^Brought as files/u);
  await isAccessible('Security with files');
  await wizard.chooseCertificates(/^Made by this browser/u);
  await wizard.field('Key algorithm').selectOption({ label: 'EC, P-256' });
  await wizard.makeCertificates();
  await isAccessible('Security');

  await wizard.goOn('Registry access');
  await wizard.field('Only registries that are listed may be used').check();
  await isAccessibleWithFaults(wizard, 'Registry access');
  await wizard.enterList('Allowed registries', ['registry.lab.local:5000']);

  await wizard.goOn('Operations user');
  await isAccessibleWithFaults(wizard, 'Operations user');
  await wizard.enterOperationsUser();
  await wizard.button('Check this user').click();
  await expect(wizard.frame.getByText('This user is an administrator.')).toBeVisible();
  await isAccessible('Operations user');

  await wizard.goOn('Summary');
  await expect(wizard.frame.getByText(/checks? passed/u)).toBeVisible({ timeout: 30_000 });
  await isAccessible('Summary');
  await wizard.cancel.click();
  await isAccessible('the question at the end');
  await wizard.button('Discard draft and close').click();
  await expect(wizard.dialog).toHaveCount(0);
});
