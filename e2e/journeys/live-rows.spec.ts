import { expect, test } from '../lab.fixture.ts';

test('changes the row of a container that is started in vCenter, without a reload', async ({ client, vcenter1 }) => {
  const plugin = await client.enterPlugin();
  const containers = await plugin.openContainers();
  await plugin.becomesLive();
  const state = await containers.cell(containers.row('blue-release'), 'State');
  await expect(state).toContainText('Created');
  const vm = await vcenter1.vm('blue-release');
  await vcenter1.powerOn(vm);
  await expect(state).toContainText('Starting');
  await vcenter1.powerOff(vm);
  await expect(state).toContainText('Created');
});

test('keeps the open detail and the scroll position when another row changes', async ({ client, vcenter1 }) => {
  const plugin = await client.enterPlugin();
  const containers = await plugin.openContainers();
  await plugin.becomesLive();
  await containers.toggleDetail(containers.row('wiki-db'));
  await expect(containers.detail).toContainText('wiki-db');
  await containers.row('wiki-db').scrollIntoViewIfNeeded();
  const scrollBefore = await containers.scrollTop();
  expect(scrollBefore).toBeGreaterThan(0);
  const vm = await vcenter1.vm('kiosk-3');
  await vcenter1.powerOn(vm);
  await expect(containers.row('kiosk-3')).toContainText('Starting');
  await expect(containers.detail).toContainText('wiki-db');
  expect(await containers.scrollTop()).toBe(scrollBefore);
  await vcenter1.powerOff(vm);
  await expect(containers.row('kiosk-3')).toContainText('Created');
});

test('changes the open detail of the container that changes', async ({ client, vcenter1 }) => {
  const plugin = await client.enterPlugin();
  const containers = await plugin.openContainers();
  await plugin.becomesLive();
  await containers.toggleDetail(containers.row('kiosk-3'));
  const vm = await vcenter1.vm('kiosk-3');
  await vcenter1.powerOn(vm);
  await expect(containers.detail).toContainText('Starting');
  await vcenter1.powerOff(vm);
  await expect(containers.detail).toContainText('Created');
});

test('moves a row out of a filtered list when it no longer matches', async ({ client, vcenter1 }) => {
  const plugin = await client.enterPlugin();
  const containers = await plugin.openContainers();
  await containers.filterByChoice('State', 'Created');
  await plugin.becomesLive();
  await expect(containers.row('blue-release')).toBeVisible();
  const vm = await vcenter1.vm('blue-release');
  await vcenter1.powerOn(vm);
  await expect(containers.row('blue-release')).toHaveCount(0);
  await vcenter1.powerOff(vm);
  await expect(containers.row('blue-release')).toBeVisible();
});

test('counts the change in the summary', async ({ client, vcenter1 }) => {
  const plugin = await client.enterPlugin();
  await plugin.becomesLive();
  const starting = plugin.panel('Containers').getByRole('link', { name: /Starting/u });
  await expect(starting).toContainText('1');
  const vm = await vcenter1.vm('blue-release');
  await vcenter1.powerOn(vm);
  await expect(starting).toContainText('2');
  await vcenter1.powerOff(vm);
  await expect(starting).toContainText('1');
});
