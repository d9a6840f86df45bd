import { accessibilityFindings } from '../accessibility.ts';
import { expect, test as base } from '../lab.fixture.ts';
import { Client } from '../pages/client.ts';

/** What a configuration says about the look of the client. */
export interface Look {
  theme: 'light' | 'dark';
}

const test = base.extend<Look>({ theme: ['light', { option: true }] });

test('deploys the plug-in', async ({ client, theme, page }) => {
  await client.enter('app/admin/plugins');
  await expect(client.pluginState('vc1.lab.local')).toContainText('Deployed');
  await client.showTheme(theme);
  expect(await accessibilityFindings(page)).toEqual([]);
});

test('shows both lists and the summary, accessibly', async ({ client, theme, page }) => {
  const plugin = await client.enterPlugin();
  await client.showTheme(theme);
  await expect(plugin.vcenterRow('vc2.lab.local')).toContainText('Connected');
  expect(await accessibilityFindings(page)).toEqual([]);
  await expect((await plugin.openVchs()).rows).toHaveCount(4);
  expect(await accessibilityFindings(page)).toEqual([]);
  const containers = await plugin.openContainers();
  await expect(containers.rows).toHaveCount(40);
  await containers.filterByText('VCH', 'vch-edge');
  await expect(containers.rows).toHaveCount(9);
  expect(await accessibilityFindings(page)).toEqual([]);
});

test('shows the cards of VIC’s VMs, and none on others', async ({ client, theme, vcenter1, page }) => {
  const vch = await vcenter1.vm('vch-production');
  await client.enter(Client.vmSummary(vch.value, vcenter1.guid));
  await client.showTheme(theme);
  await expect(client.card.fact('Docker API endpoint')).toContainText('tcp://10.20.30.15:2376');
  expect(await accessibilityFindings(page)).toEqual([]);

  const container = await vcenter1.vm('shop-api');
  await client.goTo(Client.vmSummary(container.value, vcenter1.guid));
  await expect(client.card.fact('Name')).toContainText('shop-api');
  expect(await accessibilityFindings(page)).toEqual([]);

  const plain = await vcenter1.vm('dns-01');
  const answer = page.waitForResponse(/\/dynamic\/VirtualMachine\/summary/u);
  await client.goTo(Client.vmSummary(plain.value, vcenter1.guid));
  await answer;
  await expect(page.getByRole('heading', { name: 'dns-01' })).toBeVisible();
  await expect(client.card.card).toHaveCount(0);
});
