import { expect, test } from '../lab.fixture.ts';

test('says that the session has ended, and shows the same list after the user has logged in again', async ({
  client,
  page,
  watch,
}) => {
  watch.expectFailedRequests();
  const plugin = await client.enterPlugin();
  const containers = await plugin.openContainers();
  await containers.filterByText('Name', 'shop-web');
  await expect(containers.rows).toHaveCount(3);
  await client.turn('session.expire');
  // a token that was fetched a moment ago is still good for some seconds
  await expect(async () => {
    await containers.sortBy('Name', 1_000).catch(() => undefined);
    await expect(plugin.body).toContainText('Your vSphere Client session has ended.', { timeout: 1_000 });
  }).toPass();
  await page.getByRole('button', { name: 'Log in again' }).click();
  await client.logIn();
  await expect(client.plugin.list.rows).toHaveCount(3);
  await expect(client.plugin.list.row('shop-web-1')).toBeVisible();
});

test('goes on with a new token when the old one is no longer accepted', async ({ client, watch }) => {
  watch.expectFailedRequests();
  const plugin = await client.enterPlugin();
  await expect(plugin.panel('Containers')).toBeVisible();
  await client.turn('session.rotateToken');
  await expect((await plugin.openVchs()).rows).toHaveCount(4);
});

test('logs out', async ({ client, page }) => {
  await client.enterPlugin();
  await client.logOut();
  await expect(client.logInButton).toBeVisible();
  await client.goBack();
  await expect(page.locator('iframe')).toHaveCount(0);
});
