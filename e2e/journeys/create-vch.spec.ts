import { expect } from '../lab.fixture.ts';
import { enterSimpleVch } from '../simple-vch.ts';
import { test } from '../wizard.fixture.ts';

test('makes a VCH with the least that it needs, and shows it in the list without a reload', async ({ client }) => {
  const plugin = await client.enterPlugin();
  const vchs = await plugin.openVchs();
  await plugin.becomesLive();
  const wizard = await plugin.newVch();
  await enterSimpleVch(wizard, 'vch-simple');
  await wizard.create();

  const activity = plugin.activity('vch-simple');
  await expect(activity).toContainText('Succeeded', { timeout: 60_000 });
  await expect(vchs.row('vch-simple')).toContainText('127.0.1.');
  await activity.getByRole('button', { name: 'Log' }).click();
  await expect(plugin.frame.locator('vic-activity-log-view')).toContainText('vch-simple');
});
