import { Client } from '../pages/client.ts';
import { expect, test } from '../lab.fixture.ts';

test('shows the VCH card on the Summary page of an endpoint VM', async ({ client, vcenter1 }) => {
  const { value } = await vcenter1.vm('vch-production');
  await client.enter(Client.vmSummary(value, vcenter1.guid));
  await expect(client.card.fact('Docker API endpoint')).toContainText('tcp://10.20.30.15:2376');
  await expect(client.card.fact('State')).toContainText('Running');
  await expect(client.card.fact('Version')).toContainText('v1.5.6');
  await expect(client.card.frame.getByRole('link', { name: /Open portal/u })).toHaveAttribute(
    'href',
    'https://10.20.30.15:2378',
  );
});

test('shows the container card on the Summary page of a containerVM', async ({ client, vcenter1 }) => {
  const { value } = await vcenter1.vm('shop-web-1');
  await client.enter(Client.vmSummary(value, vcenter1.guid));
  await expect(client.card.fact('Name')).toContainText('shop-web-1');
  await expect(client.card.fact('State')).toContainText('Running');
  await expect(client.card.fact('Ports')).toContainText('8081');
  await expect(client.card.fact('VCH')).toContainText('vch-production');
});

test('leads from the container card to the VCH', async ({ client, vcenter1 }) => {
  const { value } = await vcenter1.vm('shop-web-1');
  await client.enter(Client.vmSummary(value, vcenter1.guid));
  await client.card.fact('VCH').getByRole('button').click();
  await expect(client.card.fact('Docker API endpoint')).toContainText('tcp://10.20.30.15:2376');
});

test('says on the card that a VCH has no address yet', async ({ client, vcenter1 }) => {
  const { value } = await vcenter1.vm('vch-staging');
  await client.enter(Client.vmSummary(value, vcenter1.guid));
  await expect(client.card.fact('Docker API endpoint')).toContainText('Waiting for an address');
});

test('shows why a container could not start on its card', async ({ client, vcenter1 }) => {
  const { value } = await vcenter1.vm('import-job');
  await client.enter(Client.vmSummary(value, vcenter1.guid));
  await expect(client.card.fact('Start error')).toContainText('no such file or directory');
});

test('shows no card on the Summary page of any other VM', async ({ client, vcenter1, page }) => {
  const { value } = await vcenter1.vm('dns-01');
  const answer = page.waitForResponse(/\/dynamic\/VirtualMachine\/summary/u);
  await client.enter(Client.vmSummary(value, vcenter1.guid));
  expect((await answer).status()).toBe(200);
  await expect(page.getByRole('heading', { name: 'dns-01' })).toBeVisible();
  await expect(client.card.card).toHaveCount(0);
});
