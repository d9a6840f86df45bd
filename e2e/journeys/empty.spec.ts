import { expect, test } from '../lab.fixture.ts';
import { accessibilityFindings } from '../accessibility.ts';

test('explains what VCHs are where there are none', async ({ client, page }) => {
  const plugin = await client.enterPlugin();
  await plugin.tab('Virtual Container Hosts').click();
  await expect(plugin.body).toContainText('There are no virtual container hosts yet');
  await expect(plugin.body).not.toContainText('Clear filters');
  expect(await accessibilityFindings(page)).toEqual([]);
});

test('explains where containers come from where there are none', async ({ client }) => {
  const plugin = await client.enterPlugin();
  await plugin.tab('Containers').click();
  await expect(plugin.body).toContainText('There are no containers yet');
});

test('counts nothing in the summary and shows both vCenters connected', async ({ client }) => {
  const plugin = await client.enterPlugin();
  await expect(plugin.panel('Containers').locator('a.total')).toHaveText(/^\s*0\s/u);
  await expect(plugin.vcenterRow('vc1.lab.local')).toContainText('Connected');
  await expect(plugin.vcenterRow('vc2.lab.local')).toContainText('Connected');
});
