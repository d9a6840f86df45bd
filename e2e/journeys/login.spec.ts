import { expect, test } from '../lab.fixture.ts';
import { ADMINISTRATOR } from '../../lab/accounts.ts';

test('lets an administrator in and offers the plug-in in the main menu', async ({ client }) => {
  await client.enter();
  await client.mainMenu.click();
  await expect(client.pluginEntry).toHaveText(/vSphere Integrated Containers/u);
});

test('answers a wrong password with one sentence and keeps the user name', async ({ client, watch, page }) => {
  watch.expectFailedRequests();
  await client.goTo();
  await client.logIn(ADMINISTRATOR, 'wrong');
  await expect(page.getByText('The user name or the password is wrong.')).toBeVisible();
  await expect(page.getByLabel('User name')).toHaveValue(ADMINISTRATOR);
  await client.logIn();
  await expect(client.mainMenu).toBeVisible();
});

test('says on screen that the client is a stand-in', async ({ client, page }) => {
  await client.enter();
  await expect(page.getByTestId('standin-badge')).toBeVisible();
});
