import { expect, test } from '../lab.fixture.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('copies the Docker API endpoint of a VCH', async ({ client, page }) => {
  const plugin = await client.enterPlugin();
  const vchs = await plugin.openVchs();
  await vchs.row('vch-production').getByRole('button', { name: 'Copy: Docker API endpoint' }).click();
  await expect(vchs.row('vch-production')).toContainText('Copied: Docker API endpoint');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('tcp://10.20.30.15:2376');
});
