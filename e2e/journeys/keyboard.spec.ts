import { expect, test } from '../lab.fixture.ts';
import { focusByTab } from '../keyboard.ts';

test('is used by keyboard alone: log in, open the plug-in, its list, a detail, and close it again', async ({
  client,
  page,
}) => {
  await client.goTo();
  await focusByTab(page, page.getByLabel('User name'));
  await page.keyboard.type('administrator@vsphere.local');
  await page.keyboard.press('Tab');
  await page.keyboard.type('VMware1!');
  await page.keyboard.press('Enter');
  await expect(client.mainMenu).toBeVisible();

  await focusByTab(page, client.mainMenu);
  await page.keyboard.press('Enter');
  await expect(client.pluginEntry).toBeVisible();
  await focusByTab(page, client.pluginEntry);
  await page.keyboard.press('Enter');
  const { plugin } = client;
  await expect(plugin.tab('Containers')).toBeVisible();
  await focusByTab(page, plugin.tab('Containers'));
  await page.keyboard.press('Enter');
  const containers = plugin.list;
  await expect(containers.row('blue-release')).toBeVisible();

  // one stop for the whole grid; inside it the arrow keys move
  await focusByTab(page, containers.frame.locator('.datagrid-column.datagrid-expandable-caret'));
  await page.keyboard.press('ArrowDown');
  const caret = containers.row('blue-release').locator('.datagrid-detail-caret-button');
  await expect(caret).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(containers.detail).toContainText('blue-release');
  await page.keyboard.press('Escape');
  await expect(containers.detail).toHaveCount(0);
  await expect(caret).toBeFocused();
});

test('a menu is there for the key that follows at once', async ({ client }) => {
  await client.enter();
  const isExpanded = await client.mainMenu.evaluate((button) => {
    button.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    return button.getAttribute('aria-expanded');
  });
  expect(isExpanded).toBe('true');
  await expect(client.pluginEntry).toBeVisible();
});
