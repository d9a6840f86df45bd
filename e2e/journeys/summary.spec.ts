import { expect, test } from '../lab.fixture.ts';

test('counts VCHs and containers of both vCenters and tells their health', async ({ client }) => {
  const plugin = await client.enterPlugin();
  await expect(plugin.panel('Virtual Container Hosts').locator('a.total')).toHaveText(/^\s*4\s/u);
  await expect(plugin.panel('Containers').locator('a.total')).toHaveText(/^\s*40\s/u);
  await expect(plugin.vcenterRow('vc1.lab.local')).toContainText('Connected');
  await expect(plugin.vcenterRow('vc2.lab.local')).toContainText('Connected');
});

test('tells the versions of the plug-in and of the VCHs', async ({ client }) => {
  const plugin = await client.enterPlugin();
  await expect(plugin.panel('Versions')).toContainText('2.0.0');
  await expect(plugin.panel('Versions')).toContainText('v1.5.6');
});

test('leads from a count to the rows that it counts', async ({ client }) => {
  const plugin = await client.enterPlugin();
  await plugin
    .panel('Containers')
    .getByRole('link', { name: /Failed to start/u })
    .click();
  await expect(plugin.list.rows).toHaveCount(2);
  await expect(plugin.list.row('import-job')).toBeVisible();
  await expect(plugin.list.row('camera-feed')).toBeVisible();
});

test('leads from a vCenter to its VCHs alone', async ({ client }) => {
  const plugin = await client.enterPlugin();
  await plugin.vcenterRow('vc2.lab.local').getByRole('link').first().click();
  await expect(plugin.list.rows).toHaveCount(1);
  await expect(plugin.list.row('vch-lab')).toBeVisible();
});
