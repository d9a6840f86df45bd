import { ODD_NAMES } from '../../lab/scenarios/odd-names.ts';
import { accessibilityFindings } from '../accessibility.ts';
import { Client } from '../pages/client.ts';
import { expect, test } from '../lab.fixture.ts';

const SCRIPT = '<script>alert(1)</script>';

test('shows hostile names of containers as text', async ({ client }) => {
  const containers = await (await client.enterPlugin()).openContainers();
  for (const name of ODD_NAMES.filter((odd) => odd.length < 80 && odd === odd.trim() && !/\s/u.test(odd))) {
    await expect(containers.rows.filter({ hasText: name }).first(), name).toBeVisible();
  }
  await expect(containers.frame.locator('img[src="x"], script:not([src]), b')).toHaveCount(0);
});

test('shows hostile names of VCHs as text', async ({ client }) => {
  const vchs = await (await client.enterPlugin()).openVchs();
  await expect(vchs.rows).toHaveCount(4);
  await expect(vchs.row('<b>bold</b>')).toBeVisible();
  await expect(vchs.row('vch/with/slashes')).toBeVisible();
  await expect(vchs.row('日本語 VCH 100%')).toBeVisible();
});

test('opens the detail of a container with hostile values', async ({ client, page }) => {
  const containers = await (await client.enterPlugin()).openContainers();
  await containers.toggleDetail(containers.row(SCRIPT).first());
  await expect(containers.detail).toContainText(SCRIPT);
  await expect(containers.detail).toContainText('<b>label</b>');
  expect(await accessibilityFindings(page)).toEqual([]);
});

test('keeps the layout with a name of 10,000 characters', async ({ client }) => {
  const plugin = await client.enterPlugin();
  const containers = await plugin.openContainers();
  const row = containers.row('long-xxxx').first();
  await row.scrollIntoViewIfNeeded();
  const heights = await Promise.all([row, containers.row('__proto__').first()].map((each) => each.boundingBox()));
  expect(heights[0]?.height).toBe(heights[1]?.height);
  await containers.toggleDetail(row);
  await expect(containers.detail).toContainText('long-xxxx');
  expect(await plugin.body.evaluate((body) => body.scrollWidth <= body.clientWidth)).toBe(true);
});

test('filters by hostile texts', async ({ client }) => {
  const containers = await (await client.enterPlugin()).openContainers();
  for (const text of [SCRIPT, '100%25 sure', 'pipe|in|name', 'back\\slash', "Robert');", '&x=1,y=2']) {
    await containers.filterByText('Name', text);
    await expect(containers.rows, text).toHaveCount(text.startsWith('&') ? 0 : 1);
  }
});

test('shows that a VCH with a hostile name owns a container', async ({ client }) => {
  const containers = await (await client.enterPlugin()).openContainers();
  await expect(containers.rows.filter({ hasText: 'vch/with/slashes' }).first()).toBeVisible();
});

test('shows a card with hostile values', async ({ client, vcenter1 }) => {
  const { value } = await vcenter1.vm('<script>');
  await client.enter(Client.vmSummary(value, vcenter1.guid));
  await expect(client.card.fact('Name')).toContainText(SCRIPT);
});
