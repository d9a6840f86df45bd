import { VCENTERS } from '../../lab/launcher/lab.ts';
import { LAB_PASSWORD, READER } from '../../lab/accounts.ts';
import { expect } from '../lab.fixture.ts';
import { focusByTab } from '../keyboard.ts';
import { SIMPLE_VCH } from '../simple-vch.ts';
import { test } from '../wizard.fixture.ts';

test('makes a VCH by keyboard alone', async ({ client, page }) => {
  test.setTimeout(120_000);
  const { keyboard } = page;
  const plugin = await client.enterPlugin();
  await plugin.openVchs();
  const button = plugin.frame.getByRole('button', { name: 'New Virtual Container Host' });
  await focusByTab(page, button);
  await keyboard.press('Enter');
  const { wizard } = plugin;

  // the first field has the focus, and Enter in a field goes on
  await expect(wizard.field('Name')).toBeFocused();
  await keyboard.type('vch-keys');
  await keyboard.press('Enter');

  // in the tree Right opens and goes down, Enter chooses
  await wizard.shows('Compute');
  await expect(wizard.heading).toBeFocused();
  await focusByTab(page, wizard.node(SIMPLE_VCH.way[0]));
  for (const [index, name] of SIMPLE_VCH.way.entries()) {
    await expect(wizard.node(name)).toBeFocused();
    if (index === SIMPLE_VCH.way.length - 1) break;
    const isOpen = (await wizard.node(name).getAttribute('aria-expanded')) === 'true';
    if (!isOpen) await keyboard.press('ArrowRight');
    const following = wizard.node(SIMPLE_VCH.way[index + 1] ?? '');
    await following.waitFor();
    while (!(await following.evaluate((node) => node === document.activeElement))) await keyboard.press('ArrowDown');
  }
  await keyboard.press('Enter');
  await expect(wizard.node('Compute-01')).toHaveAttribute('aria-selected', 'true');
  await focusByTab(page, wizard.next);
  await keyboard.press('Enter');

  await wizard.shows('Storage');
  await expect(wizard.heading).toBeFocused();
  const datastore = wizard.frame.getByRole('radio', { name: SIMPLE_VCH.datastore, exact: true });
  await datastore.waitFor();
  await focusByTab(page, wizard.frame.getByRole('radio').first());
  for (let stop = 0; stop < 5 && !(await datastore.isChecked()); stop += 1) {
    await keyboard.press(stop === 0 ? ' ' : 'ArrowDown');
  }
  await expect(datastore).toBeChecked();
  await focusByTab(page, wizard.next);
  await keyboard.press('Enter');

  await wizard.shows('Networks');
  await expect(wizard.heading).toBeFocused();
  for (const [label, name] of [
    ['Bridge network', SIMPLE_VCH.bridge],
    ['Public network', SIMPLE_VCH.network],
  ] as const) {
    const picker = wizard.select(label);
    await picker.waitFor();
    await focusByTab(page, picker);
    await keyboard.press('ArrowDown');
    await keyboard.type(name);
    await keyboard.press('Enter');
    await expect(picker).toHaveValue(new RegExp(name, 'u'));
  }
  await focusByTab(page, wizard.next);
  await keyboard.press('Enter');

  await wizard.shows('Security');
  await expect(wizard.heading).toBeFocused();
  await focusByTab(page, wizard.field('Key algorithm'));
  await keyboard.type('EC, P-256');
  await focusByTab(page, wizard.button('Make certificates'));
  await keyboard.press('Enter');
  const all = wizard.button(/^Download all/u);
  await all.waitFor({ timeout: 30_000 });
  await focusByTab(page, all);
  const download = page.waitForEvent('download');
  await keyboard.press('Enter');
  await download;
  await focusByTab(page, wizard.next);
  await keyboard.press('Enter');

  await wizard.shows('Registry access');
  await expect(wizard.heading).toBeFocused();
  await focusByTab(page, wizard.next);
  await keyboard.press('Enter');

  await wizard.shows('Operations user');
  await expect(wizard.heading).toBeFocused();
  await focusByTab(page, wizard.field('Operations user'));
  await keyboard.type('administrator@vsphere.local');
  await focusByTab(page, wizard.field('Password'));
  await keyboard.type(LAB_PASSWORD);
  await keyboard.press('Enter');

  // the help of a field opens and closes without closing the wizard; ESC asks before it closes
  await wizard.shows('Summary');
  await expect(wizard.heading).toBeFocused();
  await keyboard.press('Escape');
  const question = wizard.frame.getByRole('dialog', { name: 'Close the wizard?' });
  await expect(question).toBeVisible();
  await keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  await focusByTab(page, wizard.finish);
  await keyboard.press('Enter');
  await expect(wizard.dialog).toHaveCount(0, { timeout: 60_000 });
  await expect(plugin.activity('vch-keys')).toContainText('Succeeded', { timeout: 60_000 });
});

test('tells a user who may only read which privileges are missing, and offers nothing that cannot work', async ({
  client,
  vcenter1,
  page,
}) => {
  const plugin = await client.enterPlugin(READER);
  const vchs = await plugin.openVchs();
  const button = plugin.frame.getByRole('button', { name: 'New Virtual Container Host' });
  await expect(button).toBeDisabled();
  await expect(plugin.frame.locator('.vic-toolbar')).toContainText(/vc1\.lab\.local.*VirtualMachine\./u);
  await vchs.openMenu('vch-production');
  await expect(plugin.frame.getByRole('button', { name: 'Copy settings…' })).toBeDisabled();

  const cluster = await vcenter1.moidAt('Europe/Berlin/host/Production/Compute-01');
  await client.goTo(`app/ClusterComputeResource/${cluster}@${VCENTERS[0].guid}/summary`);
  await page.getByTestId('actions').click();
  await expect(page.getByTestId('action-vicClusterNewVch')).toHaveAttribute('aria-disabled', 'true');
});
