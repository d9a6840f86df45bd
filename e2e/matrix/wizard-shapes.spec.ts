import { Type } from 'typebox';
import Value from 'typebox/value';
import { SHAPES } from '../../lab/scenarios/shapes.ts';
import { expect } from '../lab.fixture.ts';
import type { Client } from '../pages/client.ts';
import type { Wizard } from '../pages/wizard.ts';
import { SHAPE_VCHS, wayTo } from '../shape-vchs.ts';
import { enterPlainVch, goOnWithoutTls, type SimpleVch } from '../simple-vch.ts';
import type { VcenterProbe } from '../vcenter-probe.ts';
import { test } from '../wizard.fixture.ts';

test.use({ scenario: 'shapes' });

const MADE_MS = 90_000;
const LONGEST = 'long-'.padEnd(80, 'x');

/** To the step of a place, which is chosen. */
async function enterPlace(wizard: Wizard, way: readonly string[]): Promise<void> {
  await wizard.shows('General');
  await wizard.field('Name').fill('vch-shape');
  await wizard.goOn('Compute');
  await wizard.choosePlace(...way);
}

async function enterUpToNetworks(wizard: Wizard, { way, datastore }: Pick<SimpleVch, 'way' | 'datastore'>) {
  await enterPlace(wizard, way);
  await wizard.goOn('Storage');
  await wizard.chooseDatastore(datastore);
  await wizard.goOn('Networks');
}

/** Has a VCH made with the least that it needs, to the end. */
async function make(client: Client, name: string, vch: SimpleVch): Promise<void> {
  const wizard = await client.enterWizard();
  await enterPlainVch(wizard, name, vch);
  await wizard.create();
  await becomesReal(client, name);
}

async function becomesReal(client: Client, name: string): Promise<void> {
  await expect(client.plugin.activity(name)).toContainText('Succeeded', { timeout: MADE_MS });
  await expect(client.plugin.list.row(name)).toContainText('127.0.1.', { timeout: MADE_MS });
}

/** Names of the port groups that are offered for the bridge network. */
async function offeredNetworks(wizard: Wizard): Promise<string[]> {
  await wizard.select('Bridge network').click();
  const more = wizard.frame.getByRole('option', { name: /not on all hosts/u });
  if (await more.isVisible()) await more.click();
  await wizard.frame.getByRole('option').first().waitFor();
  const names = await wizard.frame.getByRole('option').locator('.name').allInnerTexts();
  await wizard.select('Bridge network').press('Escape');
  return names.sort();
}

const References = Type.Array(Type.Object({ value: Type.String() }));

/** moids of the networks that a VM's network cards are on. */
async function networksOf(vcenter: VcenterProbe, name: string): Promise<string[]> {
  const refs = Value.Parse(References, await vcenter.property(await vcenter.vm(name), 'network'));
  return refs.map(({ value }) => value);
}

test('says what to do where there is no distributed switch, and never spins', async ({ client }) => {
  const wizard = await client.enterWizard();
  await enterUpToNetworks(wizard, { way: [...wayTo('noDistributedSwitch'), 'standard-only'], datastore: 'std-ds' });
  const step = wizard.frame.locator('main');
  await expect(step).toContainText('“standard-only” has no port group that can be the bridge network');
  await expect(step).toContainText('Make one in vCenter, then read the networks again.');
  await expect(wizard.button('Read again')).toBeVisible();
  await expect(step.locator('clr-spinner')).toHaveCount(0);
  await wizard.select('Bridge network').click();
  const standard = wizard.frame.getByRole('option').filter({ hasText: 'VM Network' });
  await expect(standard).toHaveAttribute('aria-disabled', 'true');
  await expect(standard).toContainText('Standard port group: only distributed port groups and NSX networks');
});

test('offers the port groups of both switches of a cluster, told apart, and those of no other datacenter', async ({
  client,
}) => {
  const wizard = await client.enterWizard();
  await enterUpToNetworks(wizard, SHAPE_VCHS.twoSwitches);
  expect(await offeredNetworks(wizard)).toEqual([
    'dvs-left-bridge',
    'dvs-left-management',
    'dvs-left-vm',
    'dvs-right-bridge',
    'dvs-right-vm',
  ]);
  await wizard.select('Bridge network').click();
  for (const [name, count] of [
    ['dvs-left', 3],
    ['dvs-right', 2],
  ] as const) {
    const group = wizard.frame.getByRole('group', { name: `Distributed switch ${name}` });
    await expect(group.getByRole('option')).toHaveCount(count);
  }
});

test('makes a VCH with networks of a second datacenter’s own switches', async ({ client, vcenter1 }) => {
  await make(client, 'vch-right', { ...SHAPE_VCHS.twoSwitches, bridge: 'dvs-right-bridge', network: 'dvs-right-vm' });
  const place = `Sites/${SHAPES.twoSwitches}/network`;
  expect((await networksOf(vcenter1, 'vch-right')).sort()).toEqual(
    [await vcenter1.moidAt(`${place}/dvs-right-bridge`), await vcenter1.moidAt(`${place}/dvs-right-vm`)].sort(),
  );
});

test('tells networks of one name in folders apart, and uses the one that was chosen', async ({ client, vcenter1 }) => {
  const wizard = await client.enterWizard();
  await enterUpToNetworks(wizard, SHAPE_VCHS.foldered);
  await wizard.select('Bridge network').click();
  const namesakes = wizard.frame.getByRole('option').filter({ hasText: 'same-name' });
  await expect(namesakes).toHaveCount(2);
  const inner = wizard.frame.getByRole('group', { name: 'Distributed switch dvs-twin-2' }).getByRole('option');
  await expect(inner).toContainText('Inner');
  await inner.click();
  await wizard.chooseNetwork('Public network', SHAPE_VCHS.foldered.network);
  await wizard.goOn('Security');
  await goOnWithoutTls(wizard);
  await wizard.enterOperationsUser();
  await wizard.goOn('Summary');
  await wizard.create();
  await becomesReal(client, 'vch-shape');

  const folder = `Sites/${SHAPES.networkFolders}/network/Prod %2f 50%25`;
  const used = await networksOf(vcenter1, 'vch-shape');
  expect(used).toContain(await vcenter1.moidAt(`${folder}/Inner/same-name`));
  expect(used).not.toContain(await vcenter1.moidAt(`${folder}/same-name`));
});

test('makes a VCH whose bridge is an opaque network of NSX-T', async ({ client, vcenter1 }) => {
  await make(client, 'vch-nsx', SHAPE_VCHS.opaque);
  const bridge = await vcenter1.moidAt(`Sites/${SHAPES.opaqueNetworks}/network/segment-bridge`);
  expect(await networksOf(vcenter1, 'vch-nsx')).toContain(bridge);
});

test('lists opaque networks by themselves', async ({ client }) => {
  const wizard = await client.enterWizard();
  await enterUpToNetworks(wizard, SHAPE_VCHS.opaque);
  await wizard.select('Bridge network').click();
  const group = wizard.frame.getByRole('group', { name: 'NSX networks' });
  await expect(group.getByRole('option').locator('.name')).toHaveText(['segment-bridge', 'segment-web']);
});

test('makes a VCH on a standalone host where there is no cluster', async ({ client }) => {
  await make(client, 'vch-alone', SHAPE_VCHS.standalone);
});

test('opens a datacenter of empty clusters, which cannot be chosen and say why', async ({ client }) => {
  const wizard = await client.enterWizard();
  await wizard.shows('General');
  await wizard.field('Name').fill('vch-empty');
  await wizard.goOn('Compute');
  for (const name of wayTo('emptyClusters')) await wizard.open(name);
  for (const name of ['empty-1', 'empty-2', 'empty-3']) {
    await expect(wizard.node(name)).toHaveCount(1);
    await expect(wizard.node(name)).toContainText('Has no hosts');
    await expect(wizard.node(name)).not.toHaveAttribute('aria-selected', /.*/u);
  }
  await expect(wizard.frame.getByRole('tree').locator('clr-spinner')).toHaveCount(0);
});

test('shows folders, clusters in folders and nested pools once each', async ({ client }) => {
  const wizard = await client.enterWizard();
  const { way } = SHAPE_VCHS.deep;
  await enterPlace(wizard, way);
  for (const name of way) await expect(wizard.node(name), name).toHaveCount(1);
  await expect(wizard.node('some-vapp')).toContainText('VCHs cannot run in a vApp');
  await expect(wizard.frame.getByLabel('Chosen compute resource')).toContainText('level-3');
  await wizard.goOn('Storage');
});

test('drops port groups and datastore when the place changes, and says so', async ({ client }) => {
  const wizard = await client.enterWizard();
  await enterUpToNetworks(wizard, SHAPE_VCHS.twoSwitches);
  await wizard.chooseNetwork('Bridge network', SHAPE_VCHS.twoSwitches.bridge);
  await wizard.chooseNetwork('Public network', SHAPE_VCHS.twoSwitches.network);
  await wizard.step('Compute').click();
  await wizard.choosePlace(...SHAPE_VCHS.opaque.way);
  const notices = wizard.frame.locator('vic-notices');
  await wizard.goOn('Storage');
  await expect(notices).toContainText('The image store left-ds was taken back: nsx does not have it.');
  await wizard.chooseDatastore(SHAPE_VCHS.opaque.datastore);
  await wizard.goOn('Networks');
  await expect(notices).toContainText(
    'The bridge network is to be chosen again: “nsx” does not have the port group “dvs-left-bridge”.',
  );
  await expect(notices).toContainText('The public network is to be chosen again');
  await expect(wizard.select('Bridge network')).toHaveValue('');
  await expect(wizard.select('Public network')).toHaveValue('');
});

test('names the appliances of a vCenter that are of no use', async ({ client }) => {
  const wizard = await client.enterWizard();
  await enterPlainVch(wizard, 'vch-no-appliance', {
    way: ['vc2.lab.local', 'Appliances', 'services'],
    datastore: 'services-ds',
    bridge: 'dvs-services-bridge',
    network: 'dvs-services-vm',
  });
  const checks = wizard.frame.locator('vic-preflight-list');
  await expect(checks).toContainText('vic-appliance-old', { timeout: 60_000 });
  await expect(checks).toContainText('powered off');
  await expect(wizard.frame.locator('main')).not.toContainText('null');
  await wizard.finish.click();
  await wizard.shows('General');
  await expect(wizard.faults).toContainText('vic-appliance-old');
});

test('says in the tree of places that the session has ended, and goes on reading when it is back', async ({
  client,
  page,
  watch,
}) => {
  watch.expectFailedRequests();
  const wizard = await client.enterWizard();
  await wizard.shows('General');
  await wizard.field('Name').fill('vch-expired');
  await wizard.goOn('Compute');
  await wizard.open('vc1.lab.local');
  await client.turn('session.expire');
  const ended = wizard.frame.getByText('Your vSphere Client session has ended.');
  await expect(async () => {
    if (!(await ended.first().isVisible())) await wizard.button('Read the tree again').click({ timeout: 1_000 });
    await expect(ended.first()).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await page.reload();
  await client.logIn();
  await client.plugin.openVchs();
  const again = await client.plugin.newVch();
  await again.button('Continue').click();
  await again.shows('Compute');
  await again.open('vc1.lab.local');
  await expect(again.node('Sites')).toBeVisible();
});

test('tells that DRS is off, and makes the VCH in a folder of its own', async ({ client, vcenter1 }) => {
  const wizard = await client.enterWizard();
  await enterPlace(wizard, SHAPE_VCHS.noDrs.way);
  await expect(wizard.frame.locator('main')).toContainText('DRS is off on no-drs. The VCH gets a VM folder');
  await wizard.cancel.click();
  await wizard.button('Discard draft and close').click();

  const next = await client.plugin.newVch();
  await enterPlainVch(next, 'vch-flat', SHAPE_VCHS.noDrs);
  await next.create();
  await becomesReal(client, 'vch-flat');
  const folder = await vcenter1.moidAt(`Sites/${SHAPES.noDrs}/vm/vch-flat`);
  const parent = await vcenter1.property(await vcenter1.vm('vch-flat'), 'parent');
  expect(parent).toMatchObject({ value: folder });
});

test('shows odd names right, and makes a VCH in a pool of 80 characters', async ({ client, vcenter1 }) => {
  const { way, datastore, bridge, network } = SHAPE_VCHS.odd;
  const wizard = await client.enterWizard();
  await wizard.shows('General');
  await wizard.field('Name').fill('vch größe 日本');
  await wizard.goOn('Compute');
  await wizard.choosePlace(...way, LONGEST);
  for (const name of [...way, 'team/web', '100%25 sure', '日本語', LONGEST]) {
    await expect(wizard.node(name), name).toHaveCount(1);
  }
  await expect(wizard.frame.getByLabel('Chosen compute resource')).toContainText(LONGEST);
  await wizard.goOn('Storage');
  await wizard.chooseDatastore('data store [1] %');
  await wizard.next.click();
  await expect(wizard.faults).toContainText('cannot be used, because its name contains "%"');
  await wizard.chooseDatastore(datastore);
  await wizard.goOn('Networks');
  await wizard.chooseNetwork('Bridge network', bridge);
  await wizard.chooseNetwork('Public network', network);
  await wizard.goOn('Security');
  await goOnWithoutTls(wizard);
  await wizard.enterOperationsUser();
  await wizard.goOn('Summary');
  await wizard.create();
  await becomesReal(client, 'vch größe 日本');
  const place = `Sites/Region %2f 1/${SHAPES.oddNames.replace('%', '%25').replace('/', '%2f')}/network`;
  expect(await networksOf(vcenter1, 'vch größe 日本')).toContain(await vcenter1.moidAt(`${place}/${bridge}`));
});

test('shows which hosts do not see a datastore, does not offer lost ones, and warns', async ({ client }) => {
  const wizard = await client.enterWizard();
  await enterPlace(wizard, SHAPE_VCHS.partlySeen.way);
  await wizard.goOn('Storage');
  const row = (name: string) => wizard.frame.getByRole('row').filter({ hasText: name });
  await expect(row('one-host-ds')).toContainText('1 of 2 hosts');
  await expect(row('lost-ds').getByRole('radio')).toBeDisabled();
  await expect(row('lost-ds')).toContainText('Not accessible');
  await expect(row('maintenance-ds').getByRole('radio')).toBeDisabled();
  await wizard.chooseDatastore('one-host-ds');
  await expect(wizard.frame.locator('main')).toContainText(
    'A host does not reach this datastore: esx02.partly.lab.local. Containers cannot run there.',
  );
  await wizard.goOn('Networks');
  await wizard.step('Storage').click();
  await expect(wizard.faults).toContainText('The datastore "one-host-ds" is not on "esx02.partly.lab.local".');
});
