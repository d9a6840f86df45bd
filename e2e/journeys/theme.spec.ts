import { Client } from '../pages/client.ts';
import { expect, test } from '../lab.fixture.ts';

test('follows the theme of the client while it is open', async ({ client }) => {
  const plugin = await client.enterPlugin();
  await expect(plugin.body).toHaveAttribute('cds-theme', 'light');
  const light = await plugin.backgroundColor();
  await client.themeButton.click();
  await expect(plugin.body).toHaveAttribute('cds-theme', 'dark');
  await expect.poll(() => plugin.backgroundColor()).not.toBe(light);
  await client.themeButton.click();
  await expect.poll(() => plugin.backgroundColor()).toBe(light);
});

test('starts in the theme that the user chose', async ({ client, page }) => {
  const plugin = await client.enterPlugin();
  await client.themeButton.click();
  await page.reload();
  await expect(plugin.body).toHaveAttribute('cds-theme', 'dark');
});

test('gives the card the theme of the client', async ({ client, vcenter1 }) => {
  const { value } = await vcenter1.vm('shop-api');
  await client.enter(Client.vmSummary(value, vcenter1.guid));
  await expect(client.card.fact('Name')).toContainText('shop-api');
  await client.turn('theme', 'dark');
  await expect(client.card.body).toHaveAttribute('cds-theme', 'dark');
});
