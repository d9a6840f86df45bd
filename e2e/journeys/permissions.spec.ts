import { ONE_DATACENTER_ADMINISTRATOR, READER } from '../../lab/accounts.ts';
import { Client } from '../pages/client.ts';
import { expect, test } from '../lab.fixture.ts';

test('shows everything to a user who may only read', async ({ client }) => {
  const plugin = await client.enterPlugin(READER);
  await expect((await plugin.openVchs()).rows).toHaveCount(4);
  await expect((await plugin.openContainers()).rows).toHaveCount(40);
});

test('shows a user of a single datacenter what is there and nothing else', async ({ client }) => {
  const plugin = await client.enterPlugin(ONE_DATACENTER_ADMINISTRATOR);
  const vchs = await plugin.openVchs();
  await expect(vchs.rows).toHaveCount(1);
  await expect(vchs.row('vch-staging')).toBeVisible();
  const containers = await plugin.openContainers();
  await expect(containers.rows).toHaveCount(5);
  await expect(containers.row('staging-db')).toBeVisible();
});

test('gives no card of a VM that the user may not see', async ({ client, vcenter1, page, watch }) => {
  watch.expectFailedRequests();
  const { value } = await vcenter1.vm('vch-production');
  await client.enter(Client.vmSummary(value, vcenter1.guid), ONE_DATACENTER_ADMINISTRATOR);
  await expect(page.getByTestId('object-error')).toContainText('or you may not see it');
  await expect(client.card.card).toHaveCount(0);
});
